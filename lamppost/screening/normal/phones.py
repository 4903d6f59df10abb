"""Phone numbers, however they are written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from phonenumbers import (
    Leniency,
    NumberParseException,
    PhoneMetadata,
    PhoneNumber,
    PhoneNumberFormat,
    PhoneNumberMatcher,
    format_number,
    is_valid_number,
    parse,
)

from lamppost.screening.normal.digits import Chain, Number, chains
from lamppost.screening.normal.number_words import number_words
from lamppost.screening.normal.other_numbers import is_other
from lamppost.screening.normal.values import Phone, Reading

SHORTEST, LONGEST = 7, 15  # digits: of national numbers, and of any (ITU-T E.164)
MOST_TRIES = 60  # numbers that are looked up, of one text: each takes some 40 µs
LONGEST_CHAIN = 1_000  # characters: what is longer is a table, or meant to take long

_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]{3,}")
_STOOD_IN_FOR = re.compile(r"\d ?[oil]|[oil] ?\d")
_STRONG_BREAK = re.compile(r"[,;:\n]")
_PLUS = re.compile(r"(?:\+|\bplus) ?\(?$")
# What people put between the digits of a number by habit.
_USUAL_BETWEEN = re.compile(r"[ \n.,/()\[\]:+-]{0,4}")
_ENOUGH_APART = 7  # numbers of a single digit: nobody parts them all by habit
_FEWEST_DIGITS = 5  # that are not letters: "oil, oil, oil" is no number


def phones_in(raw: str, reading: Reading, *, country: str) -> tuple[Phone, ...]:
    """In order. country: two letters; numbers without a prefix are read as of there."""
    if not _can_hold_any(reading.text):
        return ()
    search = _Search(raw, reading, country)
    return tuple(
        phone for chain in chains(reading.text, least=SHORTEST) for phone in search.in_chain(chain)
    )


def _can_hold_any(text: str) -> bool:
    """A quick look: enough digits, or words for numbers."""
    digits = len(_DIGIT.findall(text))
    if digits >= SHORTEST or (digits >= _FEWEST_DIGITS and _STOOD_IN_FOR.search(text)):
        return True
    words = number_words()
    return any(words.may_be_number(word) for word in set(_WORD.findall(text)))


class _Search:
    """What is looked up of one text, with how often it may be."""

    def __init__(self, raw: str, reading: Reading, country: str) -> None:
        self._raw = raw
        self._reading = reading
        self._text = reading.text
        self._country = country.upper()
        self._lengths = _lengths_in(self._country)
        self._tries = MOST_TRIES

    def in_chain(self, chain: Chain) -> Iterator[Phone]:
        is_long = chain.end - chain.start > LONGEST_CHAIN
        if is_long or self._tries <= 0 or _is_count(chain):
            return
        if all(number.kind == "digits" for number in chain.numbers):
            found = list(self._written(chain))
            if found or not self._is_odd(chain):
                yield from found
                return
        yield from self._joined(chain)

    def _written(self, chain: Chain) -> Iterator[Phone]:
        """As anybody writes them: phonenumbers knows every country's ways."""
        first = max(0, chain.start - 3)  # with "+(" in front, or a sign of a currency
        piece = self._text[first : chain.end + 2]
        for match in PhoneNumberMatcher(piece, self._country, Leniency.VALID, max_tries=8):
            self._tries -= 1
            start, end = first + match.start, first + match.end
            if not is_other(self._text, start, end):
                yield self._phone(start, end, match.number, self._is_hidden(chain, start, end))

    def _joined(self, chain: Chain) -> Iterator[Phone]:
        """Every stretch of whole numbers that is one phone number, the longest first."""
        numbers = chain.numbers
        has_plus = bool(_PLUS.search(self._text[max(0, chain.start - 6) : chain.start]))
        at = 0
        while at < len(numbers) and self._tries > 0:
            plus = "+" if has_plus and at == 0 else ""
            for end in self._ends(chain, at):
                stretch = numbers[at:end]
                digits = "".join(number.digits for number in stretch)
                if not plus and len(digits) not in self._lengths:
                    continue
                number = self._parsed(plus + digits)
                if number and not _is_count(Chain(stretch)):
                    yield self._phone(stretch[0].start, stretch[-1].end, number, True)
                    at = end - 1
                    break
            at = self._next_start(chain, at)

    def _next_start(self, chain: Chain, at: int) -> int:
        """Not within a number that could not be read: its end can look like another's."""
        numbers = chain.numbers
        for place in range(at + 1, len(numbers)):
            if _STRONG_BREAK.search(self._text, numbers[place - 1].end, numbers[place].start):
                return place
        return len(numbers)

    def _ends(self, chain: Chain, at: int) -> Sequence[int]:
        length, ends = 0, []
        real = 0
        for place, number in enumerate(chain.numbers[at:], start=at + 1):
            length += len(number.digits)
            real += _real_digits(self._text, number)
            if length > LONGEST:
                break
            if length >= SHORTEST and real >= _FEWEST_DIGITS:
                ends.append(place)
        return ends[::-1]

    def _parsed(self, digits: str) -> PhoneNumber | None:
        self._tries -= 1
        try:
            number = parse(digits, self._country)
        except NumberParseException:
            return None
        return number if is_valid_number(number) else None

    def _phone(self, start: int, end: int, number: PhoneNumber, is_hidden: bool) -> Phone:
        spot = self._reading.spot(start, end)
        said = format_number(number, PhoneNumberFormat.E164)
        return Phone(spot.start, spot.end, said, is_hidden)

    def _is_odd(self, chain: Chain) -> bool:
        """Whether somebody took pains: single digits all apart, or strange signs between."""
        return _is_apart(chain) or not all(
            _USUAL_BETWEEN.fullmatch(self._text, before.end, after.start)
            for before, after in zip(chain.numbers, chain.numbers[1:], strict=False)
        )

    def _is_hidden(self, chain: Chain, start: int, end: int) -> bool:
        spot = self._reading.spot(start, end)
        within = [number for number in chain.numbers if start <= number.start < end]
        return self._is_odd(Chain(within)) or _is_disguised(self._raw[spot.start : spot.end])


