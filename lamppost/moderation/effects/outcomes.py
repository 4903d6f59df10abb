"""What a decision says of the screening that came before it: precision of rules rests on it."""

from __future__ import annotations

from datetime import datetime

from lamppost.journal.models import Decision
from lamppost.journal.models.decisions import Done
from lamppost.screening.actions import decide_outcome
from lamppost.screening.models import Screening
from lamppost.screening.rulings import STOPPING
from lamppost.screening.verdict import Verdict

_STOPPED = frozenset(verdict.value for verdict in STOPPING)


def note_upheld(subject: str, *, at: datetime) -> None:
    """Somebody else has heard the objection, and thinks as the first did."""
    last = _last(subject)
    if last is not None and last.verdict in _STOPPED:
        decide_outcome(last, Screening.Outcome.UPHELD, at=at)


def note_outcome(decision: Decision) -> None:
    """Of the last screening alone: what was found in earlier words, nobody has said anything of."""
    last = _last(decision.subject)
    if last is None or last.verdict == Verdict.PUBLISH.value:
        return
    if decision.done in (Done.REFUSE, Done.REMOVE):
        decide_outcome(last, Screening.Outcome.UPHELD, at=decision.at)
    elif decision.done in (Done.KEEP, Done.RESTORE) and last.verdict in _STOPPED:
        decide_outcome(last, Screening.Outcome.OVERTURNED, at=decision.at)


def _last(subject: str) -> Screening | None:
    return Screening.objects.filter(subject=subject).order_by("-at", "-pk").first()
