"""One plan with three contacts, in memory or in the database, with all that can happen to it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Protocol

from lamppost.meetings.alarms.actions import put_down, take_on
from lamppost.meetings.guarding.alarm_steps import climb_of
from lamppost.meetings.guarding.beginning import Begin, begin_alarm, changes_of, first_alarm
from lamppost.meetings.guarding.climb import look
from lamppost.meetings.guarding.deciding import Running, decide
from lamppost.meetings.guarding.plan_steps import seen
from lamppost.meetings.guarding.tests.made import (
    DUE,
    GRACE,
    MINUTE,
    close,
    hand_over,
    make_armed,
    make_contact,
    put_off,
)
from lamppost.meetings.ladder import Contacts, Why, next_look, next_rung, rungs_due
from lamppost.meetings.models import Alarm, Contact, Plan, Told, Way
from lamppost.notices.models import Dispatch
from lamppost.people.models import Person
from lamppost.testing import NOON

KEPT = timedelta(hours=72)


class World(Protocol):
    contacts: Contacts

    @property
    def plan(self) -> Plan: ...
    @property
    def alarm(self) -> Alarm | None: ...
    @property
    def told(self) -> set[int]: ...
    @property
    def keys(self) -> list[str]:
        """Of rungs, as ladder.Rung has them; each as often as it was written."""

    @property
    def clears(self) -> list[tuple[int, int]]:
        """(number of the climb, contact)"""

    def look(self, now: datetime) -> None: ...
    def check_in(self, at: datetime, *, is_forced: bool) -> None: ...
    def put_off(self, minutes: int, at: datetime, *, is_forced: bool) -> None: ...
    def ask_help(self, at: datetime) -> None: ...
    def take_on(self, contact: int, at: datetime) -> None: ...
    def put_down(self, at: datetime) -> None: ...


class InMemory:
    """The rules alone, carried out on rows that no database has."""

    contacts: Contacts = ((1, (10, 11)), (2, (20,)), (3, (30,)))

    def __init__(self) -> None:
        self.plan = Plan(
            state=Plan.State.ARMED,
            starts=NOON,
            due=DUE,
            first_due=DUE,
            written=NOON,
            armed=NOON,
            done_until=NOON,
            look_at=next_look(DUE, GRACE, after=NOON),
        )
        self.alarm: Alarm | None = None
        self.told: set[int] = set()
        self.keys: list[str] = []
        self.prompts: list[str] = []
        self.clears: list[tuple[int, int]] = []

    def look(self, now: datetime) -> None:
        while self.begin_plan_look(now)() + self.begin_alarm_look(now)():
            pass

    def begin_plan_look(self, now: datetime) -> Callable[[], bool]:
        """Reads and decides; what is given writes, if the plan is still as it was read."""
        plan = self.plan
        if not plan.look_at or plan.look_at > now:
            return lambda: False
        alarm = self.alarm
        running = Running(Why(alarm.why), alarm.began) if alarm and not alarm.ended else None
        step = decide(seen(plan), running, now)
        read = (plan.version, plan.look_at)

        def write() -> bool:
            if (plan.version, plan.look_at) != read:
                return False
            plan.look_at = step.look_at
            plan.done_until = max(now, plan.done_until or now)
            if step.begin:
                self._begin(step.begin, step.began or now, now)
            if step.is_clear:
                self._clear(now)
            if step.prompt:
                self.prompts.append(f"{step.prompt} {plan.due}")
            return True

        return write

    def begin_alarm_look(self, now: datetime) -> Callable[[], bool]:
        alarm = self.alarm
        if not alarm or alarm.ended or alarm.taken_by_id or (alarm.look_at or now) > now:
            return lambda: False
        if not alarm.look_at:
            return lambda: False
        climb, read = climb_of(alarm), (alarm.look_at, alarm.climb_number)
        rungs = rungs_due(climb, self.contacts, after=alarm.done_until, until=now)
        until = max(now, alarm.done_until or now)

        def write() -> bool:
            is_as_read = (alarm.look_at, alarm.climb_number) == read
            if not is_as_read or alarm.ended or alarm.taken_by_id:
                return False
            alarm.done_until, alarm.look_at = until, next_rung(climb, self.contacts, after=until)
            self.told |= {rung.contact for rung in rungs}
            self.keys += [rung.key for rung in rungs]
            return True

        return write

    def _begin(self, why: Why, began: datetime, at: datetime) -> None:
        begin = Begin(self.plan, why, began)
        if self.alarm is None:
            self.alarm = first_alarm(begin, at)
            return
        if self.alarm.ended:
            self.told.clear()
        self._set(**changes_of(self.alarm, begin, at))

    def _clear(self, at: datetime) -> None:
        if self.alarm:
            self.clears += [(self.alarm.climb_number, contact) for contact in sorted(self.told)]
            self._set(ended=at, look_at=None)

    def _set(self, **changes: Any) -> None:
        for name, value in changes.items():
            setattr(self.alarm, name, value)

    def check_in(self, at: datetime, *, is_forced: bool) -> None:
        plan = self.plan
        plan.state, plan.closed, plan.is_forced = Plan.State.CLOSED, at, is_forced
        plan.look_at, plan.erase_due, plan.version = at, at + KEPT, plan.version + 1

    def put_off(self, minutes: int, at: datetime, *, is_forced: bool) -> None:
        plan = self.plan
        plan.due, plan.is_forced = plan.due + minutes * MINUTE, is_forced
        plan.look_at, plan.version = at, plan.version + 1

    def ask_help(self, at: datetime) -> None:
        self._begin(Why.HELP, at, at)

    def take_on(self, contact: int, at: datetime) -> None:
        self._set(taken_by_id=contact, taken=at, look_at=None)

    def put_down(self, at: datetime) -> None:
        number = self.alarm.climb_number + 1 if self.alarm else 1
        climb = {"climb_why": Why.PUT_DOWN, "climb_began": at, "climb_number": number}
        self._set(taken_by_id=None, taken=None, done_until=None, look_at=at, **climb)


class InDatabase:
    """The actions themselves."""

    def __init__(self, person: Person) -> None:
        contacts = [make_contact(person, name, ways=n) for name, n in (("Ana", 2), ("Joe", 1))]
        self._plan = make_armed(person, *contacts, make_contact(person, "Kim"))
        self.contacts: Contacts = [
            (
                one.contact_id,
                list(Way.objects.filter(contact=one.contact).values_list("pk", flat=True)),
            )
            for one in self._plan.to_tell.order_by("position")
        ]

    @property
    def plan(self) -> Plan:
        return Plan.objects.get(pk=self._plan.pk)

    @property
    def alarm(self) -> Alarm | None:
        return Alarm.objects.filter(plan=self._plan).first()

    @property
    def told(self) -> set[int]:
        return set(Told.objects.filter(alarm__plan=self._plan).values_list("contact", flat=True))

    @property
    def keys(self) -> list[str]:
        found = [key.split(":")[2] for key in self._keys("meetings.alarm")]
        return [key for key in found if not key.startswith("taken")]

    @property
    def clears(self) -> list[tuple[int, int]]:
        parts = [key.split(".") for key in self._keys("meetings.clear")]
        return sorted((int(number), int(contact)) for _clear, number, contact in parts)

    def _keys(self, about: str) -> list[str]:
        rows = Dispatch.objects.filter(about__startswith=about)
        return list(rows.values_list("key", flat=True))

    def look(self, now: datetime) -> None:
        look(now)
        hand_over()

    def check_in(self, at: datetime, *, is_forced: bool) -> None:
        close(self._plan, at, is_forced=is_forced)

    def put_off(self, minutes: int, at: datetime, *, is_forced: bool) -> None:
        put_off(self._plan, minutes, at, is_forced=is_forced)

    def ask_help(self, at: datetime) -> None:
        begin_alarm(self.plan, Why.HELP, began=at, at=at)

    def take_on(self, contact: int, at: datetime) -> None:
        assert take_on(Contact.objects.get(pk=contact), self._plan.public_id, at=at)

    def put_down(self, at: datetime) -> None:
        alarm = self.alarm
        assert alarm
        assert alarm.taken_by
        assert put_down(alarm.taken_by, self._plan.public_id, at=at)
