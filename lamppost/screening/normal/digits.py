"""Chains of numbers in a text, however they are written: "305", "three oh five", "3 o 5"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from lamppost.screening.normal.number_words import SHORTEST_GLUED, NumberWords, number_words

# Also "5o5", as one number, unless a word goes on from it ("5oz").
_TOKEN = re.compile(r"\d[\doil]*(?![^\W\d_])|\d+|[^\W\d_]+")
_MONEY = re.compile("[$€£¥₽₴₹]")
_STAND_INS = str.maketrans("oil", "011")
_ONLY_STAND_INS = re.compile(r"[oil]{1,4}")
MOST_BETWEEN = 6  # characters between two numbers of a chain: ") - ( "


class Number(NamedTuple):
    """A number in a chain. kind: "digits", "words", "mixed" (5O5) or "letters" (O for zero).
    word: the last that it was said with."""

    start: int
    end: int
    digits: str
    kind: str
    word: str = ""


@dataclass(frozen=True)
class Chain:
    numbers: Sequence[Number]

    @property
    def start(self) -> int:
        return self.numbers[0].start

    @property
    def end(self) -> int:
        return self.numbers[-1].end


def chains(text: str, *, least: int) -> Iterator[Chain]:
    """Chains of at least so many digits, in order; text is folded. Linear."""
    words = number_words()
    run: list[Number] = []
    length = 0
    for number in _without_lone_letters(list(_numbers(text, words))):
        if run and not _goes_on(text, run[-1].end, number.start, words):
            if length >= least:
                yield Chain(run)
            run, length = [], 0
        run.append(number)
        length += len(number.digits)
    if length >= least:
        yield Chain(run)


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
    if not between or between == " ":
        return True
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
    wanted = set(filter(words.may_be_number, set(_TOKEN.findall(text))))
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
        number = _number(token, words, times)
        if number is None:
            continue
        times = 1
        joined = _joined(last, number)
        if last and not joined:
            yield last
        last = joined or number
    if last:
        yield last


def _joined(last: Number | None, number: Number) -> Number | None:
    if not last or not last.word or not number.word or number.start - last.end > MOST_BETWEEN:
        return None
    total = _together(last, number)
    return Number(last.start, number.end, total, "words", number.word) if total else None


def _together(before: Number, number: Number) -> str:
    """The two as one number, "" where they are two: thirty four, soixante-dix, quatre-vingts."""
    if len(before.digits) > 2:
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


def _number(token: re.Match[str], words: NumberWords, times: int) -> Number | None:
    said, (start, end) = token[0], token.span()
    if said.isdigit():
        return Number(start, end, said * times, "digits")
    if said in words.values:
        return Number(start, end, str(words.values[said]) * times, "words", said)
    if said[0] <= "9" or _ONLY_STAND_INS.fullmatch(said):
        kind = "mixed" if said[0] <= "9" else "letters"
        return Number(start, end, said.translate(_STAND_INS) * times, kind)
    if len(said) >= SHORTEST_GLUED and words.glued.fullmatch(said):
        digits = "".join(str(words.values[word]) for word in words.one.findall(said))
        return Number(start, end, digits, "words")
    return None
