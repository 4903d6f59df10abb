"""The labelled texts beside the project, in two parts that share no near duplicate."""

from __future__ import annotations

import csv
import hashlib
import lzma
import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lamppost.screening.submission import Kind, Submission

# Never part of the project: see the note beside the files.
DATA = Path(os.environ.get("LAMPPOST_LABELLED", "../shared/data"))
HELD_OUT = 0.4
NEAR = 0.6  # of their words in common: two of the same making, for the parts
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True)
class Labelled:
    """source: sms, comments or jobs. group: one for all near duplicates."""

    source: str
    submission: Submission
    is_scam: bool
    group: int
    is_held_out: bool


def read_all(folder: Path = DATA) -> list[Labelled]:
    """In the order of the files."""
    return [
        *_parted("sms", _sms(folder)),
        *_parted("comments", _comments(folder)),
        *_parted("jobs", _jobs(folder)),
    ]


def _sms(folder: Path) -> Iterator[tuple[Submission, bool]]:
    for row in _rows(folder / "sms_labelled.csv.xz"):
        yield Submission(Kind.LETTER, row["text"]), row["label"] == "spam"


def _comments(folder: Path) -> Iterator[tuple[Submission, bool]]:
    for row in _rows(folder / "comments_labelled.csv.xz"):
        yield Submission(Kind.LETTER, row["CONTENT"]), row["CLASS"] == "1"


def _jobs(folder: Path) -> Iterator[tuple[Submission, bool]]:
    """As text only what a board would have: title, and what is written about job and company."""
    for row in _rows(folder / "job_ads_labelled.csv.xz"):
        parts = ("company_profile", "description", "requirements", "benefits")
        text = "\n\n".join(row[part] for part in parts if row[part])
        yield (
            Submission(Kind.AD, text, title=row["title"], category="jobs"),
            row["fraudulent"] == "1",
        )


def _rows(file: Path) -> Iterator[dict[str, str]]:
    with lzma.open(file, "rt", encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream)


def _parted(source: str, pairs: Iterable[tuple[Submission, bool]]) -> list[Labelled]:
    pairs = list(pairs)
    groups = groups_of([submission.whole for submission, _scam in pairs])
    # A group falls where the text of its first member falls, so more rows move nothing.
    held_out = {group: _falls(pairs[group][0].whole) < HELD_OUT for group in set(groups)}
    return [
        Labelled(source, submission, is_scam, group, held_out[group])
        for (submission, is_scam), group in zip(pairs, groups, strict=True)
    ]


def groups_of(texts: list[str]) -> list[int]:
    """For each text the number of the first text that it is nearly the same as."""
    words = [frozenset(_WORD.findall(text.casefold())) for text in texts]
    firsts: dict[str, list[int]] = defaultdict(list)
    groups = list(range(len(texts)))
    for at, mine in enumerate(words):
        if not mine:
            continue
        near = {first for word in mine for first in firsts[word]}
        alike = [first for first in sorted(near) if _alike(mine, words[first])]
        if alike:
            groups[at] = groups[alike[0]]
        for word in mine:
            firsts[word].append(at)
    return groups


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= NEAR * len(one | other)


def _falls(text: str) -> float:
    """A place in [0, 1) that only the text decides."""
    digest = hashlib.sha256(text.encode()).digest()
    return int.from_bytes(digest[:6], "big") / 2**48
