"""Chains of numbers in a text, however they are written: "305", "three oh five", "3 o 5"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from lamppost.screening.normal.number_words import SHORTEST_GLUED, NumberWords, number_words

_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_MONEY = re.compile("[$€£¥₽₴₹]")
_STAND_INS = {"o": "0", "i": "1", "l": "1", "q": "9"}
_ONLY_STAND_INS = re.compile(r"[oil]{1,4}")
MOST_BETWEEN = 6  # characters between two numbers of a chain: ") - ( "


class Number(NamedTuple):
    """A number in a chain. kind: "digits", "words" or "letters" (an O for a zero).
    word: the last that it was said with."""

    start: int
    end: int
    digits: str
    kind: str
    word: str = ""


@dataclass
class Chain:
    numbers: list[Number] = field(default_factory=list)

    @property
    def digits(self) -> str:
        return "".join(number.digits for number in self.numbers)

    @property
    def start(self) -> int:
        return self.numbers[0].start

    @property
    def end(self) -> int:
        return self.numbers[-1].end


def chains(text: str, *, least: int) -> Iterator[Chain]:
    """Chains of at least so many digits, in order; text is folded. Linear."""
    words = number_words()
    chain = Chain()
    for number in _without_lone_letters(list(_numbers(text, words))):
        if chain.numbers and not _goes_on(text, chain.end, number.start, words):
            if len(chain.digits) >= least:
                yield chain
            chain = Chain()
        chain.numbers.append(number)
    if chain.numbers and len(chain.digits) >= least:
        yield chain


def _without_lone_letters(numbers: Sequence[Number]) -> Iterator[Number]:
    """Letters count where a digit touches them (5O5), or single ones stand around (5 o 5)."""
    for before, number, after in zip([None, *numbers], numbers, [*numbers[1:], None], strict=False):
        if (
            number.kind != "letters"
            or (before and before.end == number.start)
            or (after and after.start == number.end)
            or (before and after and len(before.digits) == len(after.digits) == 1)
        ):
            yield number


def _goes_on(text: str, end: int, start: int, words: NumberWords) -> bool:
    between = text[end:start]
    if _MONEY.search(between):  # "19144$1650"
        return False
    if len(between) <= MOST_BETWEEN and not any(map(str.isalpha, between)):
        return True
    if len(between) > 2 * MOST_BETWEEN + 6:
        return False
    said = _TOKEN.findall(between)
    return all(word in words.fillers or word in words.twice for word in said)


def _numbers(text: str, words: NumberWords) -> Iterator[Number]:
    """One after the other, tens and ones together ("thirty four" is 34)."""
    # Each word is looked at once, however often it is said.
    wanted = {word for word in set(_TOKEN.findall(text)) if words.may_be_number(word)}
    last: Number | None = None
    times = 1
    for token in _TOKEN.finditer(text):
        said = token[0]
        if said not in wanted:  # most words of most texts
            times = 1
            continue
        if said in words.twice:
            times = words.twice[said]
            continue
        if said in words.zeros and last:
            last = Number(last.start, token.end(), last.digits + words.zeros[said], "words")
            continue
        number = _number(token, words)
        if number is None:
            times = times if said in words.fillers else 1
            continue
        if times > 1:
            number = number._replace(digits=number.digits * times)
            times = 1
        total = _together(last, number) if last else ""
        if last and total and number.start - last.end <= MOST_BETWEEN:
            last = Number(last.start, number.end, total, "words", said)
            continue
        if last:
            yield last
        last = number
    if last:
        yield last


def _together(before: Number, number: Number) -> str:
    """The two as one number, "" where they are two: thirty four, soixante-dix, quatre-vingts."""
    if not before.word or not number.word or not (before.digits and len(before.digits) < 3):
        return ""
    tens, ones = int(before.digits), int(number.digits)
    if before.word == "quatre" and number.word.startswith("vingt"):
        return "80"
    if before.word == "dix" and 7 <= ones <= 9:
        return str(tens + ones)
    is_twenties = before.word == "soixante" or before.word.startswith("vingt")
    if is_twenties and 10 <= ones <= 19 and tens in {60, 80}:
        return str(tens + ones)
    return str(tens + ones) if 20 <= tens <= 90 and tens % 10 == 0 and 1 <= ones <= 9 else ""


def _number(token: re.Match[str], words: NumberWords) -> Number | None:
    said = token[0]
    if said[0] <= "9":
        return Number(token.start(), token.end(), said, "digits")
    if said in words.values:
        return Number(token.start(), token.end(), str(words.values[said]), "words", said)
    if _ONLY_STAND_INS.fullmatch(said):
        return Number(token.start(), token.end(), "".join(_STAND_INS[c] for c in said), "letters")
    if len(said) >= SHORTEST_GLUED and words.glued.fullmatch(said):
        digits = "".join(str(words.values[word]) for word in words.one.findall(said))
        return Number(token.start(), token.end(), digits, "words")
    return None
