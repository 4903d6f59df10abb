"""What the doctor found: a sentence, how bad it is, and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    OK = "ok"
    WARN = "warn"  # works, but will bite
    WRONG = "wrong"  # people are being let down now


@dataclass(frozen=True)
class Finding:
    """`code` is stable and has a section of docs/hosting/doctor.md."""

    code: str
    level: Level
    sentence: str
    remedy: str = ""


Findings = Iterable[Finding] | Iterator[Finding]


def ok(code: str, sentence: str) -> Finding:
    return Finding(code, Level.OK, sentence)


def warn(code: str, sentence: str, remedy: str) -> Finding:
    return Finding(code, Level.WARN, sentence, remedy)


def wrong(code: str, sentence: str, remedy: str) -> Finding:
    return Finding(code, Level.WRONG, sentence, remedy)
