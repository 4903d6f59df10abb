"""Where phrases stand in a text."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from lamppost.screening.phrases.pattern import HEAD, heads_needed, level, pattern_of

_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Hit:
    """A phrase in a folded text. name: what the table calls its kind."""

    name: str
    start: int
    end: int


class Phrases:
    """Phrases by the name of their kind, of all languages at once: nobody has to be told apart.

    Cost: linear in the text. A phrase is tried only where a word that it needs is there, so an
    honest text pays for few of several hundred.
    """

    def __init__(self, kinds: Mapping[str, Iterable[str]]) -> None:
        self._by_head: dict[str, list[tuple[int, str, re.Pattern[str]]]] = defaultdict(list)
        number = 0
        for name, phrases in kinds.items():
            for phrase in phrases:
                entry = number, name, re.compile(pattern_of(phrase))
                for head in heads_needed(phrase):
                    self._by_head[head].append(entry)
                number += 1

    def find(self, plain: str) -> Iterator[Hit]:
        """Every place, in the order of the table. plain: folded, as `Normal` has it."""
        flat = level(plain)
        tried = {entry for head in heads_of(flat) for entry in self._by_head.get(head, ())}
        for _number, name, pattern in sorted(tried, key=lambda entry: entry[0]):
            for found in pattern.finditer(flat):
                yield Hit(name, found.start(), found.end())


def read_phrases(file: Path) -> Phrases:
    """From a shipped table: one section a kind, in it a list of phrases for each language."""
    table = tomllib.loads(file.read_text("utf-8"))
    return Phrases(
        {name: [p for lines in of.values() for p in lines] for name, of in table.items()}
    )


@lru_cache(maxsize=2)  # several checks ask it of one text
def heads_of(flat: str) -> tuple[str, ...]:
    """The beginnings of all its words, each once."""
    return tuple(dict.fromkeys(word[:HEAD] for word in _WORD.findall(flat)))
