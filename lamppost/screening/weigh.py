"""What findings together mean. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod

from lamppost.screening.verdict import Finding, Verdict

# Several small doubts hold a text only if it is next to certain that one of them is right.
TOGETHER = 0.95


def weigh(findings: Sequence[Finding]) -> Verdict:
    """The strictest verdict that one of them asks; held, too, if enough different ones doubt."""
    strictest = max((f.asks for f in findings), key=_strictness, default=Verdict.PUBLISH)
    if strictest == Verdict.WATCH and _doubt_together(findings) >= TOGETHER:
        return Verdict.HOLD
    return strictest


def _strictness(verdict: Verdict) -> int:
    return verdict.strictness


def _doubt_together(findings: Sequence[Finding]) -> float:
    """How sure it is that at least one is right, each check counted once; 0.0 for one alone."""
    surest: dict[str, float] = {}
    for finding in findings:
        if finding.asks == Verdict.WATCH:
            surest[finding.check] = max(finding.sure, surest.get(finding.check, 0.0))
    if len(surest) < 2:
        return 0.0
    return 1.0 - prod(1.0 - sure for sure in surest.values())
