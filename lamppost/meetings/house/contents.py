"""What the other board is to hold of a plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from lamppost.meetings.house.packages import Package, ToTell, WayThere
from lamppost.meetings.house.words import first_words
from lamppost.meetings.ladder import Climb, Why
from lamppost.meetings.models import Alarm, Contact, Plan
from lamppost.meetings.telling.known import name_for
from lamppost.meetings.telling.reached import Reach, reaches_of_contacts
from lamppost.notices.models import Channel, Dispatch

# A browser agreed to be told by its own board, and takes nothing from another.
CHANNELS = (Channel.MAIL, Channel.SMS, Channel.APPRISE)
# As long as a closed plan is kept; by then whoever was told has done what they can.
LONGEST = timedelta(hours=72)


@dataclass(frozen=True)
class Content:
    ends: datetime
    rests: bool  # somebody has taken it on
    package: Package


def content_of(plan: Plan, *, now: datetime) -> Content | None:
    """None when there is nothing to guard, or nobody whom the other board could reach."""
    alarm = Alarm.objects.filter(plan=plan).first()
    climb = _climb(plan, alarm)
    if climb is None or climb.began < now - LONGEST:
        return None
    contacts = tuple(_to_tell(plan, _why_told(climb, alarm)))
    if not contacts:
        return None
    package = Package(prefix_of(plan), climb, contacts, _sent(plan, alarm))
    return Content(climb.began, bool(alarm and alarm.taken and not alarm.ended), package)


def prefix_of(plan: Plan) -> str:
    """What the keys of all messages about the plan's alarm begin with."""
    return f"meet:{plan.public_id}:"


def about(alarm: Alarm) -> str:
    return f"meetings.alarm:{alarm.pk}"


def _climb(plan: Plan, alarm: Alarm | None) -> Climb | None:
    """Which one there is, or would be at the end of grace."""
    if plan.state == Plan.State.DRAFT or (plan.state == Plan.State.CLOSED and not plan.is_forced):
        return None
    if alarm and not alarm.ended:
        return Climb(Why(alarm.climb_why), alarm.climb_began, alarm.climb_number)
    # The number that the guard will give it: it stands in the keys.
    number = alarm.climb_number + 1 if alarm else 1
    if plan.is_forced:  # within the second before the guard begins the alarm
        return Climb(Why.FORCED, plan.closed or plan.look_at or plan.due, number)
    return Climb(Why.OVERDUE, plan.due + timedelta(seconds=plan.grace_secs), number)


def _why_told(climb: Climb, alarm: Alarm | None) -> Why:
    """Whoever is forced must not be rung, also after somebody put it down or help was asked for."""
    is_forced = alarm is not None and not alarm.ended and alarm.why == Why.FORCED
    return Why.FORCED if is_forced else climb.why


def _to_tell(plan: Plan, why: Why) -> list[ToTell]:
    told = plan.to_tell.filter(contact__state=Contact.State.AGREED).order_by("position", "pk")
    contacts = [one.contact for one in told.select_related("contact")]
    reaches = reaches_of_contacts([contact.pk for contact in contacts])
    found = []
    for contact in contacts:
        ways = tuple(_way(one) for one in reaches[contact.pk] if one.channel in CHANNELS)
        if ways:
            found.append(ToTell(contact.pk, ways, *first_words(name_for(contact), why)))
    return found


def _way(reach: Reach) -> WayThere:
    return WayThere(int(reach.name), reach.channel, reach.to)


def _sent(plan: Plan, alarm: Alarm | None) -> tuple[str, ...]:
    """What was handed over, not what waits: the board may fall silent before it goes out."""
    if alarm is None:
        return ()
    gone = Dispatch.objects.filter(about=about(alarm), state=Dispatch.State.SENT)
    keys = gone.order_by("key").values_list("key", flat=True)
    return tuple(key.removeprefix(prefix_of(plan)) for key in keys)
