"""Everything that stands on the page of one item."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from lamppost.board.models import Ad, Photo, State
from lamppost.journal.actions import name_of
from lamppost.moderation.campaigns.panel import panel_for
from lamppost.moderation.clauses import KINDS, Kind
from lamppost.moderation.log import Entry as LogEntry
from lamppost.moderation.log import entry_of
from lamppost.moderation.models import Appeal, Choice, Proposal, Report, Steward
from lamppost.moderation.queue.items import Queue
from lamppost.moderation.reviewing.blind import (
    blind_opinion,
    both_of,
    case_number,
    edition_shown,
    state_shown,
)
from lamppost.moderation.reviewing.entries import Entry
from lamppost.moderation.reviewing.findings import Noticed
from lamppost.moderation.reviewing.offers import (
    NumberedClause,
    Offer,
    numbered_clauses,
    offers_for,
)
from lamppost.moderation.reviewing.own import is_their_own
from lamppost.moderation.reviewing.people import History, history_of, speaks_against
from lamppost.moderation.reviewing.shown_ads import ShownAd, shown_ad
from lamppost.moderation.reviewing.shown_letters import ShownLetter, shown_letter
from lamppost.moderation.reviewing.similar import similar_to
from lamppost.moderation.reviewing.subjects import About
from lamppost.people.models import Persona
from lamppost.relay.models import Letter, LetterPhoto
from lamppost.screening.models import Screening

ADS_OF_A_NAME = 5


@dataclass(frozen=True)
class Panel:
    """ad, letter, name: what it is about; the others are None. is_own: somebody else decides."""

    entry: Entry
    kind: Kind
    offers: Sequence[Offer]
    clauses: Sequence[NumberedClause]
    seen: str
    ad: ShownAd | None = None
    letter: ShownLetter | None = None
    name: Persona | None = None
    ads_of_name: Sequence[Ad] = ()
    photo: Photo | LetterPhoto | None = None
    campaign: dict[str, Any] | None = None  # what the piece of a campaign shows
    history: History | None = None
    against: Sequence[str] = ()
    similar: Sequence[LogEntry] = ()
    reports: Sequence[Report] = ()
    is_own: bool = False

    @property
    def suspends(self) -> bool:
        return any(one.choice == Choice.SUSPEND for one in self.offers)

    @property
    def both(self) -> Sequence[Proposal]:
        """Of two who differ what each has chosen, for a senior."""
        return both_of(self.entry.row)

    @property
    def appeal(self) -> Appeal | None:
        return self.entry.row if isinstance(self.entry.row, Appeal) else None

    @property
    def appealed(self) -> LogEntry | None:
        """The decision that is objected to, as everybody is told of it: not who took it."""
        return entry_of(self.appeal.decision) if self.appeal else None

    @property
    def kind_words(self) -> object:
        return _("A campaign") if self.campaign else KINDS[self.kind]

    @property
    def noticed(self) -> Sequence[Noticed]:
        shown = self.ad or self.letter
        return shown.noticed if shown else ()

    @property
    def title(self) -> str:
        if self.ad:
            return self.ad.ad.title
        if self.letter:
            return self.letter.letter.conversation.ad_title
        return self.name.name if self.name else ""


def panel_of(entry: Entry, *, steward: Steward, now: datetime) -> Panel:
    """Some twenty queries, whatever there is."""
    about = entry.about
    kind = about.kind if about else Kind.OTHER
    screening = _screening(entry, about)
    shown = _shown(about, screening)
    before = opinion.first.at if (opinion := blind_opinion(entry.row)) else None
    history = history_of(about.person, before=before) if about and about.person else None
    is_own = is_their_own(entry, steward)
    offers = offers_for(
        entry.item.queue,
        kind,
        state_shown(entry.row, about.state if about else ""),
        has_person=history is not None,
    )
    if entry.item.queue == Queue.CAMPAIGNS:
        shown["campaign"] = panel_for(entry.item)[1]
    return Panel(
        entry=entry,
        kind=kind,
        offers=() if is_own else offers,
        clauses=() if is_own else numbered_clauses(offers),
        seen=edition_shown(entry.row, _edition(shown)),
        history=history,
        against=_against(shown, history, now),
        similar=similar_to(
            entry.rule, besides=entry.subject, policies=_policies(entry), before=before
        ),
        reports=_reports(entry),
        is_own=is_own,
        **shown,
    )


def _screening(entry: Entry, about: About | None) -> Screening | None:
    if about is None:
        return None
    subject = entry.subject
    if isinstance(about.thing, Photo) and about.thing.ad:
        subject = name_of(about.thing.ad)
    if isinstance(about.thing, LetterPhoto):
        subject = name_of(about.thing.letter)
    return Screening.objects.filter(subject=subject).order_by("-at", "-pk").first()


def _shown(about: About | None, screening: Screening | None) -> dict[str, Any]:
    thing = about.thing if about else None
    if isinstance(thing, Ad):
        return {"ad": shown_ad(thing, screening)}
    if isinstance(thing, Letter):
        return {"letter": shown_letter(thing, screening)}
    if isinstance(thing, Photo) and thing.ad:
        return {"photo": thing, "ad": shown_ad(thing.ad, screening)}
    if isinstance(thing, LetterPhoto):
        return {"photo": thing, "letter": shown_letter(thing.letter, screening)}
    if isinstance(thing, Persona):
        live = thing.ads.filter(state=State.LIVE).order_by("-renewed")[:ADS_OF_A_NAME]
        return {"name": thing, "ads_of_name": list(live)}
    return {}


def _edition(shown: dict[str, Any]) -> str:
    if shown.get("photo"):
        return ""  # its own words and looks never change
    whole = shown.get("ad") or shown.get("letter")
    return whole.edition if whole else ""


def _against(shown: dict[str, Any], history: History | None, now: datetime) -> list[str]:
    if history is None:
        return []
    whole = shown.get("ad") or shown.get("letter")
    return speaks_against(history, [one.share for one in whole.noticed] if whole else [], now=now)


def _reports(entry: Entry) -> list[Report]:
    """What is said of it and when. Who says it does not come into anybody's hands here."""
    number = case_number(entry.row)
    if number is None:
        return []
    reports = Report.objects.filter(case=number)
    return list(reports.only("kind", "words", "at", "case", "outcome").order_by("at", "pk"))


def _policies(entry: Entry) -> list[str]:
    if isinstance(entry.row, Appeal):
        return [entry.row.decision.policy]
    return []
