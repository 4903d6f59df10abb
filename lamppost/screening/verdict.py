"""What the board thinks of a text, link or photo, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lamppost.screening.rules.ran import Looked


class Verdict(StrEnum):
    """From the mildest to the strictest."""

    PUBLISH = "publish"
    WATCH = "watch"  # published, and looked at by somebody when there is time
    HOLD = "hold"
    REFUSE = "refuse"

    @property
    def strictness(self) -> int:
        return list(Verdict).index(self)


@dataclass(frozen=True)
class Finding:
    """One thing that a check noticed, with the words that made it notice.

    check:    the name of the check, or "rule:NAME" for a host's own
    words:    as they were written; of a photo, which one
    sentence: what whoever wrote the text is told; "" for none
    asks:     the verdict that it would give if it stood alone
    sure:     0.0 to 1.0: how often a finding like it is right
    start, end: characters of `Submission.whole`; both 0 where there is no such place
    clears:   what would make it go away, in a sentence for whoever reviews; "" for nothing
    urgent:   a person must look within hours, whatever else waits
    """

    check: str
    words: str
    sentence: str = ""
    asks: Verdict = Verdict.WATCH
    sure: float = 0.5
    start: int = 0
    end: int = 0
    clears: str = ""
    urgent: bool = False


@dataclass(frozen=True)
class Screened:
    """A verdict with all that led to it.

    versions: of each check and live rule that looked. facts: what is filed with it, so that a
    rule can be tried on it later. looked: how the host's rules went.
    """

    verdict: Verdict = Verdict.PUBLISH
    findings: tuple[Finding, ...] = ()
    versions: dict[str, int | str] = field(default_factory=dict)
    facts: Mapping[str, object] = field(default_factory=dict)
    looked: tuple[Looked, ...] = ()

    @property
    def sentences(self) -> list[str]:
        """What the author is told, strictest first, each once."""
        strictest_first = sorted(self.findings, key=lambda one: -one.asks.strictness)
        return list(dict.fromkeys(one.sentence for one in strictest_first if one.sentence))

    @property
    def is_urgent(self) -> bool:
        return any(finding.urgent for finding in self.findings)
