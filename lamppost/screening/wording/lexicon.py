"""Phrases, each under a name, found in a row of tokens."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from lamppost.screening.wording.folding import fold
from lamppost.screening.wording.likeness import Slips, readings
from lamppost.screening.wording.tokens import Row

# In a phrase: any number; and up to three words of any kind.
NUMBER = "#"
GAP = "~"
_WIDEST_GAP = 3

# Words of texts remembered with what they stand for; most of a text are words seen before.
_WORDS_KEPT = 50_000


class Hit(NamedTuple):
    """A phrase where it stands. name: of its group; start, end: characters of the text."""

    name: str
    phrase: str
    start: int
    end: int


class Lexicon:
    """Groups of phrases such as "escort service*", "# roses|rosas" or "full ~ massage".

    "*" ends the stem of a word, "|" divides words that may stand in one place, "#" is a number
    and "~" up to three other words. near: words that are known also with one slip of the finger
    or spread over blanks; ordinary: words that are never taken for one of them; pictograms: the
    word each stands for.
    """

    def __init__(
        self,
        groups: Mapping[str, Iterable[str]],
        *,
        near: Iterable[str] = (),
        ordinary: Iterable[str] = (),
        pictograms: Mapping[str, str] | None = None,
    ) -> None:
        self._words: set[str] = set()
        self._stems: set[str] = set()
        self._longest_stem = 0
        self._root = _Node()
        for name, phrases in groups.items():
            for phrase in phrases:
                self._learn(name, phrase)
        self._near = frozenset(fold(word) for word in near)
        self._slips = Slips(self._near, never=map(fold, ordinary))
        self._pictograms = dict(pictograms or {})
        self._atoms = lru_cache(maxsize=_WORDS_KEPT)(self._atoms_of)
        self._halves = frozenset(word[:end] for word in self._near for end in range(1, len(word)))

    def find(self, row: Row) -> list[Hit]:
        """Every phrase, in the order of the text, the shorter of one place first. Linear."""
        texts = row.texts
        known = {text: self._atoms(text) for text in set(texts)}
        telling = {text for text, atoms in known.items() if atoms} | (known.keys() & self._halves)
        atoms = [known[text] for text in texts]
        for place in row.spread:
            atoms[place] |= self._within(texts[place])
            telling.add(texts[place])
        found = []
        for at in [at for at, text in enumerate(texts) if text in telling]:
            here, after = atoms[at], at + 1
            if not here:
                # A word cut in two: "mas sage", "com-panion".
                if after == len(texts) or texts[at] + texts[after] not in self._near:
                    continue
                here, after = self._atoms(texts[at] + texts[after]), after + 1
            if self._root.then.keys().isdisjoint(here):
                continue
            for name, phrase, last in _walk(self._root, here, atoms, after):
                start, end = row.found[at].start(), row.found[last - 1].end()
                found.append(Hit(name, phrase, start, end))
        # Words that a token may stand for are a set, which has no order of its own.
        return sorted(found, key=_in_order)

    def _learn(self, name: str, phrase: str) -> None:
        choices = [fold(word).split("|") for word in phrase.casefold().split()]
        for words in product(*choices):
            node = self._root
            for word in words:
                self._know(word)
                node = node.then.setdefault(word, _Node())
            node.ends.append((name, phrase))

    def _know(self, word: str) -> None:
        if not word.endswith("*"):
            self._words.add(word)
            return
        self._stems.add(word.rstrip("*"))
        self._longest_stem = max(self._longest_stem, len(word) - 1)

    def _within(self, spread: str) -> frozenset[str]:
        """Letters that were apart do not show where one word ends and the next begins."""
        forms = readings(spread)
        words = (word for word in self._near if any(word in form for form in forms))
        return frozenset(atom for word in words for atom in self._known(word))

    def _atoms_of(self, text: str) -> frozenset[str]:
        """What of the lexicon a word may stand for: whole words, stems (with "*"), a number."""
        if text[0].isdigit() and not any(letter.isalpha() for letter in text):
            return frozenset({NUMBER, text})
        text = self._pictograms.get(text, text)
        forms = readings(text)
        found = {atom for form in forms for atom in self._known(form)}
        if not found:
            meant = {word for form in forms for word in self._slips.meant(form)}
            found = {atom for word in meant for atom in self._known(word)}
        return frozenset(found)

    def _known(self, form: str) -> set[str]:
        found = {form} & self._words
        # Not to its end: a "word" can be a whole text without a blank.
        for end in range(3, min(len(form), self._longest_stem) + 1):
            if form[:end] in self._stems:
                found.add(form[:end] + "*")
        return found


def _in_order(hit: Hit) -> tuple[int, int, str, str]:
    return hit.start, hit.end, hit.name, hit.phrase


@dataclass
class _Node:
    """Where a phrase has come to: words that may follow, and the phrases that end here."""

    then: dict[str, _Node] = field(default_factory=dict)
    ends: list[tuple[str, str]] = field(default_factory=list)


def _walk(
    node: _Node, here: frozenset[str], atoms: Sequence[frozenset[str]], after: int
) -> list[tuple[str, str, int]]:
    """Phrases that go on with one of `here`: the name, the phrase, the token behind its last."""
    found = []
    for atom in here:
        below = node.then.get(atom)
        if below is None:
            continue
        for name, phrase in below.ends:
            found.append((name, phrase, after))
        if below.then and after < len(atoms):
            if atoms[after]:
                found += _walk(below, atoms[after], atoms, after + 1)
            if gap := below.then.get(GAP):
                for at in range(after, min(after + _WIDEST_GAP + 1, len(atoms))):
                    if atoms[at]:
                        found += _walk(gap, atoms[at], atoms, at + 1)
    return found
