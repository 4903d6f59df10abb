"""Which asks hold for an ad."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from django.db.models import Q

from lamppost.board.models import Ad
from lamppost.core.sealing import Unreadable, unseal
from lamppost.people.actions import blocked_between
from lamppost.people.models import Person
from lamppost.relay.asks import Asks, edition_of, read_asks
from lamppost.relay.models import AskSheet


@dataclass(frozen=True)
class Sheet:
    """told: names of what the poster tells in return. row: None if nothing was ever set."""

    asks: Asks = field(default_factory=Asks)
    told: tuple[str, ...] = ()
    row: AskSheet | None = None

    @property
    def edition(self) -> str:
        return edition_of(self.asks, self.told)


def sheet_of(ad: Ad) -> Sheet:
    """The ad's own, even if that asks nothing; else its poster's habit. Two statements."""
    poster = ad.persona.person_id
    rows = AskSheet.objects.filter(Q(ad=ad) | Q(person=poster, ad=None))
    return _sheet(next(iter(sorted(rows, key=lambda row: row.ad_id is None)), None))


def sheet_shown_to(person: Person, ad: Ad) -> Sheet:
    """As sheet_of, for somebody who is about to write.

    Where one of the two blocks the other, nothing is told in return. To the blocked that looks
    like a poster who tells nothing, instead of one who has something against them.
    """
    sheet = sheet_of(ad)
    if sheet.told and blocked_between(person, ad.persona.person):
        return replace(sheet, told=())
    return sheet


def habit_of(person: Person) -> Sheet:
    return _sheet(AskSheet.objects.filter(person=person, ad=None).first())


def own_sheet_of(ad: Ad) -> Sheet:
    """Without the habit."""
    return _sheet(AskSheet.objects.filter(ad=ad).first())


def told_by(sheet: Sheet) -> dict[str, str]:
    """What its poster tells in return, for their eyes and for whoever has met the asks."""
    if sheet.row is None or not sheet.told:
        return {}
    return told_in(sheet.row)


def told_in(row: AskSheet) -> dict[str, str]:
    """ "" for what was sealed with a key that is gone."""
    return {one.field: _readable(one.sealed) for one in row.answers.order_by("pk")}


def _readable(sealed: bytes | memoryview) -> str:
    try:
        return unseal(sealed)
    except Unreadable:
        return ""


def _sheet(row: AskSheet | None) -> Sheet:
    if row is None:
        return Sheet()
    told = tuple(row.answers.order_by("pk").values_list("field", flat=True))
    return Sheet(read_asks(row.asks), told, row)
