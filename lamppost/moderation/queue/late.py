"""What should have been looked at by now, and was not.

Nothing happens to it: it stays as it is, stands first in the queue, and whoever waits for it is
told once that it takes longer. The hosts hear once a day how much there is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from lamppost.board.models import Ad, State
from lamppost.moderation.models import Appeal, Case, ChildCase, LateMark, Opinion
from lamppost.moderation.queue.items import Queue
from lamppost.moderation.queue.late_mails import Waiting, tell_hosts, tell_waiting
from lamppost.people.models import Person
from lamppost.relay.models import Letter
from lamppost.screening.campaigns.kept.state import current
from lamppost.screening.models import CampaignTemplate

AT_ONCE = 200
_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class _Told:
    """Of which things somebody is told, and who: None for nobody."""

    waiting: Callable[[], QuerySet[Any]]
    who: Callable[[Any], Waiting | None]


def tell_late_due(now: datetime) -> int:
    """Tells everybody whose thing has become late since the last time; how many things."""
    return sum(_tell_queue(queue, told, now) for queue, told in _TOLD.items())


def _tell_queue(queue: Queue, told: _Told, now: datetime) -> int:
    done = 0
    while some := _tell_some(queue, told, now):
        done += some
    return done


@transaction.atomic
def _tell_some(queue: Queue, told: _Told, now: datetime) -> int:
    """Mails and mark go together: whoever is told is told once, whenever this breaks off."""
    mark, _is_new = LateMark.objects.select_for_update().get_or_create(
        queue=queue.value, defaults={"until": _BEGINNING}
    )
    after = Q(look_by__gt=mark.until) | Q(look_by=mark.until, pk__gt=mark.number)
    late = told.waiting().filter(after, look_by__gte=mark.until, look_by__lt=now)
    some = list(late.order_by("look_by", "pk")[:AT_ONCE])
    for thing in some:
        if waiting := told.who(thing):
            tell_waiting(waiting)
    if some:
        mark.until, mark.number = some[-1].look_by, some[-1].pk
        mark.save(update_fields=["until", "number"])
    return len(some)


def sum_late_due(now: datetime) -> int:
    """One mail a day to each host while something is late; how many things are."""
    counts = {queue: waiting().filter(look_by__lt=now) for queue, waiting in _ALL.items()}
    late = {queue: found.count() for queue, found in counts.items()}
    if total := sum(late.values()):
        oldest = min(
            first
            for found in counts.values()
            if (first := found.order_by("look_by").values_list("look_by", flat=True).first())
        )
        tell_hosts({queue: count for queue, count in late.items() if count}, oldest, now)
    return total


def _ads() -> QuerySet[Ad]:
    return Ad.objects.filter(state=State.HELD)


def _letters() -> QuerySet[Letter]:
    return Letter.objects.filter(state=Letter.State.HELD)


def _appeals() -> QuerySet[Appeal]:
    return Appeal.objects.filter(state=Appeal.State.OPEN)


def _opinions() -> QuerySet[Opinion]:
    return Opinion.objects.exclude(state=Opinion.State.DONE)


def _children() -> QuerySet[ChildCase]:
    return ChildCase.objects.filter(state=ChildCase.State.OPEN)


def _cases() -> QuerySet[Case]:
    return Case.objects.filter(state=Case.State.OPEN)


def _campaigns() -> QuerySet[CampaignTemplate]:
    return CampaignTemplate.objects.filter(look_by__isnull=False, slot=current().slot)


def _poster(ad: Ad) -> Waiting:
    return Waiting(ad.persona.person, Queue.ADS, ad.decision_id or 0, ad.title)


def _writer(letter: Letter) -> Waiting | None:
    persona = letter.side.persona
    if persona is None:
        return None
    title = letter.conversation.ad_title
    return Waiting(persona.person, Queue.LETTERS, letter.decision_id or 0, title)


def _objector(appeal: Appeal) -> Waiting | None:
    kind, _colon, number = appeal.decision.person.partition(":")
    is_person = kind == "people.person" and number.isdigit()
    person = Person.objects.filter(pk=number).first() if is_person else None
    return Waiting(person, Queue.APPEALS, appeal.decision_id, "") if person else None


_TOLD: dict[Queue, _Told] = {
    Queue.ADS: _Told(lambda: _ads().select_related("persona__person"), _poster),
    Queue.LETTERS: _Told(
        lambda: _letters().select_related("side__persona__person", "conversation"), _writer
    ),
    Queue.APPEALS: _Told(lambda: _appeals().select_related("decision"), _objector),
}
_ALL: dict[Queue, Callable[[], QuerySet[Any]]] = {
    Queue.REPORTS: _cases,
    Queue.CAMPAIGNS: _campaigns,
    Queue.ADS: _ads,
    Queue.LETTERS: _letters,
    Queue.APPEALS: _appeals,
    Queue.OPINIONS: _opinions,
    Queue.CHILDREN: _children,
}
