"""What a search found."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from django.contrib.humanize.templatetags.humanize import intcomma

from lamppost.board.cards import Card

CAP = 1_000  # so many matches are counted; beyond, a count says "1,000+"
BESIDE_CAP = 300  # and so many, of all categories, beside the list of one
# The same where each match has to be looked at, which costs ten times as much: some 4 µs.
LOOKED_AT_CAP, LOOKED_AT_BESIDE_CAP = 300, 100


@dataclass(frozen=True)
class Count:
    """How many match: exactly n, or at least n where counting stopped."""

    n: int
    or_more: bool = False

    def __bool__(self) -> bool:
        return self.n > 0 or self.or_more

    @property
    def shown(self) -> str:
        """ "1,234" or "1,000+"; "" where nothing is known but that there may be some."""
        if self.or_more:
            return f"{_with_commas(self.n)}+" if self.n else ""
        return _with_commas(self.n)

    def __add__(self, other: Count) -> Count:
        return Count(self.n + other.n, self.or_more or other.or_more)


def _with_commas(n: int) -> str:
    # Most counts have nothing to part, and a page has dozens.
    return str(n) if n < 1_000 else intcomma(n)


NONE = Count(0)


@dataclass(frozen=True)
class Results:
    """One page of ads and what is known of the others.

    counts says how many matches each postable category has, whatever category the query names
    and whatever it asks of that category's own fields; one that is missing has none, or at
    least none that was counted if others are "or more". distances are in km from the query's
    place, by ad id.
    """

    cards: tuple[Card, ...]
    count: Count
    counts: Mapping[str, Count] = field(default_factory=dict)
    distances: Mapping[int, float] = field(default_factory=dict)
    after: str = ""  # key of the next page; "" on the last
    meant: str = ""  # where nothing was found: the same words with a typo put right, which do find

    def counted(self, slugs: Collection[str]) -> Count:
        """How many match in these categories together."""
        parts = [self.counts[slug] for slug in slugs if slug in self.counts]
        return sum(parts, Count(0, self._is_capped))

    @cached_property
    def _is_capped(self) -> bool:
        """Where counting stopped, a category that was not met may have some as well."""
        return any(count.or_more for count in self.counts.values())
