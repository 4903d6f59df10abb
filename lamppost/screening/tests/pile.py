"""A pile of ads in the place of the board's, for tests of campaigns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from lamppost.screening import sources
from lamppost.screening.campaigns.actions import assign_due, note_ad
from lamppost.screening.campaigns.values import Ad
from lamppost.screening.models import CampaignMember, CampaignNote, CampaignState
from lamppost.screening.sources import AdSource

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
ROOM = (
    "Sunny furnished room on the {0} floor, ten minutes on foot from the old railway station. "
    "Rent is {1} dollars with heating and water, deposit one month. The kitchen is shared with "
    "two quiet students, the garden belongs to everybody. Ask for {2} and say when you can come."
)
LESSONS = (
    "Patient teacher gives piano lessons to beginners of any age, at {0} dollars an hour. I come "
    "to your home in {2} with my own sheets, and the first lesson costs nothing. Children learn "
    "with games, grown-ups with the songs that they like; no exams unless you want one {1}."
)
FILLERS = ("third", "fourth", "fifth", "sixth", "ground", "second", "top", "first")
NAMES = ("Adlington", "Brackley", "Corsham", "Dunmow", "Evesham", "Frome", "Garstang", "Hexham")


def room(number: int, **more: object) -> Ad:
    text = ROOM.format(FILLERS[number % 8], 400 + 7 * number, NAMES[number % 8])
    return _ad(f"room:{number}", text, number, more)


def lesson(number: int, **more: object) -> Ad:
    text = LESSONS.format(20 + number, 2027 + number, NAMES[number % 8])
    return _ad(f"lesson:{number}", text, number, more)


def _ad(name: str, text: str, number: int, more: dict[str, object]) -> Ad:
    posted = NOON + timedelta(minutes=number)
    ad = Ad(id=name, text=text, account=f"people.person:{number}", posted=posted)
    return replace(ad, **more)  # type: ignore[arg-type]


class Pile:
    """Put ads on it, take some off; `settle` is what the watcher does."""

    def __init__(self) -> None:
        self.ads: dict[str, Ad] = {}
        self.source = AdSource(self._named, self._since, self._count)

    def put(self, *ads: Ad) -> None:
        for ad in ads:
            self.ads[ad.id] = ad
            note_ad(ad.id)

    def settle(self, now: datetime = NOON) -> None:
        while CampaignNote.objects.filter(is_later=False).exists():
            assign_due(now)

    def _named(self, subjects: object) -> list[Ad]:
        return [ad for name, ad in self.ads.items() if name in subjects]  # type: ignore[operator]

    def _since(self, when: datetime) -> Iterator[Ad]:
        ads = [ad for ad in self.ads.values() if ad.posted and ad.posted >= when]
        yield from sorted(ads, key=lambda ad: (ad.posted, ad.id))

    def _count(self, when: datetime) -> int:
        return len(list(self._since(when)))


def together() -> set[frozenset[str]]:
    """The ads as templates put them together, in the slot in use."""
    state = CampaignState.objects.filter(pk=1).first()
    found: dict[int, set[str]] = {}
    for member in CampaignMember.objects.filter(slot=state.slot if state else 0):
        found.setdefault(member.template_id, set()).add(member.subject)
    return {frozenset(ads) for ads in found.values()}


@pytest.fixture
def pile(db: None, monkeypatch: pytest.MonkeyPatch) -> Pile:
    one = Pile()
    monkeypatch.setattr(sources, "_registered", {"pile": one.source})
    return one
