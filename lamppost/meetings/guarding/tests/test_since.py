"""An alarm that goes on for another reason: contacts hear the time of that one."""

from __future__ import annotations

import pytest

from lamppost.meetings.guarding.beginning import begin_alarm
from lamppost.meetings.guarding.climb import look
from lamppost.meetings.guarding.tests.made import (
    END,
    MINUTE,
    close,
    make_armed,
    make_contact,
    put_off,
    words,
)
from lamppost.meetings.ladder import Why
from lamppost.meetings.models import Alarm, Plan
from lamppost.people.models import Person
from lamppost.testing import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(alice: Person) -> Plan:
    return make_armed(alice, make_contact(alice, "Joe"))


def test_help_that_is_asked_for_after_a_forced_extension_has_a_time_of_its_own(plan: Plan) -> None:
    put_off(plan, 15, NOON + 5 * MINUTE, is_forced=True)
    look(NOON + 5 * MINUTE)
    plan.refresh_from_db()

    begin_alarm(plan, Why.HELP, began=NOON + 20 * MINUTE, at=NOON + 20 * MINUTE)
    look(NOON + 20 * MINUTE)

    alarm = Alarm.objects.get()
    assert (alarm.began, alarm.why_since) == (NOON + 5 * MINUTE, NOON + 20 * MINUTE)
    assert "asked for help, at 12:20" in words("alarm")[-1]


def test_a_secret_sign_that_comes_late_is_said_to_have_come_then(plan: Plan) -> None:
    look(END)
    close(plan, END + 7 * MINUTE, is_forced=True)

    look(END + 7 * MINUTE)

    since = END + 7 * MINUTE
    assert f"gave a secret sign at {since:%H:%M}" in words("alarm")[-1]
