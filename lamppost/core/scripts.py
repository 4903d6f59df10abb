"""What the scripts of the world ask of whoever compares words. Ranges are those of Unicode 15."""

from __future__ import annotations

import unicodedata
from itertools import chain

# Letters of scripts whose words are not parted by blanks, for a class of a regular expression:
# Thai and Lao, Burmese and its extensions, Khmer, kana, bopomofo, Han with its marks 々〆〇.
WITHOUT_BLANKS = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u312f\u31a0-\u31bf\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\ua9e0-\ua9ff\uaa60-\uaa7f\uf900-\ufaff\U00020000-\U0003ffff"
)

# From India to Indonesia vowels are marks on their consonants: without them "कमल" would be
# "कोमल". Python takes none of them for a part of a word.
_WITH_VOWEL_SIGNS = (range(0x0900, 0x10A0), range(0x1700, 0x1D00), range(0xA800, 0xABFF))
_NUKTA = 7  # its combining class: the dot that many leave out when they type, as others an accent


def _is_vowel_sign(char: str) -> bool:
    return unicodedata.category(char)[0] == "M" and unicodedata.combining(char) != _NUKTA


VOWEL_SIGNS = frozenset(filter(_is_vowel_sign, map(chr, chain(*_WITH_VOWEL_SIGNS))))
