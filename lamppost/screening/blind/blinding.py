"""One word for all words of who somebody is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from lamppost.screening.blind.vocabulary import SOMEBODY, WORD, Vocabulary, vocabulary
from lamppost.screening.normal import Normal, Spot
from lamppost.screening.normal.number_words import number_words
from lamppost.screening.normal.values import Reading
from lamppost.screening.phrases.pattern import level

ADULT = 18  # below it a stated age is not what this is about
_OLDEST = 120
_MOST_WORDS = 5  # of a number or a place: "quatre-vingt-dix-neuf", "New York City"
_AND = frozenset({"y", "et", "and", "und"})
_JOINED = re.compile(r"[ \-'’/]{1,2}")  # between words that belong together
_ENDS = re.compile(r" ?(?:[.,;:!?)\n]|$| and | und | y | et )")

Word = re.Match[str]


@dataclass(frozen=True)
class Blind:
    """plain: as of `Normal`, with one word for each of who somebody is. raw: without them."""

    plain: str
    raw: str
    reading: Reading

    def spot(self, start: int, end: int) -> Spot:
        """Where a piece of `plain` stands in the text as it was written."""
        return self.reading.spot(start, end)


def blind(normal: Normal) -> Blind:
    """Two texts that differ in who somebody is, and in nothing else, are the same. Linear."""
    spans = _joined(normal.plain, _spans(normal.plain))
    if not spans:
        return Blind(normal.plain, normal.raw, Reading(normal.plain, normal.origin))
    plain: list[str] = []
    origin: list[int] = []
    raw: list[str] = []
    end = written = 0
    for start, after in [*spans, (len(normal.plain), len(normal.plain))]:
        plain.append(normal.plain[end:start])
        origin += normal.origin[end:start]
        raw.append(normal.raw[written : normal.origin[start]])
        if start < after:
            plain.append(SOMEBODY)
            first, last = normal.origin[start], normal.origin[after - 1]
            origin += [first] * (len(SOMEBODY) - 1) + [last]
            written = last + 1
        end = after
    text = "".join(plain)
    return Blind(text, "".join(raw), Reading(text, [*origin, normal.origin[-1]]))


def _spans(plain: str) -> Iterator[tuple[int, int]]:
    known = vocabulary()
    flat = level(plain)
    telling = {word for word in set(WORD.findall(flat)) if _is_telling(word)}
    if not telling:
        return
    found = list(WORD.finditer(flat))
    text = _Text(flat, found, [word[0] for word in found])
    after = 0
    for at in [at for at, word in enumerate(text.words) if word in telling]:
        if at < after:
            continue
        word = text.words[at]
        if count := known.length_at(text.words, at) or _age(known, text, at):
            yield text.found[_first(known, text, at)].start(), found[at + count - 1].end()
            after = at + count
        elif word in known.coming_from and (count := _place(known, text, at)):
            yield found[at].start(), found[at + count].end()
            after = at + 1 + count


@lru_cache(maxsize=50_000)  # most of a text are words that were seen before
def _is_telling(word: str) -> bool:
    """Whether a saying of who somebody is can begin with it."""
    known = vocabulary()
    if known.has(word) or word in known.phrases or word in known.coming_from:
        return True
    return word[0].isdigit() or word in number_words().values


@dataclass(frozen=True)
class _Text:
    flat: str
    found: Sequence[Word]
    words: Sequence[str]

    def run(self, at: int, most: int) -> int:
        """How many words from there on have nothing but a blank between them."""
        count = 1
        while count < most and at + count < len(self.words) and self.is_joined(at + count):
            count += 1
        return count

    def is_joined(self, at: int) -> bool:
        """Whether it belongs to the word before."""
        between = self.flat[self.found[at - 1].end() : self.found[at].start()]
        return _JOINED.fullmatch(between) is not None

    def is_end(self, at: int) -> bool:
        return _ENDS.match(self.flat, self.found[at].end()) is not None


def _age(known: Vocabulary, text: _Text, at: int) -> int:
    """How many words are the stated age of an adult: "64 years old", or "I am" and "sixty-four"."""
    count, value = _number(text, at)
    if not ADULT <= value <= _OLDEST:
        return 0
    last = at + count
    while last < len(text.words) and text.words[last] in known.years | known.before:
        if not text.is_joined(last):
            break
        last += 1
    has_years = any(word in known.years for word in text.words[at + count : last])
    if has_years:
        return last - at
    says = at > 0 and text.words[at - 1] in known.saying_an_age and text.is_joined(at)
    return count if says and text.is_end(at + count - 1) else 0


def _number(text: _Text, at: int) -> tuple[int, int]:
    """Of how many words it is, and its value; 0 words for none."""
    word = text.words[at]
    if word[0].isdigit():
        # "22yo" is one word.
        digits = word.rstrip("abcdefghijklmnopqrstuvwxyz")
        return (1, int(digits)) if digits.isdecimal() and len(digits) <= 3 else (0, 0)
    values = number_words().values
    if word not in values:
        return 0, 0
    count, value = 1, values[word]
    for place in range(at + 1, at + text.run(at, _MOST_WORDS)):
        if text.words[place] in values:
            count, value = place - at + 1, value + values[text.words[place]]
        elif text.words[place] not in _AND:
            break
    return count, value


def _place(known: Vocabulary, text: _Text, at: int) -> int:
    """How many words behind a "from" are where somebody is from; 0 if no end is in sight."""
    if at == 0 or text.words[at - 1] not in known.coming:
        return 0
    run = text.run(at, _MOST_WORDS)
    return next((count for count in range(1, run) if text.is_end(at + count)), 0)


def _first(known: Vocabulary, text: _Text, at: int) -> int:
    """Where it begins, with the small words that belong to it."""
    while at and text.words[at - 1] in known.before and text.is_joined(at):
        at -= 1
    return at


def _joined(plain: str, spans: Iterator[tuple[int, int]]) -> list[tuple[int, int]]:
    """Those beside each other as one: "African American woman" is no longer than "man"."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and (start <= joined[-1][1] or _JOINED.fullmatch(plain, joined[-1][1], start)):
            joined[-1] = joined[-1][0], end
        else:
            joined.append((start, end))
    return joined
