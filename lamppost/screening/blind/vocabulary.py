"""Words of who somebody is, and whether a word is one."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel import Locale

from lamppost.screening.phrases.pattern import level

SOMEBODY = "somebody"  # what stands for each of them; no table of phrases has that word

_FILE = Path(__file__).with_name("who.toml")
_KINDS = ("ethnicity", "nationality", "religion", "gender")
_HEAD = 2  # letters by which stems are looked up; none is shorter
WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Vocabulary:
    """Levelled words, as `level` of folded text has them. phrases: by their first word, in words,
    longest first. stems: by their first letters."""

    words: frozenset[str]
    stems: Mapping[str, tuple[str, ...]]
    phrases: Mapping[str, Sequence[tuple[str, ...]]]
    before: frozenset[str]
    years: frozenset[str]
    saying_an_age: frozenset[str]
    coming: frozenset[str]
    coming_from: frozenset[str]

    def has(self, word: str) -> bool:
        return word in self.words or word.startswith(self.stems.get(word[:_HEAD], ()) or _NONE)

    def length_at(self, words: Sequence[str], at: int) -> int:
        """How many of the words from there on are one saying of who somebody is; 0 for none."""
        for phrase in self.phrases.get(words[at], ()):
            if tuple(words[at : at + len(phrase)]) == phrase:
                return len(phrase)
        return int(self.has(words[at]))


_NONE = ("\0",)  # no word begins so


@cache
def vocabulary() -> Vocabulary:
    table = tomllib.loads(_FILE.read_text("utf-8"))
    single = [word for kind in _KINDS for line in table[kind].values() for word in _split(line)]
    names = _countries(table["nationality"])
    said = [tuple(WORD.findall(_flat(each))) for some in table["phrases"].values() for each in some]
    said += [tuple(WORD.findall(_flat(name))) for name in names]
    phrases: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for words in said:
        if len(words) > 1:
            phrases[words[0]].add(words)
    single += [words[0] for words in said if len(words) == 1]
    return Vocabulary(
        words=frozenset(word for word in single if not word.endswith("*")),
        stems=_by_head(word[:-1] for word in single if word.endswith("*")),
        phrases={head: sorted(some, key=len, reverse=True) for head, some in phrases.items()},
        **{
            name: frozenset(word for line in table[name].values() for word in _split(line))
            for name in ("before", "years", "saying_an_age", "coming", "coming_from")
        },
    )


def blind_phrase(phrase: str) -> str:
    """A phrase of a table (see `phrases`), for a text that was made blind."""
    known = vocabulary()
    return re.sub(
        r"\w+\*?",
        lambda found: SOMEBODY if known.has(_flat(found[0].rstrip("*"))) else found[0],
        phrase,
    )


def _split(line: str) -> list[str]:
    return _flat(line).split()


def _countries(languages: Iterable[str]) -> set[str]:
    names = [Locale(language).territories for language in languages]
    return {name for some in names for code, name in some.items() if len(code) == 2}


def _by_head(stems: Iterable[str]) -> dict[str, tuple[str, ...]]:
    by_head: dict[str, list[str]] = defaultdict(list)
    for stem in stems:
        by_head[stem[:_HEAD]].append(stem)
    return {head: tuple(some) for head, some in by_head.items()}


def _flat(text: str) -> str:
    # Not casefold, which makes two letters of "ß": folded texts keep every letter's place.
    return level(text.lower())
