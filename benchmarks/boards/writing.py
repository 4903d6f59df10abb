"""Ads that nobody wrote, the same from the same seed, in pieces that need no other piece."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from benchmarks.boards.asked_prices import Prices
from benchmarks.boards.own_fields import drawn_fields
from benchmarks.boards.towns import Towns, pin_near
from benchmarks.boards.vocabulary import Favourites, speech
from lamppost.board.categories import Category, categories
from lamppost.board.content import AdContent
from lamppost.board.models import TITLE_LENGTH
from lamppost.places.models import Place

TEXT_WORDS_LOG, TEXT_WORDS_SPREAD = 4.0, 0.45  # lognormal: 55 words in the middle, 60 on average
OWN_SHARE = 0.3  # of a text's words that are its category's favourites; half of a title's
SENTENCE = (8, 3)  # words of anybody, words of the category
NAMES_TOWN, HAS_PHRASE, HAS_NUMBER = 0.25, 0.5, 0.15
BIG = {"for-sale": 3.0, "housing": 1.5, "vehicles": 2.0}


@dataclass(frozen=True)
class Subject:
    category: Category
    favourites: Favourites
    prices: Prices


class Writer:
    """Writes the ads of one board."""

    def __init__(self, *, seed: int, today: date, towns: Towns) -> None:
        self._seed, self._today, self._towns = seed, today, towns
        self._speech = speech()
        self._subjects = [self._subject(one) for one in categories().all_postable]
        # How much is posted in a category differs as much as how often a word is said.
        chance = random.Random(f"{seed} sizes")
        sizes = [
            BIG.get(one.category.parent or "", 1.0) * chance.lognormvariate(0, 0.8)
            for one in self._subjects
        ]
        self._upto = list(accumulate(sizes))

    def _subject(self, category: Category) -> Subject:
        chance = random.Random(f"{self._seed} {category.slug} prices")
        favourites = self._speech.own_to(category.slug, self._seed)
        return Subject(category, favourites, Prices.of(category, chance))

    def write(self, piece: int | str, many: int) -> list[AdContent]:
        """The ads of a piece of the board."""
        chance = random.Random(f"{self._seed} piece {piece}")
        subjects = chance.choices(self._subjects, cum_weights=self._upto, k=many)
        towns = self._towns.draw(many, chance)
        return [
            self._ad(subject, town, chance) for subject, town in zip(subjects, towns, strict=True)
        ]

    def _ad(self, subject: Subject, town: Place, chance: random.Random) -> AdContent:
        cents, kind = subject.prices.draw(chance)
        own = subject.favourites.words
        return AdContent(
            category=subject.category.slug,
            title=self._title(own, chance),
            text=self._text(subject.favourites, town.name, chance),
            place=town,
            cell=pin_near(town, chance),
            price_cents=cents,
            price_kind=kind,
            currency="" if cents is None else "USD",
            fields=drawn_fields(subject.category, own, self._today, chance),
        )

    def _title(self, own: Sequence[str], chance: random.Random) -> str:
        many = 3 + int(7 * chance.random())
        common = chance.choices(self._speech.title_words, k=many // 2)
        words = chance.choices(own, k=many - many // 2)
        if chance.random() < HAS_NUMBER:
            words.append(_model_number(chance))
        title = " ".join(words + common)
        return f"{title[:1].upper()}{title[1:TITLE_LENGTH]}"

    def _text(self, favourites: Favourites, town: str, chance: random.Random) -> str:
        many = max(5, min(600, int(chance.lognormvariate(TEXT_WORDS_LOG, TEXT_WORDS_SPREAD))))
        of_own = int(many * OWN_SHARE)
        anybody, own = SENTENCE
        common = chance.choices(self._speech.words, k=many - of_own)
        theirs = chance.choices(favourites.words, k=of_own)
        sentences = [
            " ".join((*theirs[at * own : (at + 1) * own], *common[at * anybody :][:anybody]))
            for at in range(-(-len(common) // anybody))
        ]
        if chance.random() < HAS_PHRASE:
            sentences.append(chance.choice(favourites.phrases))
        if chance.random() < NAMES_TOWN:
            sentences[-1] += f" in {town}"
        text = ". ".join(sentences)
        return f"{text[:1].upper()}{text[1:]}."


def _model_number(chance: random.Random) -> str:
    """ "kx4217": what makes the vocabulary of a board grow for ever."""
    letters = "abcdefghjkmnprstvwxyz"
    return f"{chance.choice(letters)}{chance.choice(letters)}{int(chance.random() * 10_000)}"
