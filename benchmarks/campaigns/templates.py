"""A template and its copies."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from benchmarks.campaigns.rows import FIXED, Word
from benchmarks.campaigns.values import Values

ONE_WORD = 0.6  # of the slots; the others are of two to five words
LONGEST = 5
TRIES = 400


@dataclass(frozen=True)
class Slot:
    number: int
    draw: Callable[[], str]


@dataclass(frozen=True)
class Template:
    """Fixed words and slots in their order."""

    parts: Sequence[str | Slot]

    @property
    def slots(self) -> int:
        return sum(isinstance(part, Slot) for part in self.parts)

    def filled(self) -> list[Word]:
        words: list[Word] = []
        for part in self.parts:
            if isinstance(part, Slot):
                words += [(word, part.number) for word in part.draw().split()]
            else:
                words.append((part, FIXED))
        return words


def template(words: Sequence[str], share: float, values: Values, chance: random.Random) -> Template:
    """This share of the words becomes slots; two slots never stand side by side."""
    is_slot = [False] * len(words)
    spans: list[tuple[int, int]] = []
    wanted = max(1, round(share * len(words)))
    for _try in range(TRIES):
        left = wanted - sum(is_slot)
        if left <= 0:
            break
        length = 1 if chance.random() < ONE_WORD else chance.randint(2, LONGEST)
        length = min(length, left)
        start = chance.randrange(max(1, len(words) - length + 1))
        if not any(is_slot[max(0, start - 1) : start + length + 1]):
            is_slot[start : start + length] = [True] * length
            spans.append((start, length))
    return _template(words, dict(spans), values)


def _template(words: Sequence[str], spans: dict[int, int], values: Values) -> Template:
    parts: list[str | Slot] = []
    at = number = 0
    while at < len(words):
        if at in spans:
            parts.append(Slot(number, values.slot(spans[at])))
            number += 1
            at += spans[at]
        else:
            parts.append(words[at])
            at += 1
    return Template(parts)
