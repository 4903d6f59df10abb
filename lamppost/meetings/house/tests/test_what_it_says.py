"""What the second house says of a plan, whatever has become of its alarm."""

from __future__ import annotations

import pytest

from lamppost.meetings.guarding.climb import look
from lamppost.meetings.guarding.tests.made import close, make_armed, make_contact
from lamppost.meetings.house.contents import content_of
from lamppost.meetings.ladder import Why
from lamppost.meetings.models import Alarm
from lamppost.people.models import Person
from lamppost.testing import NOON

pytestmark = pytest.mark.django_db


def test_whoever_is_forced_is_not_rung_after_a_contact_has_put_it_down(alice: Person) -> None:
    plan = make_armed(alice, make_contact(alice, "Joe"))
    close(plan, NOON, is_forced=True)
    look(NOON)
    Alarm.objects.update(climb_why=Why.PUT_DOWN, climb_began=NOON, climb_number=2)
    plan.refresh_from_db()

    content = content_of(plan, now=NOON)

    assert content is not None
    [told] = content.package.contacts
    assert "Do not ring them" in told.subject
    assert "Try to reach them" not in told.body
