"""Fitting the shipped weights on the development part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.screening.scams import curve, honest
from benchmarks.screening.scams.fitting import Fitted, fit, platt
from benchmarks.screening.scams.labelled import Labelled
from lamppost.screening.blind import blind
from lamppost.screening.checks.scams.evidence import evidence_of
from lamppost.screening.normal import normalise
from lamppost.screening.submission import Submission

SOURCES = {"message": ("sms", "comments"), "job": ("jobs",)}
FOLDS = 5
HONEST_COMPARED = 2_000
PRECISION = 0.97
# Most made-up honest texts say something that others say too; this many of them may be looked at.
MOST_HONEST_WATCHED = 0.05
ROUNDED = 0.01  # the shipped numbers are; many texts have one and the same score


@dataclass(frozen=True)
class Trained:
    fitted: Fitted
    watch: float
    slope: float
    offset: float


def strengths(submission: Submission, subject: str) -> dict[str, float]:
    found = evidence_of(blind(normalise(submission.whole)), subject)
    return {name: seen.strength for name, seen in found.items()}


def train(rows: Sequence[Labelled], subject: str, folder: Path) -> Trained:
    """rows: the development part. Thresholds come from scores that each text got from a fit that
    had seen neither it nor its near duplicates."""
    mine = [row for row in rows if row.source in SOURCES[subject]]
    seen = [strengths(row.submission, subject) for row in mine]
    scams = [row.is_scam for row in mine]
    beside = [strengths(one, subject) for one in _beside(subject, folder)]
    names = sorted({name for row in seen for name in row})
    unseen = [0.0] * len(mine)
    for fold in range(FOLDS):
        others = [at for at, row in enumerate(mine) if row.group % FOLDS != fold]
        fitted = _fit(
            [seen[at] for at in others], [scams[at] for at in others], beside, names, subject
        )
        for at, row in enumerate(mine):
            if row.group % FOLDS == fold:
                unseen[at] = fitted.score(seen[at])
    fitted = _fit(seen, scams, beside, names, subject)
    watch = max(
        *(_safe(source, mine, unseen) - ROUNDED for source in SOURCES[subject]),
        _honest_bound([fitted.score(strengths(one, subject)) for one in _compared(subject, folder)])
        + ROUNDED,
    )
    slope, offset = platt(
        [*unseen, *(fitted.score(one) for one in beside)], [*scams, *([False] * len(beside))]
    )
    return Trained(fitted, watch, slope, offset)


def _safe(source: str, rows: Sequence[Labelled], scores: Sequence[float]) -> float:
    """Of each kind of text by itself, so that none is paid for by another."""
    of_it = [
        (score, row.is_scam)
        for row, score in zip(rows, scores, strict=True)
        if row.source == source
    ]
    points = curve.curve([score for score, _scam in of_it], [scam for _score, scam in of_it])
    return curve.lowest_safe(points, precision=PRECISION)


def _fit(
    rows: Sequence[dict[str, float]],
    scams: Sequence[bool],
    beside: Sequence[dict[str, float]],
    names: Sequence[str],
    subject: str,
) -> Fitted:
    return fit([*rows, *beside], [*scams, *([False] * len(beside))], names, subject)


def _beside(subject: str, folder: Path) -> list[Submission]:
    housing = honest.housing_ads(folder, first=0, every=40)
    return housing + (honest.job_ads(honest.FITTED) if subject == "job" else [])


def _compared(subject: str, folder: Path) -> list[Submission]:
    if subject == "job":
        return honest.job_ads(honest.FITTED, count=HONEST_COMPARED)
    return _beside(subject, folder)


def _honest_bound(scores: Sequence[float]) -> float:
    """The score above which no more than so many of the honest ones are."""
    return sorted(scores)[int((1 - MOST_HONEST_WATCHED) * len(scores))]


def as_toml(trained: dict[str, Trained], version: int) -> str:
    """The file that the check reads."""
    lines = [
        "# What each kind of evidence weighs: fitted by python -m benchmarks.screening.scams --fit",
        "# on labelled texts of which no word is kept here. Raise the version with every change.",
        f"version = {version}",
    ]
    for subject, one in trained.items():
        numbers = {
            "bias": one.fitted.bias,
            "watch": one.watch,
            "slope": one.slope,
            "offset": one.offset,
        }
        lines += ["", f"[{subject}]", *(f"{name} = {value:.3f}" for name, value in numbers.items())]
        weights = sorted(one.fitted.weights.items(), key=lambda pair: (-pair[1], pair[0]))
        lines += [
            "",
            f"[{subject}.weights]",
            *(f"{name} = {w:.3f}" for name, w in weights if abs(w) >= 0.01),
        ]
    return "\n".join(lines) + "\n"
