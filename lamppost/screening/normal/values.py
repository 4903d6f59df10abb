"""What normalising finds in a text; all places are characters of the text as it was written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Spot:
    """A piece of the text as it was written."""

    start: int
    end: int


@dataclass(frozen=True)
class Phone(Spot):
    """A phone number, however it was written. number: E.164, "+13055550142"."""

    number: str
    is_hidden: bool  # spelled out, spread or mixed with letters, as nobody writes by habit


@dataclass(frozen=True)
class Price(Spot):
    amount_cents: int
    currency: str  # three letters, "" where the text does not say


@dataclass(frozen=True)
class Link(Spot):
    """A link or bare domain. host: where it leads at last, also through a known redirect.

    host is folded ("xn--" names decoded, lower case, without "www."); via: the hosts that it
    goes through, "" parts left out; is_disguised: written "site dot com" or shows another host;
    is_spelled: of these, only written around ("site dot com"); is_short: of a service that hides
    where it leads.
    """

    host: str
    url: str
    via: tuple[str, ...] = ()
    is_disguised: bool = False
    is_short: bool = False
    is_spelled: bool = False


@dataclass(frozen=True)
class Mail(Spot):
    """A mail address. is_hidden: written around, as in "name at example dot org"."""

    is_hidden: bool


@dataclass(frozen=True)
class Trick(Spot):
    """Letters put there to look like others, or not to be seen.

    kind: "look-alike" (of another script), "styled" (𝗯𝗼𝗹𝗱 or ⓒⓘⓡⓒⓛⓔⓓ: honest people do that too),
    "invisible" (within a word), "turned" (written from right to left), "marked" (marks upon
    marks), "spread" or "digits-for-letters".
    """

    kind: str


@dataclass(frozen=True)
class Reading:
    """A way to read a text. origin: len(text) + 1 integers, as in Normal."""

    text: str
    origin: Sequence[int]

    def spot(self, start: int, end: int) -> Spot:
        """Where a piece of it stands in what was written."""
        if end <= start:
            return Spot(self.origin[start], self.origin[start])
        return Spot(self.origin[start], self.origin[end - 1] + 1)


@dataclass(frozen=True)
class Normal:
    """A text, and what it says to somebody who reads it aloud.

    plain:  folded: one case, look-alike letters as the letter they look like, nothing invisible,
            runs of blanks as one
    origin: len(plain) + 1 integers: the character of `raw` that each of `plain` came from
    second: a second reading, for checks of single words: "c4sh a p p" as "cash app"; None where it
            would be the same as the first
    """

    raw: str
    plain: str
    origin: Sequence[int]
    phones: tuple[Phone, ...] = ()
    prices: tuple[Price, ...] = ()
    links: tuple[Link, ...] = ()
    mails: tuple[Mail, ...] = ()
    tricks: tuple[Trick, ...] = ()
    second: Reading | None = None

    @property
    def readings(self) -> tuple[Reading, ...]:
        """The plain one, and the second where it differs."""
        first = Reading(self.plain, self.origin)
        return (first, self.second) if self.second else (first,)

    def spot(self, start: int, end: int) -> Spot:
        """Where a piece of `plain` stands in `raw`."""
        return Reading(self.plain, self.origin).spot(start, end)

    def words(self, spot: Spot) -> str:
        """As they were written."""
        return self.raw[spot.start : spot.end]
