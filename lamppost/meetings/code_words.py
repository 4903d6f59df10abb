"""What may be a code. Pure."""

from __future__ import annotations

import unicodedata

from django.utils.translation import gettext as _
from rapidfuzz.distance import OSA

from lamppost.core.errors import Refused

FEWEST, MOST_DIGITS, LONGEST = 4, 8, 20
# One slip of a finger (a key beside, one too many, two swapped) never makes the other code.
LEAST_APART = 2
_STRAIGHT = "01234567890"
# What is tried first, in every published list of common codes: as few as are worth the trouble.
_TRIED_FIRST = frozenset(
    {"2580", "1122", "1004", "qwerty", "qwertz", "azerty", "asdf", "code", "password", "passwort"}
    | {"help", "hilfe", "safe", "okay"}
)


class CodeRefused(Refused):
    """A code that cannot be one. field: safe, forced or old."""

    code = "code_refused"

    def __init__(self, sentence: str, *, field: str) -> None:
        super().__init__(sentence)
        self.field = field


def clean_code(typed: str) -> str:
    """As codes are compared: without spaces, in small letters, digits of every script alike."""
    folded = unicodedata.normalize("NFKC", typed).casefold()
    return "".join(_plain(sign) for sign in folded if not sign.isspace())


def refuse_codes(safe: str, forced: str) -> None:
    """Raises CodeRefused for two that cannot be somebody's codes."""
    one, other = clean_code(safe), clean_code(forced)
    _refuse(one, "safe")
    _refuse(other, "forced")
    if OSA.distance(one, other) < LEAST_APART:
        raise CodeRefused(
            _("The two codes are too much alike: a slip of the finger would make one the other."),
            field="forced",
        )


def _refuse(code: str, field: str) -> None:
    if not _is_well_formed(code):
        raise CodeRefused(_("Take 4 to 8 digits, or one word of 4 to 20 letters."), field=field)
    if is_tried_first(code):
        raise CodeRefused(_("That one would be tried first. Take another."), field=field)


def _is_well_formed(code: str) -> bool:
    if code.isdigit():
        return FEWEST <= len(code) <= MOST_DIGITS
    # Marks too: in many scripts a word is not made of letters alone.
    is_word = all(unicodedata.category(sign)[0] in "LMN" for sign in code)
    return is_word and FEWEST <= len(code) <= LONGEST


def is_tried_first(code: str) -> bool:
    """One sign or pair again and again, digits in a row, or what everybody takes."""
    is_repeated = code in {code[:n] * (len(code) // n) for n in (1, 2)}
    is_straight = code in _STRAIGHT or code in _STRAIGHT[::-1]
    return is_repeated or is_straight or code in _TRIED_FIRST


def _plain(sign: str) -> str:
    digit = unicodedata.decimal(sign, None)
    return sign if digit is None else str(digit)
