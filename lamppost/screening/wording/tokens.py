"""A text as words, numbers and pictograms, with letters that were spread put together again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from lamppost.screening.wording.folding import fold

# A number that ends in a unit is two tokens; signs within a word stand in place of letters.
_TOKEN = re.compile(
    r"\d+(?:[.,]\d+)*(?=(?:h|hr|hrs|std|min|mins|eur|euro|euros|usd|roses|rosas|rosen)\b)"
    r"|\d+(?:[.,]\d+)*(?![^\W_]|[@$!*|]+[^\W_])"
    r"|[@$!]?[^\W_]+(?:[@$!*|]+[^\W_]+)*"
    r"|[\U0001F300-\U0001FAFF\u2300-\u23FF\u2600-\u27BF]"
)

# Four letters that stand alone in a row are a word somebody spread: "a b c" is a list. No
# character is both a letter and a gap here, so that there is one way to read it.
_SPREAD = re.compile(r"(?<![^\W_])[^\W_](?:[\W_]{1,3}[^\W_]){3,40}(?![^\W_])")
_LETTER = re.compile(r"[^\W_]")

# The checks of one text share its tokens; no text is kept longer than a few others take.
_TEXTS_KEPT = 4


@dataclass(frozen=True)
class Row:
    """A text's tokens in order, without marks on their letters.

    found: where each stands; asked only of the few that matter, which is why no token is an
    object of its own. spread: those whose letters were put together again.
    """

    texts: list[str]
    found: list[re.Match[str]]
    spread: frozenset[int]


@lru_cache(maxsize=_TEXTS_KEPT)
def tokens(plain: str) -> Row:
    """Of a text in one case, such as `Normal.plain`. Linear in its length."""
    flat = fold(plain)
    found: list[re.Match[str]] = []
    spread = []
    at = 0
    for apart in _SPREAD.finditer(flat):
        found += _TOKEN.finditer(flat, at, apart.start())
        spread.append(len(found))
        found.append(apart)
        at = apart.end()
    found += _TOKEN.finditer(flat, at)
    texts = [match[0] for match in found]
    for place in spread:
        texts[place] = "".join(_LETTER.findall(texts[place]))
    return Row(texts, found, frozenset(spread))
