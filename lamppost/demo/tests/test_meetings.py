"""The guide of the demo finds meetings, and nobody is told of one before tomorrow evening."""

from __future__ import annotations

from datetime import timedelta

import pytest

from lamppost.demo.cast import address_of
from lamppost.demo.letters import write_letters
from lamppost.demo.meetings import SAFE, take_meetings_away, write_meetings
from lamppost.meetings.codes import Said, which
from lamppost.meetings.contacts.questions import usable_contacts
from lamppost.meetings.guarding.climb import look
from lamppost.meetings.models import Alarm, Contact, DoorCode, Plan
from lamppost.notices.models import Dispatch
from lamppost.people.models import Person
from lamppost.testing import NOON, make_ad, make_person

NOW = NOON + timedelta(days=3)


@pytest.fixture
def ruthie(db: None) -> Person:
    return make_person("Ruthie", address_of("Ruthie"))


def test_guide_finds_a_plan_that_runs_and_one_that_is_over(ruthie: Person, bob: Person) -> None:
    write_letters([make_ad(ruthie), make_ad(bob)], now=NOW)
    assert write_meetings(now=NOW) == 2
    assert set(Plan.objects.values_list("state", flat=True)) == {"armed", "closed"}
    assert len(usable_contacts(ruthie)) == 2
    assert which(ruthie, SAFE) is Said.SAFE
    assert DoorCode.objects.filter(person=ruthie, asked=None).exists(), "offered by the other"


def test_nobody_is_told_before_tomorrow_evening(ruthie: Person) -> None:
    write_meetings(now=NOW)
    for hours in range(24):
        look(NOW + timedelta(hours=hours))
    assert not Alarm.objects.exists()
    assert not Dispatch.objects.filter(about__startswith="meetings.alarm").exists()


def test_demo_can_be_written_again(ruthie: Person) -> None:
    write_meetings(now=NOW)
    take_meetings_away()
    assert not Plan.objects.exists()
    write_meetings(now=NOW + timedelta(days=1))
    assert (Plan.objects.count(), Contact.objects.count()) == (2, 2)


@pytest.mark.django_db
def test_board_without_the_guide_has_no_meetings() -> None:
    assert write_meetings(now=NOW) == 0
