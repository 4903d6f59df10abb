"""The host's own lists of words, as the files in the host's folder say now."""

from __future__ import annotations

import hashlib
import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lamppost.screening.lists.kept import Kept
from lamppost.screening.lists.lines import LineError, ListFileError, read_lines
from lamppost.screening.normal.folding import fold
from lamppost.screening.phrases.pattern import heads_needed
from lamppost.screening.submission import Wordlist

logger = logging.getLogger(__name__)

# "words-hold.txt", "words-refuse-fireworks.de.txt": what then happens, a name, a language.
_NAME = re.compile(
    r"words-(?P<asks>watch|hold|refuse)(?:-(?P<name>[^.]+))?(?:\.(?P<language>[a-z]{2}))?\.txt"
)
LONGEST = 80  # letters of a line
MOST_WORDS = 5_000  # of one list: each is looked for in every text
_SIGNS = re.compile(r"[()|…]")  # mean something in the tables of the checks; a host needs none


@dataclass(frozen=True)
class Words:
    """digest: names this content, to be kept with verdicts; "" for none. mistakes: lines and files
    that could not be read."""

    lists: tuple[Wordlist, ...] = ()
    digest: str = ""
    mistakes: tuple[ListFileError, ...] = ()


def current_words() -> Words:
    """The lists in force: read again when a file changes, without a restart."""
    return _KEPT.current()


def make_words(files: Sequence[Path]) -> Words:
    lists: list[Wordlist] = []
    mistakes: list[ListFileError] = []
    for file in files:
        named = _NAME.fullmatch(file.name)
        if not named:
            mistakes.append(ListFileError(file, _NAMES))
            continue
        words, wrong = read_lines(file, read_word)
        mistakes += wrong
        if len(words) > MOST_WORDS:
            mistakes.append(ListFileError(file, _too_many(len(words))))
        lists.append(_list(file, named, words[:MOST_WORDS]))
    for mistake in mistakes:
        logger.warning("screening list: %s", mistake)
    digest = hashlib.sha256(repr(lists).encode()).hexdigest()[:16] if lists else ""
    return Words(tuple(lists), digest, tuple(mistakes))


def read_word(line: str) -> Iterator[str]:
    """A word or some in a row, folded; raises LineError."""
    if len(line) > LONGEST:
        raise LineError(f"A line has at most {LONGEST} letters. Leave words out of this one.")
    if _SIGNS.search(line):
        raise LineError("Brackets, bars and “…” mean nothing here. Write each way on a line.")
    folded = fold(line)
    try:
        heads_needed(folded)
    except ValueError:
        raise LineError(
            "This would be looked for in every text. Write a whole word, or at least four letters "
            "before a “*”."
        ) from None
    yield folded


def _list(file: Path, named: re.Match[str], words: Sequence[str]) -> Wordlist:
    return Wordlist(
        name=file.stem,
        language=named["language"] or "",
        words=tuple(dict.fromkeys(words)),
        asks=named["asks"],
    )


def _too_many(count: int) -> str:
    return f"It has {count} lines. The first {MOST_WORDS} are in force: shorten it."


_NAMES = (
    "Nobody can tell what this list does. Name it words-watch.txt, words-hold.txt or "
    "words-refuse.txt, with a name and a language if you like: words-hold-fireworks.de.txt"
)
_KEPT = Kept("words*.txt", make_words)
