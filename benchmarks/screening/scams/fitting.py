"""A logistic regression whose weights may only mean what their evidence means, in plain Python.

Bounded: evidence of a scam can only count for one, what clears can only clear, and nothing alone
decides. So no accident of a data set (there, honest job ads happen to have hardly any text) can
become a rule of a board.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, log

from lamppost.screening.checks.scams.evidence import CLEARING

RIDGE = 0.5  # pulls weights toward nothing, as one text more against each half a unit of weight²
MOST = 3.0
MOST_CLEARING = 1.0
# Where to apply: most honest offers say it too, and the honest ones of the data set only lack it
# because they lack their text.
MOST_OF = {"job": {"link": 0.6, "mail-or-phone": 0.6, "off-board": 0.6, "only-link": 0.6}}
ROUNDS = 60

Strengths = Mapping[str, float]


@dataclass
class Fitted:
    bias: float
    weights: dict[str, float]

    def score(self, strengths: Strengths) -> float:
        return self.bias + sum(self.weights.get(n, 0.0) * x for n, x in strengths.items())


def fit(
    rows: Sequence[Strengths], scams: Sequence[bool], names: Sequence[str], subject: str
) -> Fitted:
    """Coordinate descent with Newton's steps; the same rows give the same numbers."""
    fitted = Fitted(0.0, dict.fromkeys(names, 0.0))
    columns = {
        name: [(at, row[name]) for at, row in enumerate(rows) if name in row] for name in names
    }
    scores = [0.0] * len(rows)
    for _round in range(ROUNDS):
        everywhere = [(at, 1.0) for at in range(len(rows))]
        step = _step(everywhere, scores, scams, 0.0, 0.0)
        fitted.bias += step
        _move(everywhere, scores, step)
        for name in names:
            old = fitted.weights[name]
            new = _within(name, subject, old + _step(columns[name], scores, scams, old, RIDGE))
            fitted.weights[name] = new
            _move(columns[name], scores, new - old)
    return fitted


def _step(
    column: Sequence[tuple[int, float]],
    scores: Sequence[float],
    scams: Sequence[bool],
    weight: float,
    ridge: float,
) -> float:
    slope, bend = ridge * weight, ridge + 1e-6
    for at, x in column:
        p = probability(scores[at])
        slope += (p - scams[at]) * x
        bend += max(p * (1 - p), 0.01) * x * x
    return max(-1.0, min(1.0, -slope / bend))


def _move(column: Sequence[tuple[int, float]], scores: list[float], step: float) -> None:
    if step:
        for at, x in column:
            scores[at] += step * x


def _within(name: str, subject: str, weight: float) -> float:
    least, most = (
        (-MOST_CLEARING, 0.0)
        if name in CLEARING
        else (0.0, MOST_OF.get(subject, {}).get(name, MOST))
    )
    return max(least, min(most, weight))


def probability(score: float) -> float:
    return 1.0 / (1.0 + exp(-max(-35.0, min(35.0, score))))


def platt(scores: Sequence[float], scams: Sequence[bool]) -> tuple[float, float]:
    """Slope and offset that make probabilities of scores, by Newton's steps (Platt 1999)."""
    up, down = sum(scams), len(scams) - sum(scams)
    targets = [(up + 1) / (up + 2) if scam else 1 / (down + 2) for scam in scams]
    a, b = 1.0, 0.0
    for _round in range(50):
        ga = gb = haa = hab = hbb = 1e-9
        for score, target in zip(scores, targets, strict=True):
            p = probability(a * score + b)
            w = max(p * (1 - p), 1e-6)
            ga += (p - target) * score
            gb += p - target
            haa += w * score * score
            hab += w * score
            hbb += w
        det = haa * hbb - hab * hab + 1e-9
        a -= (hbb * ga - hab * gb) / det
        b -= (haa * gb - hab * ga) / det
    return a, b


def loss(scores: Sequence[float], scams: Sequence[bool]) -> float:
    """Mean logarithmic loss."""
    parts = [log(1 + exp(-s if scam else s)) for s, scam in zip(scores, scams, strict=True)]
    return sum(parts) / len(parts)
