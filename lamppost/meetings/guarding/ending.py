"""An alarm ends: nobody else is told, and all who were told hear that all is clear."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime

from lamppost.meetings.figures.counting import count_over
from lamppost.meetings.models import Alarm, Told
from lamppost.meetings.telling.clear import all_clear_urgents_of
from lamppost.notices.models import Dispatch
from lamppost.notices.urgent.writing import Urgent, withdraw


def end_alarms(plan_ids: Collection[int], *, at: datetime) -> list[Urgent]:
    """Ends those under way, and gives the all-clears to be written. Call it in a transaction."""
    running = Alarm.objects.filter(plan__in=plan_ids, ended=None)
    alarms = list(running.select_for_update(of=("self",)).select_related("plan"))
    for alarm in alarms:
        alarm.ended = at
        Told.objects.filter(alarm=alarm, contact__in=_never_reached(alarm)).delete()
        withdraw(f"meetings.alarm:{alarm.pk}", at=at)
    Alarm.objects.filter(pk__in=[alarm.pk for alarm in alarms]).update(ended=at, look_at=None)
    count_over([alarm.plan_id for alarm in alarms])
    return all_clear_urgents_of(alarms, at=at) if alarms else []


def _never_reached(alarm: Alarm) -> set[int]:
    """Contacts whose messages all wait still, tried by nobody: they would be told that all is
    clear who never heard that anything was not."""
    messages = Dispatch.objects.filter(about=f"meetings.alarm:{alarm.pk}")
    # Locked: what a sender takes at this moment is not taken back.
    untouched = messages.filter(state=Dispatch.State.WAITING, lease="", attempts=0)
    waiting = set(untouched.select_for_update().values_list("key", flat=True))
    if not waiting:
        return set()
    others = set(messages.exclude(state=Dispatch.State.WITHDRAWN).values_list("key", flat=True))
    return set(_contacts(waiting)) - set(_contacts(others - waiting))


def _contacts(keys: Collection[str]) -> Iterator[int]:
    """meet:PLAN:NUMBER.REMINDER.CONTACT.LEVEL.WAY (ladder.Rung.key)"""
    for key in keys:
        parts = key.rpartition(":")[2].split(".")
        if len(parts) == 5:
            yield int(parts[2])
