"""Precision and recall at every threshold, and the threshold that a lower bound allows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

SURE_OF_BOUND = 1.2816  # one-sided 90 %: the bound holds in nine of ten draws of such texts


@dataclass(frozen=True)
class Point:
    """What is flagged from this score on."""

    score: float
    right: int
    flagged: int
    scams: int

    @property
    def precision(self) -> float:
        return self.right / self.flagged

    @property
    def recall(self) -> float:
        return self.right / max(1, self.scams)

    @property
    def lower(self) -> float:
        return wilson_lower(self.right, self.flagged)


def curve(scores: Sequence[float], scams: Sequence[bool]) -> list[Point]:
    """From the highest score down; texts of one score stand together."""
    pairs = sorted(zip(scores, scams, strict=True), reverse=True)
    points, right, all_scams = [], 0, sum(scams)
    for number, (score, is_scam) in enumerate(pairs, 1):
        right += is_scam
        if number == len(pairs) or pairs[number][0] < score:
            points.append(Point(score, right, number, all_scams))
    return points


def at(points: Sequence[Point], threshold: float) -> Point | None:
    """What a threshold flags; None if nothing."""
    above = [point for point in points if point.score >= threshold]
    return above[-1] if above else None


def lowest_safe(points: Sequence[Point], *, precision: float) -> float:
    """The lowest score from which on the lower bound of the precision reaches it.

    Raises ValueError if none does.
    """
    safe = [point.score for point in points if point.lower >= precision]
    if not safe:
        raise ValueError("No threshold reaches this precision.")
    return min(safe)


def wilson_lower(right: int, flagged: int, *, z: float = SURE_OF_BOUND) -> float:
    """The lower end of Wilson's interval of a share (1927)."""
    if not flagged:
        return 0.0
    share, more = right / flagged, z * z / flagged
    middle = share + more / 2
    return (middle - z * sqrt(share * (1 - share) / flagged + more / (4 * flagged))) / (1 + more)