@lru_cache(maxsize=300)
def _lengths_in(country: str) -> frozenset[int]:
    """How many digits numbers have there, with and without what is dialled before them."""
    known = PhoneMetadata.metadata_for_region(country, None)
    if known is None or known.general_desc is None:
        return frozenset()
    before = {0, len(known.national_prefix or ""), len(str(known.country_code))}
    return frozenset(
        length + more for length in known.general_desc.possible_length for more in before
    )


def _real_digits(text: str, number: Number) -> int:
    if number.kind in {"digits", "words"}:
        return len(number.digits)
    return len(_DIGIT.findall(text, number.start, number.end))


def _is_apart(chain: Chain) -> bool:
    single = sum(len(number.digits) == 1 for number in chain.numbers)
    return single >= _ENOUGH_APART


def _is_count(chain: Chain) -> bool:
    """Whether somebody counts: sizes, the pages of a puzzle."""
    values = [int(number.digits) for number in chain.numbers if len(number.digits) < 10]
    pairs = list(pairwise(values))
    if len(values) < 5:
        return False
    steps = {after - before for before, after in pairs}
    return len(steps) == 1 or steps <= {1, 2} or steps <= {-1, -2}


def _is_disguised(written: str) -> bool:
    """Whether its digits are none that a keyboard has, or something unseen stands among them.

    Full-width and Arabic-Indic digits are on keyboards, all of a number of one kind.
    """
    if written.isascii():
        return False
    if re.search("[\u200b-\u200d\u2060\ufeff\u20e3]", written):
        return True
    numeric = [c for c in written if c.isnumeric()]
    kinds = {ord(c) - unicodedata.decimal(c, 0) for c in numeric}
    return len(kinds) > 1 or any(not c.isdecimal() or ord(c) >= 0x1D7CE for c in numeric)
