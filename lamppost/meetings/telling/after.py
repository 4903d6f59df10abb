"""One message to each of those who were told, by the way that reached them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.db.models import prefetch_related_objects

from lamppost.meetings.models import Alarm, Contact, Told
from lamppost.meetings.telling.reached import Reach, reaches_of_contacts
from lamppost.notices.models import Dispatch

_PARTS_OF_A_RUNG = 5  # of its key (ladder.Rung.key); the last is its way


@dataclass(frozen=True)
class Reached:
    alarm: Alarm
    contact: Contact
    reach: Reach


def those_told(alarms: Collection[Alarm]) -> list[Reached]:
    """Each contact once: of several ways, the first that took the alarm; else their first.

    Three queries for any number of alarms; a fourth unless their plans were read with them.
    """
    prefetch_related_objects(list(alarms), "plan")
    by_id = {alarm.pk: alarm for alarm in alarms}
    told = list(Told.objects.filter(alarm__in=by_id).select_related("contact").order_by("pk"))
    reaches = reaches_of_contacts({one.contact_id for one in told})
    took = set(_ways_that_took(by_id.values()))
    return [
        Reached(by_id[one.alarm_id], one.contact, _best(reaches[one.contact_id], took))
        for one in told
        if reaches[one.contact_id]
    ]


def _best(reaches: list[Reach], took: set[str]) -> Reach:
    return next((reach for reach in reaches if reach.name in took), reaches[0])


def _ways_that_took(alarms: Collection[Alarm]) -> Iterator[str]:
    sent = Dispatch.objects.filter(
        about__in=[f"meetings.alarm:{alarm.pk}" for alarm in alarms], state=Dispatch.State.SENT
    )
    for key in sent.values_list("key", flat=True):
        rung = key.rpartition(":")[2].split(".")
        if len(rung) == _PARTS_OF_A_RUNG:
            yield rung[-1]
