"""What somebody is not shown, although it waits.

Each is asked row by row through a unique index, so that it costs by what is shown and not by what
there is. Nobody decides about themselves, whichever way it came up.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, TypeVar

from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from lamppost.moderation.models import Case, Opinion
from lamppost.moderation.queue.desk import Desk
from lamppost.moderation.queue.items import Queue

Things = TypeVar("Things", bound=QuerySet[Any])


def not_in_hand(things: Things, queue: Queue, desk: Desk) -> Things:
    """Without what is decided as soon as it cannot be undone, and what waits for a second
    opinion: that is an item of its own."""
    here = Q(queue=queue.value, number=OuterRef("pk"))
    things = not_named(things, desk.proposed.get(queue, ()), "pk")
    # What was drawn by lot has been decided: if it stands here, it has come up again.
    asked = Opinion.objects.exclude(state=Opinion.State.DONE).exclude(why=Opinion.Why.SAMPLE)
    left = things.filter(~Exists(asked.filter(here)))
    # Each by an index of its own: with an "or" between them SQLite reads all opinions, for each.
    elsewhere = _same_subject(queue)
    return left.filter(~Exists(asked.filter(elsewhere))) if elsewhere else left


def _same_subject(queue: Queue) -> Q:
    """An opinion about it that came from another queue: what is reported is held for it."""
    if queue == Queue.REPORTS:
        return Q(subject=OuterRef("subject"))
    if queue in _PREFIXES:
        return Q(subject=Concat(Value(_PREFIXES[queue]), Cast(OuterRef("pk"), CharField())))
    return Q()


_PREFIXES = {Queue.ADS: "board.ad:", Queue.LETTERS: "relay.letter:"}


def not_claimed(things: Things, queue: Queue, desk: Desk) -> Things:
    """Without what somebody else is at work on."""
    return not_named(things, desk.claimed.get(queue, ()), "pk")


def not_reported_sooner(things: Things, prefix: str) -> Things:
    """Without what is held and is looked at as a case, because that has to be looked at sooner.
    The other way round the case is left out: one thing stands in the queue once."""
    sooner = Case.objects.filter(
        subject=name_of_row(prefix), state=Case.State.OPEN, look_by__lte=OuterRef("look_by")
    )
    return things.filter(~Exists(sooner))


def name_of_row(prefix: str) -> Any:  # noqa: ANN401
    """For a subquery: what the journal calls the row outside."""
    return Concat(Value(prefix), Cast(OuterRef("pk"), CharField()))


def not_named(things: Things, names: Collection[str | int], column: str = "subject") -> Things:
    """Without rows about one of these."""
    return things.exclude(**{f"{column}__in": names}) if names else things
