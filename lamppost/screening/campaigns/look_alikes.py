"""Letters as what they look like, for comparing ads: one way for all, whatever the language.

Unlike `screening.normal`, which tells a disguised word from one in another alphabet, this takes
every letter alone: a text in Russian becomes another text, but the same one each time, and that is
all that comparing needs. It costs a few replacements a text.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from lamppost.screening.normal.lookalikes import always_latin, to_latin

_ASCII = frozenset(map(chr, range(128)))
_SIGNS = {"’": "'", "‘": "'", "ʼ": "'", "´": "'", "–": "-", "—": "-", "−": "-", "…": "."}
_FEW = 12  # different letters, up to which replacing each is faster than a table

# Digits and signs that are written for letters within a word; 1 and l are read as i, since 1 is
# meant for either. Words only have to be the same as before, not right.
LEET = str.maketrans("01345789l", "oieastbgi")


def unmasked(text: str) -> str:
    """Lower case, no accents, nothing unseen, letters of other alphabets as they look."""
    strange = set(text) - _ASCII
    if len(strange) > _FEW:
        return text.translate({ord(letter): _seen(letter) for letter in strange}).lower()
    for letter in strange:
        text = text.replace(letter, _seen(letter))
    return text.lower()


@lru_cache(maxsize=20_000)
def _seen(letter: str) -> str:
    if letter in _SIGNS:
        return _SIGNS[letter]
    if letter.isspace():
        return "\n" if letter in "\x85\u2028\u2029" else " "
    return "".join(_plain(one) for one in unicodedata.normalize("NFKD", letter))


def _plain(letter: str) -> str:
    kind = unicodedata.category(letter)
    if kind in ("Cf", "Mn", "Me") or letter in "\u115f\u1160\u3164":
        return ""
    for drawn in (letter, letter.lower(), letter.upper()):
        latin = to_latin().get(drawn) or always_latin().get(drawn)
        if latin:
            return latin.lower()
    return letter
