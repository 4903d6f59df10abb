"""Folding a text: as it reads, in one case, and where each character of that came from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from lamppost.screening.normal.characters import BLANKS, MARKS, Folding
from lamppost.screening.normal.words import read_as_seen

_RUNS = re.compile(rf"[{BLANKS}]{{2,}}|[\x00-\x09\x0b-\x1f\x7f]")
_LOOSE = re.compile(f"[{MARKS}]")
MOST_MARKS = 30  # on one letter, as in Unicode's "stream-safe" texts (UAX #15)
_FOLDING = Folding()

Origin = Sequence[int]


def fold(text: str) -> str:
    """`Normal.plain` alone: as a text reads, in one case, its blanks as one. Linear."""
    if text.isascii():
        return _RUNS.sub(_blank, text.lower())
    return _folded(text, None)[0]


def fold_with_origin(text: str) -> tuple[str, Origin]:
    """The folded text, and for each of its characters, and its end, the one of `text` it was."""
    origin: Origin | None
    if text.isascii():
        plain, origin = _without_runs(text.lower(), range(len(text) + 1))
        return plain, origin or ()
    plain, origin = _folded(text, range(len(text) + 1))
    return plain, origin or ()


def _folded(text: str, origin: Origin | None) -> tuple[str, Origin | None]:
    text, origin = _each(text, origin)
    text, origin = _composed(text, origin)
    text, origin = _without_marks(text, origin)
    return _without_runs(_in_one_case(read_as_seen(text)), origin)


def _each(text: str, origin: Origin | None) -> tuple[str, Origin | None]:
    if origin is None or all(len(_FOLDING[ord(character)]) == 1 for character in set(text)):
        return text.translate(_FOLDING), origin
    pieces = [_FOLDING[ord(character)] for character in text]
    whole = "".join(pieces)
    if len(whole) == len(text) and all(pieces):
        return whole, origin
    kept = [at for at, piece in enumerate(pieces) for _ in piece]
    return whole, [*kept, len(text)]


def _composed(text: str, origin: Origin | None) -> tuple[str, Origin | None]:
    """Letters and their marks as one character where there is one. NFC, but linear: Unicode sorts
    the marks of a letter, which takes long where a text puts thousands on one."""
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return text, origin
    pieces: list[str] = []
    kept: list[int] = []
    for start, end in _clusters(text):
        piece = unicodedata.normalize("NFC", text[start : min(end, start + MOST_MARKS + 1)])
        pieces.append(piece)
        kept += [start + min(number, end - start - 1) for number in range(len(piece))]
    return "".join(pieces), _through(origin, [*kept, len(text)])


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for at, character in enumerate(text):
        if at > start and not _goes_on(character):
            yield start, at
            start = at
    if text:
        yield start, len(text)


def _goes_on(character: str) -> bool:
    return "\u1160" <= character <= "\u11ff" or unicodedata.category(character).startswith("M")


def _without_marks(text: str, origin: Origin | None) -> tuple[str, Origin | None]:
    if text.isascii() or not _LOOSE.search(text):
        return text, origin
    if origin is None:
        return _composed(_LOOSE.sub("", text), None)
    kept = [at for at, character in enumerate(text) if not _LOOSE.match(character)]
    bare = "".join(text[at] for at in kept)
    # What stood apart only by a mark can be one letter now.
    return _composed(bare, _through(origin, [*kept, len(text)]))


def _in_one_case(text: str) -> str:
    small = text.casefold()
    if len(small) == len(text):
        return small
    # A letter such as ΐ, whose small form Unicode writes as three: it stays as it is.
    return "".join(low if len(low := c.casefold()) == 1 else c for c in text)


def _without_runs(text: str, origin: Origin | None) -> tuple[str, Origin | None]:
    """A run of blanks as one blank, or as one end of a line if there is one in it."""
    if origin is None:
        return _RUNS.sub(_blank, text), None
    pieces: list[str] = []
    kept: list[int] = []
    at = 0
    for run in _RUNS.finditer(text):
        pieces += (text[at : run.start()], _blank(run))
        kept += range(at, run.start() + 1)
        at = run.end()
    if not pieces:
        return text, origin
    kept += range(at, len(text) + 1)
    return "".join([*pieces, text[at:]]), _through(origin, kept)


def _blank(run: re.Match[str]) -> str:
    return "\n" if any(end in run[0] for end in "\n\r") else " "


def _through(origin: Origin | None, kept: Sequence[int]) -> Origin | None:
    return None if origin is None else [origin[at] for at in kept]
