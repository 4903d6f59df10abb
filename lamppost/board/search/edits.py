"""Words one slip of the finger away from each other."""

from __future__ import annotations

from itertools import chain

_DIGITS = "0123456789"


def _letters(first: str, last: str, *, but: str = "", more: str = "") -> str:
    return "".join(chr(c) for c in range(ord(first), ord(last) + 1) if chr(c) not in but) + more


# Letters as folding leaves them: small, without accents, no ς.
_ALPHABETS = (
    _letters("a", "z"),
    _letters("а", "я", more="єіґђјљњћџ"),
    _letters("α", "ω", but="ς"),
    _letters("א", "ת"),
    _letters("ء", "ي", but="ـ" + _letters("ػ", "ؿ"), more="پچژکگی"),
    _letters("ա", "ֆ"),
    _letters("ა", "ჰ"),
)


def alphabet_of(word: str) -> str:
    """The letters that belong in a folded word: its script's, and digits where it has some.

    None for scripts of so many letters that a slip is not one of them, and for mixed words.
    """
    letters = set(word) - set(_DIGITS)
    own = next((abc for abc in _ALPHABETS if letters and letters <= set(abc)), "")
    return own + _DIGITS if own and len(letters) < len(set(word)) else own


def one_typo(word: str, alphabet: str | None = None) -> frozenset[str]:
    """All words one edit away: a letter too many, too few, another, or two changed about.

    About 54 for each Latin letter of the word. The edits of Damerau (1964).
    """
    abc = alphabet_of(word) if alphabet is None else alphabet
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    found = chain(
        (a + b[1:] for a, b in cuts if b),
        (a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1),
        (a + letter + b[1:] for a, b in cuts if b for letter in abc),
        (a + letter + b for a, b in cuts for letter in abc),
    )
    return frozenset(found) - {word, ""}
