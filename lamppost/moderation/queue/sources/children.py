"""Cases of child safety, for people who are trained for them; of what they hold, nothing here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from lamppost.journal.models.decisions import Source as Brought
from lamppost.moderation.clauses import SOURCES
from lamppost.moderation.models import ChildCase
from lamppost.moderation.queue.desk import Desk
from lamppost.moderation.queue.items import Queue
from lamppost.moderation.queue.sources.source import Shown, Source


def waiting(desk: Desk) -> QuerySet[ChildCase]:
    waiting = ChildCase.objects.filter(state=ChildCase.State.OPEN)
    return waiting.exclude(person=desk.name)


def shown(numbers: Sequence[int]) -> Mapping[int, Shown]:
    cases = ChildCase.objects.filter(pk__in=numbers)
    return {
        case.pk: Shown(
            title=_("Child safety, case %(number)s") % {"number": case.pk},
            why=(str(SOURCES[Brought(case.source)]),),
            since=case.opened,
        )
        for case in cases
    }


SOURCE = Source(Queue.CHILDREN, waiting, shown)
