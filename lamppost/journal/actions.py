"""Writing the journal, inside the transaction of what it tells of."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import models
from django.utils import timezone

from lamppost.journal.models import Line

CLOCK = "clock"  # time passed: an ad ran out, an erasure fell due
SCREENING = "screening"  # a check of the board's own; which, stands beside the verdict
HOST = "host"  # whoever runs the board, at its command line


def record(
    act: str,
    subject: models.Model | str,
    *,
    by: models.Model | str,
    reason: str = "",
    at: datetime | None = None,
    **details: object,
) -> Line:
    """Writes one line. Details hold ids, numbers, rule names: never words or addresses."""
    return Line.objects.create(
        at=at or timezone.now(),
        act=act,
        subject=name_of(subject),
        by=name_of(by),
        reason=reason,
        details=details,
    )


def record_many(
    act: str, subjects: Iterable[models.Model], *, by: models.Model | str, at: datetime
) -> None:
    """One line for each subject, in few statements."""
    who = name_of(by)
    Line.objects.bulk_create(
        (Line(at=at, act=act, subject=name_of(subject), by=who) for subject in subjects),
        batch_size=1_000,
    )


def name_of(thing: models.Model | str) -> str:
    """How the journal calls a thing: board.ad:17."""
    return thing if isinstance(thing, str) else f"{thing._meta.label_lower}:{thing.pk}"


def lines_about(thing: models.Model) -> models.QuerySet[Line]:
    return Line.objects.filter(subject=name_of(thing))
