"""What campaigns know of an ad, and what they say of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Ad:
    """An ad as campaigns see it; only id and text are needed.

    text:        title, a line break, text
    account:     "" if unknown: then it counts as an account of its own
    contacts:    stated by the account (verified, or a column of a file), beside those in the text
    place:       town, cell or "lat,lng": compared, never understood
    photos:      hashes
    is_verified: its account has a verified fact and posts openly
    """

    id: str
    text: str
    account: str = ""
    contacts: tuple[str, ...] = ()
    place: str = ""
    posted: datetime | None = None
    photos: tuple[str, ...] = ()
    is_verified: bool = False


@dataclass(frozen=True, slots=True)
class Member:
    """An ad in a template: what actors are scored by, and its folded words.

    codes:   one character a word, as `folding.Words` gives them
    written: contacts that its text states, folded: "phone:13055550142", "host:example.org"
    """

    id: str
    account: str
    codes: str = ""
    contacts: tuple[str, ...] = ()
    written: tuple[str, ...] = ()
    place: str = ""
    posted: datetime | None = None
    photos: tuple[str, ...] = ()
    is_verified: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """Where an ad went. saved: bits that the template spares in telling it, 0.0 for a founder."""

    template: int
    is_new: bool
    saved: float = 0.0


@dataclass(frozen=True, slots=True)
class Scored:
    """What is to be thought of the hand behind a template: a unit for review, no accusation.

    score:   0.0 to 1.0
    reasons: each kind of evidence, in a sentence. against: what speaks for coincidence or an
             open business. clears: what would settle it.
    """

    flagged: bool
    score: float
    reasons: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    clears: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """What `try_ads` says of one ad."""

    id: str
    template: int
    flagged: bool
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Result:
    """Lines in the order of the ads; `templates` are those of two ads or more."""

    lines: tuple[Line, ...]
    templates: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """What one ad has in a slot, as it was written; "" for nothing."""

    ad: str
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a template: fixed text, or a slot with every ad's value."""

    text: str
    values: tuple[Value, ...] = ()

    @property
    def is_slot(self) -> bool:
        return bool(self.values)


@dataclass(frozen=True, slots=True)
class Shown:
    """A template as a person reviews it; times in order, None last.

    contacts, photos: with the accounts that state them.
    """

    template: int
    parts: tuple[Part, ...]
    members: tuple[Member, ...]
    scored: Scored
    accounts: tuple[str, ...]
    contacts: tuple[tuple[str, tuple[str, ...]], ...]
    photos: tuple[tuple[str, tuple[str, ...]], ...]
    places: tuple[str, ...]
    timeline: tuple[tuple[datetime | None, str], ...]

    @property
    def wording(self) -> str:
        """The fixed text, with "[ … ]" for each slot."""
        return " ".join("[ … ]" if part.is_slot else part.text for part in self.parts)
