"""Trying a rule against what was posted: what it would have done, and whether that was right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from itertools import islice

from lamppost.screening.models import Rule, Screening
from lamppost.screening.past import posted_since
from lamppost.screening.rules.compiling import Program
from lamppost.screening.rules.field import Around, Source, Type, Value
from lamppost.screening.rules.fields import BY_NAME
from lamppost.screening.rules.precision import Precision
from lamppost.screening.rules.running import End, run
from lamppost.screening.submission import Facts, Submission
from lamppost.screening.verdict import Verdict

DAYS = 90
CHUNK = 500
MOST_SHOWN = 10
_KEPT_AS: dict[Type, type] = {Type.TEXT: str, Type.YES_NO: bool, Type.TEXTS: list}
_STOPPED = {Verdict.HOLD.value, Verdict.REFUSE.value}


@dataclass
class Trial:
    """Counts of things, each with its latest verdict.

    unknown: left out, since the rule asks what was known at the moment, and that was not kept.
    """

    days: int = DAYS
    looked_at: int = 0
    matched: int = 0
    stopped_anyway: int = 0
    upheld: int = 0
    overturned: int = 0
    failed: int = 0
    unknown: int = 0
    slowest_ms: float = 0.0
    subjects: list[str] = field(default_factory=list)  # some that it matched and nothing stopped

    @property
    def precision(self) -> Precision:
        return Precision(self.upheld, self.upheld + self.overturned)

    @property
    def newly(self) -> int:
        return self.matched - self.stopped_anyway


@dataclass(frozen=True)
class Then:
    """What is kept of how a thing was screened."""

    verdict: str
    outcome: str
    facts: dict[str, Value]


def try_program(program: Program, *, now: datetime, days: int = DAYS) -> Trial:
    """Reads everything posted in these days once; changes nothing."""
    trial = Trial(days=days)
    past = posted_since(now - timedelta(days=days))
    while chunk := list(islice(past, CHUNK)):
        then = _screened(subject for subject, _submission in chunk)
        for subject, submission in chunk:
            _try_one(program, subject, submission, then.get(subject), trial, now)
    return trial


def note_trial(rule: Rule, trial: Trial, *, at: datetime) -> None:
    """A rule that was tried may go on to shadow."""
    Rule.objects.filter(pk=rule.pk).update(tried=at, trial=asdict(trial))


def _screened(subjects: Iterable[str]) -> dict[str, Then]:
    """The latest verdict of each, and the latest decision about any of its verdicts."""
    rows = Screening.objects.filter(subject__in=list(subjects)).order_by("at", "pk")
    found: dict[str, Then] = {}
    for row in rows.values_list("subject", "verdict", "outcome", "facts"):
        subject, verdict, outcome, facts = row
        before = found.get(subject)
        found[subject] = Then(verdict, outcome or (before.outcome if before else ""), facts)
    return found


def _try_one(
    program: Program,
    subject: str,
    submission: Submission,
    then: Then | None,
    trial: Trial,
    now: datetime,
) -> None:
    around = Around(submission, Facts(now=now))
    values = dict(_values(program, around, then.facts if then else {}))
    if len(values) < len(program.fields):
        trial.unknown += 1
        return
    went = run(program, values)
    trial.looked_at += 1
    trial.slowest_ms = max(trial.slowest_ms, went.ms)
    trial.failed += went.end == End.ERROR
    if went.end == End.MATCH:
        _count(trial, subject, then)


def _values(
    program: Program, around: Around, kept: dict[str, Value]
) -> Iterator[tuple[str, Value]]:
    """What was known then; what the ad itself says is read again where it was not kept."""
    for name in program.fields:
        asked = BY_NAME[name]
        then = _as_kept(kept.get(name), asked.type)
        if then is not None:
            yield name, then
        elif asked.source != Source.MOMENT:
            yield name, asked.read(around)


def _as_kept(value: Value | None, kind: Type) -> Value | None:
    """JSON knows no difference between 20 and 20.0, and an older version kept other things."""
    if kind in {Type.WHOLE, Type.NUMBER}:
        if not isinstance(value, int | float):
            return None
        return float(value) if kind == Type.NUMBER else int(value)
    return value if isinstance(value, _KEPT_AS[kind]) else None


def _count(trial: Trial, subject: str, then: Then | None) -> None:
    trial.matched += 1
    if then and then.verdict in _STOPPED:
        trial.stopped_anyway += 1
    elif len(trial.subjects) < MOST_SHOWN:
        trial.subjects.append(subject)
    if then:
        trial.upheld += then.outcome == Screening.Outcome.UPHELD
        trial.overturned += then.outcome == Screening.Outcome.OVERTURNED
