"""Cases of what is not there any more: nothing is left to decide, and whoever waits is told so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from lamppost.board.models import Ad, Photo
from lamppost.journal.actions import CLOCK, record
from lamppost.moderation.children.restricting import restricted_names
from lamppost.moderation.models import Case, Opinion, Report
from lamppost.moderation.queue.items import Queue
from lamppost.moderation.queue.sources.reports import number_after
from lamppost.moderation.reports.jobs import tell_reporters
from lamppost.people.models import Person, Persona
from lamppost.relay.models import Letter, LetterPhoto

AT_ONCE = 200

# What is there of each kind that can be reported. Of a letter whose author has left, its place
# alone is kept.
_THERE: dict[str, Callable[[], QuerySet[Any]]] = {
    "board.ad": Ad.objects.all,
    "board.photo": Photo.objects.all,
    "relay.letter": lambda: Letter.objects.exclude(state=Letter.State.ERASED),
    "relay.letterphoto": LetterPhoto.objects.all,
    "people.persona": Persona.objects.all,
    "people.person": Person.objects.all,
}


def close_gone_due(now: datetime) -> int:
    """How many were closed, without a decision: nobody was right or wrong. What says that
    somebody may be in danger stays open until a person has read it, whatever is gone."""
    return sum(
        _close(number, now)
        for name, there in _THERE.items()
        for number in _gone(f"{name}:", there()).values_list("pk", flat=True)[:AT_ONCE]
    )


def _gone(prefix: str, there: QuerySet[Any]) -> QuerySet[Case]:
    grave = [kind for kind in Report.Kind if kind.is_grave]
    reports = Report.objects.filter(case=OuterRef("pk"), kind__in=grave)
    # Whoever gives the second opinion ends it.
    opinions = Opinion.objects.filter(queue=Queue.REPORTS.value, number=OuterRef("pk"))
    cases = Case.objects.filter(state=Case.State.OPEN, subject__startswith=prefix)
    return (
        cases.exclude(subject__in=restricted_names())
        .alias(thing=number_after(prefix))
        .filter(
            ~Exists(there.filter(pk=OuterRef("thing")).order_by()),
            ~Exists(reports),
            ~Exists(opinions.exclude(state=Opinion.State.DONE)),
        )
        .order_by("pk")
    )


def _close(number: int, now: datetime) -> bool:
    with transaction.atomic():
        still_open = Case.objects.filter(pk=number, state=Case.State.OPEN)
        if not still_open.update(state=Case.State.CLOSED, closed=now):
            return False
        record("case.closed", Case(pk=number), by=CLOCK, at=now, outcome="gone")
        tell_reporters.enqueue(number)
    return True
