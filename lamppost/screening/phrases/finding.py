"""Where phrases stand in a text."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from lamppost.screening.phrases.pattern import (
    ANY_NUMBER,
    CURRENCIES,
    HEAD,
    heads_first,
    heads_needed,
    heads_of_each,
    level,
    pattern_of,
)

_WORD = re.compile(r"\w+")
_NUMBER = re.compile(rf"[{CURRENCIES}]?(?<!\w)\d")


@dataclass(frozen=True)
class Hit:
    """A phrase in a folded text. name: what the table calls its kind."""

    name: str
    start: int
    end: int


class _Phrase:
    """One of a table. needs, all_needs, begins: see `heads_needed`, `heads_of_each` and
    `heads_first`."""

    def __init__(self, number: int, name: str, phrase: str) -> None:
        self.number = number
        self.name = name
        self.pattern = re.compile(pattern_of(phrase))
        self.needs = heads_needed(phrase)
        self.all_needs = heads_of_each(phrase)
        self.begins = heads_first(phrase)

    def may_be_in(self, places: Mapping[str, Sequence[int]]) -> bool:
        """Whether there is a word for each of which it needs one."""
        return not any(map(places.keys().isdisjoint, self.all_needs))

    def find(self, flat: str, places: Mapping[str, Sequence[int]]) -> Iterator[Hit]:
        if not self.begins:
            for found in self.pattern.finditer(flat):
                yield Hit(self.name, found.start(), found.end())
            return
        for head in self.begins & places.keys():
            for place in places[head]:
                if at := self.pattern.match(flat, place):
                    yield Hit(self.name, place, at.end())


class Phrases:
    """Phrases by the name of their kind, of all languages at once: nobody has to be told apart.

    Cost: linear in the text. A phrase is tried only if a word that it needs is there, and only
    where it can begin, so an honest text pays for few of several hundred.
    """

    def __init__(self, kinds: Mapping[str, Iterable[str]]) -> None:
        self._by_head: dict[str, list[_Phrase]] = {}
        pairs = [(name, phrase) for name, phrases in kinds.items() for phrase in phrases]
        for number, (name, phrase) in enumerate(pairs):
            made = _Phrase(number, name, phrase)
            for head in made.needs:
                self._by_head.setdefault(head, []).append(made)

    def find(self, plain: str) -> list[Hit]:
        """Every place, in the order of the table. plain: folded, as `Normal` has it."""
        flat = level(plain)
        places = places_of(flat)
        heads = self._by_head.keys() & places.keys()
        tried = {one for head in heads for one in self._by_head[head]}
        likely = [one for one in tried if one.may_be_in(places)]
        hits: list[Hit] = []
        for phrase in sorted(likely, key=_number):
            end = 0
            for hit in sorted(phrase.find(flat, places), key=_start):
                if hit.start >= end:  # what lies within another place is no second one
                    hits.append(hit)
                    end = hit.end
        return hits


def _number(phrase: _Phrase) -> int:
    return phrase.number


def _start(hit: Hit) -> int:
    return hit.start


def read_phrases(file: Path, *, each: Callable[[str], str] = str) -> Phrases:
    """From a shipped table: one section a kind, in it a list of phrases for each language.

    each: what is done to a phrase first.
    """
    table = tomllib.loads(file.read_text("utf-8"))
    return Phrases(
        {name: [each(p) for lines in of.values() for p in lines] for name, of in table.items()}
    )


@lru_cache(maxsize=2)  # several checks ask it of one text
def places_of(flat: str) -> dict[str, list[int]]:
    """Where words begin, by their own beginnings."""
    places: dict[str, list[int]] = defaultdict(list)
    for word in _WORD.finditer(flat):
        places[word[0][:HEAD]].append(word.start())
    for number in _NUMBER.finditer(flat):
        # With its currency and without: "$#" begins at the one, "# dollars" at the other.
        places[ANY_NUMBER] += sorted({number.start(), number.end() - 1})
    return dict(places)
