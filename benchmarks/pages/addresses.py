"""Requests for each page, drawn from the board as searches are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from benchmarks.search.asking import key_behind
from benchmarks.search.drawn import Asker
from benchmarks.search.kinds import DEEP_PAGE
from lamppost.board.categories import categories
from lamppost.board.models import Ad


@dataclass(frozen=True)
class Pages:
    """Addresses of each page by its name. A city is looked at as it comes: 25 km around."""

    asker: Asker
    now: datetime
    ads: int

    def address(self, page: str) -> str:
        return self._drawn[page]()

    @property
    def names(self) -> list[str]:
        return list(self._drawn)

    @property
    def _drawn(self) -> dict[str, Callable[[], str]]:
        word = self.asker.word
        return {
            "home": lambda: "/",
            "category": lambda: _results(category=self.asker.category()),
            "category, page 90": self._deep,
            "city": lambda: _results(place=self.asker.place().label),
            "common word": lambda: _results(q=word("common")),
            "medium word": lambda: _results(q=word("medium")),
            "rare word": lambda: _results(q=word("rare")),
            "two words": lambda: _results(q=self.asker.two_words()),
            "word + category + city": self._combined,
            "an ad": self._ad,
        }

    def _deep(self) -> str:
        category = self.asker.category()
        key = key_behind(category, DEEP_PAGE - 1, self.now)
        return _results(category=category, after=key)

    def _combined(self) -> str:
        _title, _place, category = self.asker.ad()
        return _results(q=self.asker.word(), category=category, place=self.asker.place().label)

    def _ad(self) -> str:
        while True:
            ad = Ad.objects.get(pk=self.asker.chance.randrange(self.ads) + 1)
            if not categories().get(ad.category).adults_only:  # those ask something first
                return ad.get_absolute_url()


def _results(**asked: str) -> str:
    return f"/ads/?{urlencode(asked)}"
