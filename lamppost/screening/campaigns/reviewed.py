"""A campaign as a page shows it to whoever reviews. Pure.

The unit of review is the template with all its ads, never an ad alone. Accounts and contacts are
numbered: what matters is which ads share them, and whoever reviews has no need of more.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from lamppost.screening.campaigns.values import Member, Shown


@dataclass(frozen=True)
class Piece:
    """Fixed text, or a slot by its number (from 1; 0 for fixed text)."""

    text: str
    slot: int = 0


@dataclass(frozen=True)
class AdRow:
    """One ad: whose it is, when and where it stands, and what it has in each slot."""

    subject: str
    account: str
    posted: datetime | None
    place: str
    contacts: tuple[str, ...]
    values: tuple[str, ...]


@dataclass(frozen=True)
class SharedThing:
    """A contact or a photo, with the accounts that state or show it."""

    name: str
    accounts: tuple[str, ...]


@dataclass(frozen=True)
class Reviewed:
    number: int
    flagged: bool
    sure: int  # per cent
    pieces: tuple[Piece, ...]
    slots: tuple[int, ...]
    ads: tuple[AdRow, ...]
    accounts: tuple[str, ...]
    contacts: tuple[SharedThing, ...]
    photos: tuple[SharedThing, ...]
    places: tuple[str, ...]
    first: datetime | None
    last: datetime | None
    reasons: tuple[str, ...]
    against: tuple[str, ...]
    clears: tuple[str, ...]
    held_until: datetime | None = None


def reviewed(
    shown: Shown,
    *,
    places: Mapping[str, str] | None = None,
    held_until: datetime | None = None,
) -> Reviewed:
    """places: what a place is called, where somebody knows."""
    called = places or {}
    accounts = _numbered(_("Account %(number)s"), (member.account for member in shown.members))
    contacts = _contact_names(what for what, _holders in shown.contacts)
    photos = _numbered(_("Photo %(number)s"), (what for what, _holders in shown.photos))
    slots = [part for part in shown.parts if part.is_slot]
    values = [{value.ad: value.text for value in part.values} for part in slots]
    times = [posted for posted, _ad in shown.timeline if posted]
    return Reviewed(
        number=shown.template,
        flagged=shown.scored.flagged,
        sure=round(shown.scored.score * 100),
        pieces=_pieces(shown),
        slots=tuple(range(1, len(slots) + 1)),
        ads=tuple(
            AdRow(
                subject=member.id,
                account=accounts[member.account],
                posted=member.posted,
                place=called.get(member.place, member.place),
                contacts=tuple(contacts[one] for one in _stated(member)),
                values=tuple(said.get(member.id, "") for said in values),
            )
            for member in sorted(shown.members, key=_when)
        ),
        accounts=tuple(accounts.values()),
        contacts=_things(shown.contacts, contacts, accounts),
        photos=_things(shown.photos, photos, accounts),
        places=tuple(called.get(place, place) for place in shown.places),
        first=min(times, default=None),
        last=max(times, default=None),
        reasons=shown.scored.reasons,
        against=shown.scored.against,
        clears=shown.scored.clears,
        held_until=held_until,
    )


def _pieces(shown: Shown) -> tuple[Piece, ...]:
    found, slot = [], 0
    for part in shown.parts:
        slot += part.is_slot
        found.append(Piece(part.text, slot if part.is_slot else 0))
    return tuple(found)


def _numbered(name: str, things: Iterable[str]) -> dict[str, str]:
    """In the order in which they come first."""
    return {
        thing: name % {"number": number}
        for number, thing in enumerate(dict.fromkeys(things), start=1)
    }


def _contact_names(contacts: Iterable[str]) -> dict[str, str]:
    """What a tag stands for is known by its kind alone: a phone, an address, a site."""
    kinds = {
        "phone": _("Phone %(number)s"),
        "mail": _("Mail address %(number)s"),
        "host": _("Site %(number)s"),
    }
    counts: dict[str, int] = {}
    names = {}
    for contact in dict.fromkeys(contacts):
        kind = contact.lstrip("=").partition(":")[0]
        kind = kind if kind in kinds else "other"
        counts[kind] = counts.get(kind, 0) + 1
        names[contact] = kinds.get(kind, _("Contact %(number)s")) % {"number": counts[kind]}
    return names


def _things(
    held: Sequence[tuple[str, tuple[str, ...]]],
    names: Mapping[str, str],
    accounts: Mapping[str, str],
) -> tuple[SharedThing, ...]:
    """Those of the most accounts first."""
    things = [
        SharedThing(names[what], tuple(sorted(accounts[one] for one in holders)))
        for what, holders in held
    ]
    return tuple(sorted(things, key=lambda thing: (-len(thing.accounts), thing.name)))


def _stated(member: Member) -> list[str]:
    return list(dict.fromkeys([*member.contacts, *member.written]))


def _when(member: Member) -> tuple[float, str]:
    return (member.posted.timestamp() if member.posted else 0.0, member.id)
