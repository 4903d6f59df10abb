"""The other board, as this one knows it."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import F

from lamppost.meetings.guarding.pulse import STAND_IN, WATCH
from lamppost.meetings.house.signing import Stamp, is_on, number_at
from lamppost.meetings.models import House, Housed, Plan, Pulse

PULSE_EVERY = timedelta(seconds=10)
SILENT_AFTER = timedelta(seconds=60)  # six pulses: a link that stutters is not a board that died
_GUARDS_WITHIN = timedelta(seconds=30)


def other_house() -> House:
    return House.objects.get_or_create(url=settings.SECOND_HOUSE)[0]


def next_stamp(at: datetime) -> Stamp:
    """For a message of ours; its number is larger than any before, whatever the clock does."""
    house = other_house()
    mine = House.objects.filter(pk=house.pk)
    if not mine.filter(said__lt=number_at(at)).update(said=number_at(at)):
        mine.update(said=F("said") + 1)
    return Stamp.at(mine.values_list("said", flat=True).get())


def take_number(stamp: Stamp) -> bool:
    """Whether the message is newer than all before. Two at once: one may have to come again."""
    house = other_house()
    newer = House.objects.filter(pk=house.pk, number__lt=stamp.number)
    return bool(newer.update(number=stamp.number))


def is_silent(house: House, now: datetime) -> bool:
    return house.heard is None or now - house.heard > SILENT_AFTER


def is_guarding(now: datetime) -> bool:
    """Whether somebody looks after our plans. If not, the other board is not to think so."""
    guards = Pulse.objects.filter(name__in=[WATCH, STAND_IN])
    return guards.filter(at__gte=now - _GUARDS_WITHIN).exists()


def is_housed(plan: Plan, *, now: datetime) -> bool:
    """Whether the other board stands by for the plan as it is now, as far as this one knows."""
    if not is_on():
        return False
    held = Housed.objects.filter(plan=plan, is_held=True, acked=F("version"))
    answering = House.objects.filter(pk=settings.SECOND_HOUSE, answered__gte=now - SILENT_AFTER)
    return held.filter(plan_version=plan.version).exists() and answering.exists()
