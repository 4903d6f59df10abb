"""What is screened, and what is known around it: the values that checks look at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Kind(StrEnum):
    AD = "ad"
    LETTER = "letter"


@dataclass(frozen=True)
class SeenPhoto:
    """A photo by what was computed of it when it came.

    digest: of its cleaned file. pdq: 64 hexadecimal digits, or "" if it has none yet.
    quality: PDQ's own, 0 to 100; below 50 a match says little.
    """

    digest: str
    pdq: str = ""
    quality: int = 0


@dataclass(frozen=True)
class Submission:
    """An ad or a letter as somebody wrote it; prices in minor units of the currency."""

    kind: Kind
    text: str
    title: str = ""
    category: str = ""
    price_cents: int | None = None
    price_kind: str = ""
    currency: str = ""
    place: str = ""  # its id in the gazetteer
    country: str = ""  # two letters: where phone numbers without a prefix belong
    latitude: float | None = None
    longitude: float | None = None
    photos: tuple[SeenPhoto, ...] = ()
    beside: str = ""  # further words that others read: what photos are described with, say

    @property
    def whole(self) -> str:
        """Title, text and what stands beside them as one: places in findings count its
        characters."""
        return "\n".join(part for part in (self.title, self.text, self.beside) if part)


@dataclass(frozen=True)
class OwnAd:
    """Another ad of the same person that is up."""

    number: int
    title: str
    text: str


@dataclass(frozen=True)
class PriceSpread:
    """What others ask in this category and around this place, in minor units.

    scale: a robust standard deviation of the logarithm of the price. count: ads behind it.
    where: in words, for whoever reads why.
    """

    median_cents: float
    scale: float
    count: int
    where: str


@dataclass(frozen=True)
class PhotoMatch:
    """A photo that is known: on a list of hashes, or under another account.

    distance: bits of 256 that differ. quality: the photo's. asks: the Verdict that the list wants.
    """

    digest: str
    list_name: str  # "" for another account's
    distance: int
    accounts: int = 0  # others than the author's
    is_urgent: bool = False
    asks: str = "hold"
    quality: int = 100


@dataclass(frozen=True)
class Wordlist:
    """Words that a host wants noticed, in a language ("" for any), and what then happens."""

    name: str
    language: str
    words: tuple[str, ...]
    asks: str  # a Verdict


@dataclass(frozen=True)
class Facts:
    """What is known around a submission when it comes; all of it gathered before.

    No field says who somebody is: no name, language, origin, gender or age.
    """

    now: datetime
    author: str = ""  # as the journal names them
    account_age_days: float = 0.0
    has_phone: bool = False
    posted_last_hour: int = 0
    posted_last_day: int = 0
    letters_before: int = 0  # by the same person in the same conversation
    opened_last_day: int = 0  # conversations begun by the same person
    own_ads: tuple[OwnAd, ...] = ()
    prices: PriceSpread | None = None
    photo_matches: tuple[PhotoMatch, ...] = ()
    bad_hosts: frozenset[str] = frozenset()
    refused_hosts: frozenset[str] = frozenset()  # those of them that the host wants refused
    wordlists: tuple[Wordlist, ...] = ()
    lists: str = ""  # names what the host's lists said, to be kept with the verdict
