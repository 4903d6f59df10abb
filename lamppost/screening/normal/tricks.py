"""Letters in a text as it was written that are there to look like others, or not to be seen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lamppost.screening.normal.characters import MARKS
from lamppost.screening.normal.values import Trick
from lamppost.screening.normal.words import is_read_otherwise

# Not among them: the soft hyphen and the direction marks, which programs put in by themselves,
# and joiners between letters of scripts that are written with them (Persian, Hindi, emoji).
_INVISIBLE = re.compile(
    "(?<=[0-9A-Za-z\u00c0-\u052f])[\u200b-\u200d\u2060-\u2064\ufeff\U000e0000-\U000e007f]+"
    "(?=[0-9A-Za-z\u00c0-\u052f])"
)
_TURNED = re.compile("[\u202d\u202e][^\u202c\n]*")
_MARKED = re.compile(f"[{MARKS}]{{3,}}|[\u0334-\u0338\u20d2-\u20d3\u20d8-\u20da\u20e5-\u20ef]+")
_STYLED = re.compile(
    "(?:[\u249c-\u24e9\U0001d400-\U0001d7ff\U0001f110-\U0001f169\U0001f170-\U0001f189]"
    "[\ufe0e\ufe0f]? ?)+"
)
_WORD = re.compile(r"[^\W\d_]+")
MOST = 100  # of one text: whoever looks has seen enough


def tricks_in(raw: str) -> Iterator[Trick]:
    """In no order; nothing for a text in ASCII."""
    for kind, pattern in (
        ("invisible", _INVISIBLE),
        ("turned", _TURNED),
        ("marked", _MARKED),
        ("styled", _STYLED),
    ):
        yield from (Trick(found.start(), found.end(), kind) for found in pattern.finditer(raw))


def look_alikes(raw: str, plain: str, origin: Sequence[int]) -> Iterator[Trick]:
    """Words that are read in letters of another script than some of theirs."""
    for word in _WORD.finditer(plain):
        start, end = origin[word.start()], origin[word.end() - 1] + 1
        written = raw[start:end]
        if not written.isascii() and is_read_otherwise(written, word[0]):
            yield Trick(start, end, "look-alike")
