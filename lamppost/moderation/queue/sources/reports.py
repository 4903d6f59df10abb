"""Cases: what somebody has reported."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from django.db.models import (
    BigIntegerField,
    Count,
    Exists,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models import Case as Choose
from django.db.models.functions import Cast, Substr
from django.utils.translation import ngettext

from lamppost.board.models import Ad, State
from lamppost.moderation.models import Case, Opinion, Report
from lamppost.moderation.queue.desk import Desk
from lamppost.moderation.queue.items import Queue
from lamppost.moderation.queue.sources import ads, letters
from lamppost.moderation.queue.sources.leaving_out import not_in_hand, not_named
from lamppost.moderation.queue.sources.reaching import people
from lamppost.moderation.queue.sources.source import Shown, Source
from lamppost.moderation.queue.sources.subjects import titles_of
from lamppost.relay.models import Letter


def waiting(desk: Desk) -> QuerySet[Case]:
    """Without what is held and has to be looked at sooner than its reports ask for, and what
    waits for a second opinion already: both stand in the queue as that."""
    cases = not_in_hand(Case.objects.filter(state=Case.State.OPEN), Queue.REPORTS, desk)
    cases = cases.alias(
        of_ad=number_after(ads.PREFIX), of_letter=number_after(letters.PREFIX)
    ).filter(
        ~Exists(
            Ad.objects.filter(
                pk=OuterRef("of_ad"), state=State.HELD, look_by__lt=OuterRef("look_by")
            )
        ),
        ~Exists(
            Letter.objects.filter(
                pk=OuterRef("of_letter"),
                state=Letter.State.HELD,
                look_by__lt=OuterRef("look_by"),
            ).order_by()
        ),
        ~Exists(_opinion(Queue.ADS, "of_ad")),
        ~Exists(_opinion(Queue.LETTERS, "of_letter")),
    )
    if desk.has_others:
        # Whoever reported it would hear their own report, and be told that they were right.
        own = Report.objects.filter(case=OuterRef("pk"), person=desk.steward.person_id)
        cases = cases.filter(~Exists(own))
    return not_named(cases, desk.own | desk.restricted)


def _opinion(queue: Queue, number: str) -> QuerySet[Opinion]:
    asked = Opinion.objects.filter(queue=queue.value, number=OuterRef(number))
    return asked.exclude(state=Opinion.State.DONE)


def number_after(prefix: str) -> Choose:
    """NULL for what is of another kind. PostgreSQL would stumble over casting those."""
    number = Cast(Substr("subject", len(prefix) + 1), BigIntegerField())
    return Choose(When(Q(subject__startswith=prefix), then=number), default=Value(None))


def shown(numbers: Sequence[int]) -> Mapping[int, Shown]:
    cases = list(Case.objects.filter(pk__in=numbers))
    titles = titles_of(case.subject for case in cases)
    kinds = _kinds(numbers)
    return {
        case.pk: Shown(
            title=titles[case.subject],
            why=kinds.get(case.pk, ()),
            since=case.opened,
            reach=people(case.reach),
        )
        for case in cases
    }


def _kinds(numbers: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """What was reported and how often, in the order in which the form has it: gravest first."""
    counted = Report.objects.filter(case__in=numbers).order_by()
    by_case: dict[int, dict[str, int]] = defaultdict(dict)
    for case, kind, count in counted.values_list("case", "kind").annotate(count=Count("pk")):
        by_case[case][kind] = count
    return {
        case: tuple(_said(kind, of[kind]) for kind in Report.Kind if kind in of)
        for case, of in by_case.items()
    }


def _said(kind: Report.Kind, count: int) -> str:
    words = {"kind": kind.label, "count": count}
    return ngettext("Reported: %(kind)s", "Reported %(count)s times: %(kind)s", count) % words


SOURCE = Source(Queue.REPORTS, waiting, shown)
