"""Which code an answer holds. Pure."""

from __future__ import annotations

import unicodedata

from lamppost.meetings.code_words import LONGEST, MOST_DIGITS


def code_in(text: str) -> str:
    """The first word of the first line that has one; of digits in groups, all of them ("48 21").

    One code for each answer, so that one answer is one guess. "" where nothing is written.
    """
    words = next((words for line in text.splitlines() if (words := _words(line))), [])
    if not words:
        return ""
    joined = "".join(words)
    are_digits = joined.isdecimal() and len(joined) <= MOST_DIGITS
    return joined if are_digits else words[0][: LONGEST + 1]


def _words(line: str) -> list[str]:
    """Without what stands around them: full stops, quotation marks, a star for bold."""
    return [bare for word in line.split() if (bare := _bare(word))]


def _bare(word: str) -> str:
    kept = [place for place, sign in enumerate(word) if _is_of_a_code(sign)]
    return word[kept[0] : kept[-1] + 1] if kept else ""


def _is_of_a_code(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LMN"
