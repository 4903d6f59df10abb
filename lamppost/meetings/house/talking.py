"""Telling the other board what has changed, and that this one lives; in step with its answers."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from datetime import datetime

from django.db.models import F, Q
from django.db.models.functions import Greatest

from lamppost.core.sealing import Unreadable
from lamppost.meetings.house import houses
from lamppost.meetings.house.calling import NoAnswer, talk
from lamppost.meetings.house.contents import content_of
from lamppost.meetings.house.messages import LIST_AT_A_TIME, Answer, Change, Listed, Said
from lamppost.meetings.house.packages import seal_package
from lamppost.meetings.house.returning import take_up, taken_up
from lamppost.meetings.models import Housed, Plan

logger = logging.getLogger(__name__)

CHANGES_AT_A_TIME = 100  # some 200 kB
Talk = Callable[[Said], Answer]


def pulse(now: datetime, *, say: Talk = talk) -> bool:
    """One message: that we live, and the first of the changes. Whether there is more to say.

    Raises NoAnswer.
    """
    said = Said(houses.is_guarding(now), tuple(_changes(now)), known=taken_up())
    answer = say(said)
    _acknowledge(said, answer)
    is_more = len(said.changes) == CHANGES_AT_A_TIME
    return take_up(answer, known=said.known, at=now) or is_more


def ask_back(now: datetime, *, say: Talk = talk) -> bool:
    """At a start: the other board stops, and says what it has done. Whether there is more.

    Raises NoAnswer.
    """
    said = Said(is_guarding=True, known=taken_up())  # from now on
    return take_up(say(said), known=said.known, at=now)


def compare(now: datetime, *, say: Talk = talk) -> None:
    """Says everything that there should be; what is not there is said again. Raises NoAnswer."""
    for listed in _lists():
        answer = say(Said(houses.is_guarding(now), listed=listed))
        for ref in answer.unlike:
            Housed.objects.filter(ref=ref, version=listed.held.get(ref, 0)).update(acked=0)


def does_answer(now: datetime, *, say: Talk = talk) -> bool:
    """Whether the other board guards its plans, asked of itself."""
    try:
        return say(Said(houses.is_guarding(now))).is_guarding
    except NoAnswer:
        return False


def unsaid() -> int:
    """How many plans the other board does not hold as they are."""
    return Housed.objects.exclude(acked=F("version")).count()


def _changes(now: datetime) -> Iterator[Change]:
    waiting = Housed.objects.exclude(acked=F("version")).select_related("plan")
    for housed in waiting.order_by("version")[:CHANGES_AT_A_TIME]:
        yield _change(housed, now)


def _change(housed: Housed, now: datetime) -> Change:
    """As it is now: should it have changed since it was noted, the next message says it again."""
    content = None
    if housed.plan is not None and housed.is_held:
        try:
            content = content_of(housed.plan, now=now)
        except Unreadable:
            logger.error("plan %s cannot be read: its seal's key is gone", housed.plan_id)
    if content is None:
        return Change(housed.ref, housed.version)
    package = seal_package(content.package)
    return Change(housed.ref, housed.version, content.ends, content.rests, package)


def _acknowledge(said: Said, answer: Answer) -> None:
    for change in said.changes:
        held = answer.held.get(change.ref, 0)
        mine = Housed.objects.filter(ref=change.ref)
        if held == change.version:
            mine.filter(acked__lt=held).update(acked=held)
        elif held > change.version:
            # It knows of a time that we have lost: ours is the newer all the same.
            mine.update(version=Greatest(F("version"), held) + 1)
    gone = Q(plan__isnull=True) | Q(plan__state=Plan.State.CLOSED)
    Housed.objects.filter(gone, is_held=False, acked=F("version")).delete()


def _lists() -> Iterator[Listed]:
    first = ""
    while True:
        rows = Housed.objects.filter(ref__gte=first).order_by("ref")
        found = list(rows.values_list("ref", "version", "is_held")[: LIST_AT_A_TIME + 1])
        until = found[-1][0] if len(found) > LIST_AT_A_TIME else ""
        # What is to be forgotten is named too, so that it is not taken for one that we lost;
        # with a version that is there in any case.
        held = {ref: version if held else 0 for ref, version, held in found[:LIST_AT_A_TIME]}
        yield Listed(first, until, held)
        if not until:
            return
        first = until
