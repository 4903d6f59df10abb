"""What the shipped check makes of texts that it was not fitted to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from statistics import fmean
from time import process_time

from benchmarks.screening.scams.curve import Point, curve
from benchmarks.screening.scams.labelled import Labelled
from lamppost.screening.checks.check import Read
from lamppost.screening.checks.scams import Judged, judge
from lamppost.screening.normal import normalise
from lamppost.screening.submission import Facts, Kind, Submission

FACTS = Facts(now=datetime(2026, 1, 1, tzinfo=UTC))
LENGTH = 5_000  # characters of the text that a check is timed on


@dataclass(frozen=True)
class Measured:
    """points: by how far a text reads above (below: negative) what makes a finding.
    calibrated: for each step of sureness, what was said and what came true, and of how many."""

    name: str
    points: list[Point]
    shown: Point | None
    calibrated: list[tuple[float, float, int]]


def judged(submission: Submission) -> list[Judged]:
    """Exactly as the check judges it, the likelier first."""
    return judge(Read(submission, FACTS, normalise(submission.whole)))


def measure(name: str, rows: Sequence[Labelled], subject: str) -> Measured:
    """The point is the whole check's; the curve is that of the model that is meant for them."""
    scams = [row.is_scam for row in rows]
    each = [judged(row.submission) for row in rows]
    scores = [
        max((one.above for one in some if one.subject == subject), default=-99.0) for some in each
    ]
    found = [
        (some[0].sure, scam) for some, scam in zip(each, scams, strict=True) if some[0].above >= 0
    ]
    right = sum(scam for _sure, scam in found)
    shown = Point(0.0, right, len(found), sum(scams)) if found else None
    return Measured(name, curve(scores, scams), shown, _calibration(found))


def _calibration(found: Iterable[tuple[float, bool]]) -> list[tuple[float, float, int]]:
    steps: dict[float, list[tuple[float, bool]]] = {0.0: [], 0.9: [], 0.97: []}
    for sure, scam in found:
        steps[max(step for step in steps if step <= sure)].append((sure, scam))
    return [
        (fmean(sure for sure, _ in some), fmean(scam for _, scam in some), len(some))
        for some in steps.values()
        if some
    ]


def flagged_among(submissions: Sequence[Submission]) -> int:
    return sum(judged(one)[0].above >= 0 for one in submissions)


def milliseconds(submissions: Sequence[Submission]) -> tuple[float, float]:
    """Processor time of the check alone, p50 and p99, on texts of this length made of them."""
    reads = [
        Read(Submission(Kind.AD, text), FACTS, normalise(text)) for text in _long_texts(submissions)
    ]
    times = []
    for read in reads:
        began = process_time()
        judge(read)
        times.append(1_000 * (process_time() - began))
    times.sort()
    return times[len(times) // 2], times[int(0.99 * len(times))]


def _long_texts(submissions: Sequence[Submission]) -> list[str]:
    whole = "\n".join(one.whole for one in submissions)
    return [whole[start : start + LENGTH] for start in range(0, len(whole) - LENGTH, LENGTH)]
