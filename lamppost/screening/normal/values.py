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
    goes through, "" parts left out; is_disguised: written "site dot com" or shows another host.
    """

    host: str
    url: str
    via: tuple[str, ...] = ()
    is_disguised: bool = False


@dataclass(frozen=True)
class Trick(Spot):
    """Letters put there to look like others, or not to be seen. kind: "look-alike",
    "invisible", "spread" or "digits-for-letters"."""

    kind: str


@dataclass(frozen=True)
class Normal:
    """A text, and what it says to somebody who reads it aloud.

    plain:  folded: one case, look-alike letters as the letter they look like, nothing invisible,
            runs of blanks as one
    origin: len(plain) + 1 integers: the character of `raw` that each of `plain` came from
    mails:  addresses, also "name at example dot org"
    """

    raw: str
    plain: str
    origin: Sequence[int]
    phones: tuple[Phone, ...] = ()
    prices: tuple[Price, ...] = ()
    links: tuple[Link, ...] = ()
    mails: tuple[Spot, ...] = ()
    tricks: tuple[Trick, ...] = ()

    def spot(self, start: int, end: int) -> Spot:
        """Where a piece of `plain` stands in `raw`."""
        if end <= start:
            return Spot(self.origin[start], self.origin[start])
        return Spot(self.origin[start], self.origin[end - 1] + 1)

    def words(self, spot: Spot) -> str:
        """As they were written."""
        return self.raw[spot.start : spot.end]
