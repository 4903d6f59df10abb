"""What people ask of a board, drawn from the board itself: its words, towns and categories."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass

from lamppost.board.categories import categories
from lamppost.board.models import Ad
from lamppost.board.search import Near
from lamppost.places.models import Place

SAMPLE = 200_000  # ads that words are counted in: a rare one stands in some 4 to 60 of them
ASKED_ADS = 20_000  # ads that towns, categories and pairs of words are taken from
# In which share of the ads the words of a class stand.
CLASSES = {"common": (0.05, 0.45), "medium": (0.003, 0.015), "rare": (0.000_02, 0.0003)}
PRICE_SPANS = ((None, 5_000), (2_000, 20_000), (10_000, 100_000), (50_000, None))  # cents


@dataclass(frozen=True)
class Sampled:
    """Words by how frequent they are, and ads to take what belongs together from."""

    words: dict[str, list[str]]
    ads: list[tuple[str, int, str]]  # title, place, category
    places: dict[int, Place]
    board_ads: int


def sample(board_ads: int, chance: random.Random, *, most: int = SAMPLE) -> Sampled:
    """Reads up to so many ads from all over the board."""
    keys = chance.sample(range(1, board_ads + 1), min(board_ads, most))
    holding: Counter[str] = Counter()
    for start in range(0, len(keys), 500):
        texts = Ad.objects.filter(pk__in=keys[start : start + 500]).values_list("words", flat=True)
        for text in texts:
            holding.update(set(text.split()))
    words = {
        name: sorted(
            word
            for word, n in holding.items()
            # What stands in one ad of a small board is not rare there but the least there is.
            if max(least * len(keys), 1) <= n <= max(most * len(keys), 3)
        )
        for name, (least, most) in CLASSES.items()
    }
    ads = [
        row
        for start in range(0, min(len(keys), ASKED_ADS), 500)
        for row in Ad.objects.filter(pk__in=keys[start : start + 500])
        .order_by("pk")
        .values_list("title", "place_id", "category")
    ]
    places = Place.objects.in_bulk({place for _title, place, _category in ads})
    return Sampled(words, ads, places, board_ads)


@dataclass(frozen=True)
class Asker:
    """Draws queries. Towns come as often as they have ads, categories too."""

    sampled: Sampled
    chance: random.Random

    def word(self, name: str = "") -> str:
        """Of one class, or of any of them with even chances."""
        return self.chance.choice(self.sampled.words[name or self.chance.choice(list(CLASSES))])

    def two_words(self) -> str:
        """Half of them from one ad's title, so that there is something to find."""
        if self.chance.random() < 0.5:
            words = self.ad()[0].split()
            if len(words) > 1:
                return " ".join(self.chance.sample(words, 2))
        return f"{self.word()} {self.word()}"

    def phrase(self) -> str:
        words = self.ad()[0].split()
        start = self.chance.randrange(max(1, len(words) - 1))
        return f'"{" ".join(words[start : start + 2])}"'

    def beginning(self) -> str:
        return f"{self.word()[:4]}*"

    def typo(self) -> str:
        """A word with two letters changed about."""
        word = self.word("medium")
        at = self.chance.randrange(max(1, len(word) - 1))
        return word[:at] + word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :]

    def ad(self) -> tuple[str, int, str]:
        return self.chance.choice(self.sampled.ads)

    def key(self) -> int:
        """Of any ad."""
        return self.chance.randrange(self.sampled.board_ads) + 1

    def place(self) -> Place:
        return self.sampled.places[self.ad()[1]]

    def near(self, km: float) -> Near:
        return Near(self.place(), km)

    def category(self) -> str:
        """One that ads are in, or in one of five draws the one around it."""
        slug = self.ad()[2]
        parent = categories().get(slug).parent
        return parent if parent and self.chance.random() < 0.2 else slug

    def prices(self) -> tuple[int | None, int | None]:
        """The least and the most, in cents."""
        return self.chance.choice(PRICE_SPANS)
