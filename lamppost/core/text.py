"""Words as people type them: folded for comparing, laid out for reading. Never changed."""

from __future__ import annotations

import re
import unicodedata

# Letters that Unicode does not take apart, though people type them without the stroke.
_STROKES = str.maketrans(
    {
        "ø": "o",
        "đ": "d",
        "ł": "l",
        "ħ": "h",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ð": "d",
    }
)
_NOT_A_WORD = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """Lower case, without accents, words parted by one space: "  Saint-Élie!" is "saint elie"."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    apart = unicodedata.normalize("NFKD", plain)
    bare = "".join(char for char in apart if not unicodedata.combining(char))
    return _NOT_A_WORD.sub(" ", bare.translate(_STROKES)).strip()
