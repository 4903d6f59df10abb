"""What the board thinks of a text, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """From the mildest to the strictest."""

    PUBLISH = "publish"
    WATCH = "watch"
    HOLD = "hold"
    REFUSE = "refuse"


@dataclass(frozen=True)
class Finding:
    """One thing that a check noticed, with the words that made it notice."""

    check: str
    words: str
    sentence: str  # what whoever reads the text is warned of; "" for none


@dataclass(frozen=True)
class Screened:
    verdict: Verdict = Verdict.PUBLISH
    findings: tuple[Finding, ...] = ()
