"""Words for numbers in the languages that phone numbers are spelled out in."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

_FILE = Path(__file__).with_name("number_words.toml")
SHORTEST_GLUED = 7  # letters: "onetwo" is too short to be one number after the other


@dataclass(frozen=True)
class NumberWords:
    """values: of each word. twice: how often the next is meant. zeros: said behind a
    number ("five thousand"). fillers: said between numbers.

    All of them folded, and without accents as well.
    """

    values: dict[str, int]
    twice: dict[str, int]
    zeros: dict[str, str]
    fillers: frozenset[str]
    glued: re.Pattern[str]  # several words for single digits, written as one
    one: re.Pattern[str]

    known: frozenset[str]  # all of these words, and the letters that stand for digits
    beginnings: frozenset[str]  # of words for single digits

    def may_be_number(self, said: str) -> bool:
        """A quick look at a word of a folded text; of long ones, only at how they begin."""
        if said in self.known or said[0] <= "9":
            return True
        return len(said) >= SHORTEST_GLUED and said[:3] in self.beginnings


@cache
def number_words() -> NumberWords:
    values: dict[str, int] = {}
    twice: dict[str, int] = {}
    zeros: dict[str, str] = {}
    fillers: set[str] = set()
    for language in tomllib.loads(_FILE.read_text("utf-8")).values():
        for word, value in _said(language):
            for form in _forms(word):
                values.setdefault(form, value)
        twice |= language.get("twice", {})
        zeros |= {word: "0" * count for word, count in language.get("zeros", {}).items()}
        fillers |= {form for word in language["fillers"] for form in _forms(word)}
    single = sorted((word for word, value in values.items() if value < 10), key=len, reverse=True)
    one = "|".join(single)
    stand_ins = {"".join(letters) for n in (1, 2, 3, 4) for letters in product("oil", repeat=n)}
    return NumberWords(
        values=values,
        twice=twice,
        zeros=zeros,
        fillers=frozenset(fillers),
        glued=re.compile(f"(?:{one})+"),
        one=re.compile(one),
        known=frozenset({*values, *twice, *zeros, *fillers, *stand_ins}),
        beginnings=frozenset(word[:3] for word in [*single, *twice]),
    )


def _said(language: dict[str, Any]) -> Iterator[tuple[str, int]]:
    ones, tens = language["ones"], language["tens"]
    yield from ((word, value) for value, word in enumerate(ones) if "-" not in word)
    yield from ((word, 20 + 10 * place) for place, word in enumerate(tens))
    yield from language.get("also", {}).items()
    joins = language.get("joins")
    if joins:
        for place, ten in enumerate(tens):
            for value, one in enumerate(ones[:10]):
                # "eins" loses its s: einundzwanzig.
                yield (
                    one.removesuffix("s" if one == "eins" else "-") + joins + ten,
                    (20 + 10 * place + value),
                )


def _forms(word: str) -> tuple[str, str]:
    """As `fold` writes it, and as those do who leave out accents."""
    small = word.casefold()
    apart = unicodedata.normalize("NFD", small)
    return small, "".join(c for c in apart if not unicodedata.combining(c))
