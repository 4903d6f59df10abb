from __future__ import annotations

import pytest

from lamppost.screening.verdict import Finding, Verdict
from lamppost.screening.weigh import weigh


def finding(check: str, asks: Verdict, sure: float = 0.5) -> Finding:
    return Finding(check=check, words="", asks=asks, sure=sure)


@pytest.mark.parametrize(
    ("findings", "verdict"),
    [
        ([], Verdict.PUBLISH),
        ([finding("a", Verdict.PUBLISH)], Verdict.PUBLISH),
        ([finding("a", Verdict.WATCH), finding("b", Verdict.REFUSE)], Verdict.REFUSE),
        ([finding("a", Verdict.HOLD), finding("b", Verdict.WATCH)], Verdict.HOLD),
        ([finding("a", Verdict.WATCH, 0.9), finding("b", Verdict.WATCH, 0.9)], Verdict.HOLD),
        # Twice the same doubt is one doubt.
        ([finding("a", Verdict.WATCH, 0.9), finding("a", Verdict.WATCH, 0.9)], Verdict.WATCH),
        ([finding("a", Verdict.WATCH, 0.99)], Verdict.WATCH),
    ],
)
def test_a_verdict_is_the_strictest_asked_or_several_doubts_together(
    findings: list[Finding], verdict: Verdict
) -> None:
    assert weigh(findings) == verdict
