"""What waits for whoever looks after the demo: two ads that were held, and three reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from lamppost.board import actions
from lamppost.board.content import AdContent
from lamppost.board.models import Ad
from lamppost.demo.cast import GUIDE, STEWARD, address_of
from lamppost.demo.wording import CURRENCY
from lamppost.journal.actions import name_of
from lamppost.moderation.models import Case, Rank, Report, Steward
from lamppost.moderation.reports.cases import NewReport, file_report
from lamppost.moderation.stewards import make_steward
from lamppost.people.models import Person, Persona
from lamppost.places.models import Place

_KEYS = "demo-"  # by their keys the demo's reports are told from others


@dataclass(frozen=True)
class _Held:
    """An ad in which the board's own checks find something: nothing is put into their mouths."""

    category: str
    title: str
    text: str
    price_cents: int
    price_kind: str
    age: timedelta


HELD = (
    _Held(
        "flats",
        "Two rooms by the park, bills included",
        "Bright, second floor, free from the first of the month.\n\nI am abroad for work until "
        "spring, so I cannot show it. Pay the deposit with gift cards, and my lawyer mails you "
        "the key the same day.",
        45_000,
        "per_month",
        timedelta(hours=2),
    ),
    _Held(
        "furniture",
        "Piano stool, walnut, turns both ways",
        "My aunt taught on it for thirty years. The screw is new.\n\nThere are many fakes here, "
        "so I am sending a verification code to your phone. Tell me the six digit code and I "
        "know that you are real.",
        4_000,
        "fixed",
        timedelta(minutes=25),
    ),
)

# Of which of two ads, of what kind, in which words, and how long ago. The guide's is the first.
_REPORTS = (
    (0, Report.Kind.MONEY, "Wants 40 dollars “to keep it for me” before I may see it.", 50),
    (0, Report.Kind.MONEY, "Same here, and they sent the same sentence to my neighbour.", 20),
    (1, Report.Kind.WRONG, "I drove there. It was sold a week ago.", 90),
)


def write_reviews(ads: Sequence[Ad], *, source: str, now: datetime) -> None:
    """ads: what is up, by anybody, of which others hold what is reported and held here. source:
    how the demo's ads are known."""
    guide = Person.objects.filter(email=address_of(GUIDE)).first()
    steward = Person.objects.filter(email=address_of(STEWARD)).first()
    if steward is None:
        return
    if not Steward.objects.filter(person=steward).exists():
        make_steward(steward, Rank.HOST, at=now, is_trained=True)
    # Of different people, and none of those as whom a newcomer looks on: nobody reviews their own.
    lone = {ad.persona.person_id: ad for ad in ads}
    others = [ad for who, ad in lone.items() if who not in {steward.pk, guide.pk if guide else 0}]
    for ad, held in zip(others[2:], HELD, strict=False):
        _hold(held, ad.persona, ad.place, source, now)
    _report(others[:2], guide, now)


def take_reviews_away() -> None:
    """The reports; held ads go as every ad of the demo does, and who reviews stays."""
    Case.objects.filter(reports__key__startswith=_KEYS).delete()


def _hold(held: _Held, by: Persona, place: Place, source: str, now: datetime) -> None:
    at = now - held.age
    content = AdContent(
        category=held.category,
        title=held.title,
        text=held.text,
        place=place,
        price_cents=held.price_cents,
        price_kind=held.price_kind,
        currency=CURRENCY,
    )
    draft = actions.begin_draft(content.category, {}, by=by.person, at=at)
    ad = actions.put_up(draft, content, by=by, at=at)
    Ad.objects.filter(pk=ad.pk).update(source=source, external_id=f"held-{HELD.index(held)}")


def _report(ads: Sequence[Ad], guide: Person | None, now: datetime) -> None:
    for number, (which, kind, words, minutes) in enumerate(_REPORTS):
        if which < len(ads):
            new = NewReport(kind, words, f"{_KEYS}{number}")
            by = guide if number == 0 else None
            file_report(name_of(ads[which]), new, by=by, at=now - timedelta(minutes=minutes))
