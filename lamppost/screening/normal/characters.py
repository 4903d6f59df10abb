"""What a single character is folded to, whatever stands around it."""

from __future__ import annotations

import unicodedata

from lamppost.screening.normal.lookalikes import always_latin

# Marks that go on letters of any script. Where a letter has its own form with the mark (é, й) the
# two are put together first: what is left over is there to be seen, not to be read.
MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
BLANKS = "\x00-\x20\x7f"  # after folding; control characters are seen as little as blanks

_LINE_ENDS = frozenset("\n\r\x85\u2028\u2029")
# Blanks by their look that Unicode calls letters or signs: fillers of Hangul, a Braille cell.
_LOOK_BLANK = frozenset("\u115f\u1160\u3164\uffa0\u2800")
_QUOTES = dict.fromkeys("‘’‚‛ʼʹ′´`＇", "'") | dict.fromkeys("“”„‟«»″", '"')
_DASHES = dict.fromkeys("‐‑‒–—―−", "-")
_SIGNS = {**_QUOTES, **_DASHES, "⁄": "/", "∕": "/", "․": ".", "。": ".", "、": ",", "…": "..."}
MOST_REMEMBERED = 20_000  # Unicode has a million characters, and a hostile text can use them all


class Folding(dict[int, str]):
    """A table for `str.translate` that works out each character when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = _folded(chr(code))
        if len(self) < MOST_REMEMBERED:
            self[code] = folded
        return folded


def _folded(character: str) -> str:
    if character in _LINE_ENDS:
        return "\n"
    if character.isspace() or character in _LOOK_BLANK or character in "\x00\x7f":
        return " "
    if character in _SIGNS:
        return _SIGNS[character]
    if is_invisible(character):
        return ""
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    return _letters(character)


def is_invisible(character: str) -> bool:
    """Whether nobody sees it: joiners, direction marks, variation selectors, tags."""
    category = unicodedata.category(character)
    name = unicodedata.name(character, "") if category == "Mn" else ""
    return category == "Cf" or "VARIATION SELECTOR" in name or character == "\u034f"


def _letters(character: str) -> str:
    latin = always_latin().get(character) or always_latin().get(character.casefold())
    if latin:
        return latin
    known = unicodedata.normalize("NFKC", character)
    if known != character:
        return "".join(_folded(one) for one in known)
    lower = character.casefold()
    if len(lower) > 1:  # ß: the rest of a text is folded later, where no letter becomes two
        return "".join(_folded(one) for one in lower)
    return character
