from __future__ import annotations

from datetime import timedelta

import pytest

from lamppost.meetings.contacts.actions import ask_removal, remove_due_contacts, undo_removal
from lamppost.meetings.contacts.limits import ContactRefused
from lamppost.meetings.contacts.questions import usable_contacts
from lamppost.meetings.contacts.tests.cast import make_invited, make_plan, make_ready, written
from lamppost.meetings.ladder import Why
from lamppost.meetings.models import Alarm, Contact, Plan
from lamppost.people.models import Person
from lamppost.testing import NOON

pytestmark = pytest.mark.django_db
DAY = timedelta(hours=24)


def test_a_contact_hears_of_their_removal_at_once_and_goes_a_day_later(alice: Person) -> None:
    joe = make_ready(alice)

    ask_removal(joe, at=NOON)

    [(to, words)] = written()
    assert to == "joe@elsewhere.example"
    assert words.subject == "Al is taking you off their list"
    assert words.body == (
        "In 24 hours you will no longer be told if Al does not come back from a meeting. Until "
        "then it can be undone. If that surprises you, talk to them, where nobody listens."
    )
    assert remove_due_contacts(NOON + DAY - timedelta(seconds=1)) == 0
    assert remove_due_contacts(NOON + DAY) == 1
    assert not Contact.objects.exists()
    assert len(written()) == 1  # however late it is sent


def test_asking_twice_begins_no_new_day(alice: Person) -> None:
    joe = make_ready(alice)
    ask_removal(joe, at=NOON)

    ask_removal(joe, at=NOON + timedelta(hours=23))

    assert remove_due_contacts(NOON + DAY) == 1
    assert len(written()) == 1


def test_a_removal_can_be_undone_and_the_contact_hears_that_too(alice: Person) -> None:
    joe = make_ready(alice)
    ask_removal(joe, at=NOON)
    assert list(usable_contacts(alice)) == []

    undo_removal(joe, at=NOON + timedelta(hours=1))

    assert remove_due_contacts(NOON + DAY) == 0
    assert list(usable_contacts(alice)) == [joe]
    assert written()[-1][1].subject == "You stay on the list of Al"


def test_an_invitation_that_nobody_agreed_to_goes_at_once(alice: Person) -> None:
    ask_removal(make_invited(alice), at=NOON)

    assert not Contact.objects.exists()
    assert written() == []


def test_nobody_is_taken_off_while_they_are_in_a_plan_that_runs(alice: Person) -> None:
    joe, ana = make_ready(alice), make_ready(alice, "Ana")
    make_plan(alice, joe)

    with pytest.raises(ContactRefused):
        ask_removal(joe, at=NOON)
    ask_removal(ana, at=NOON)

    joe.refresh_from_db()
    assert joe.remove_due is None
    assert remove_due_contacts(NOON + DAY) == 1


@pytest.mark.parametrize("why", [Why.OVERDUE, Why.FORCED])
def test_a_removal_that_is_due_waits_for_the_end_of_an_alarm(alice: Person, why: Why) -> None:
    joe = make_ready(alice)
    plan = make_plan(alice, joe)
    alarm = Alarm.objects.create(
        plan=plan, why=why, climb_why=why, climb_began=NOON, began=NOON, look_at=NOON
    )
    Plan.objects.filter(pk=plan.pk).update(
        state=Plan.State.CLOSED, closed=NOON, is_forced=why == Why.FORCED
    )
    ask_removal(joe, at=NOON)  # as if nothing were going on: the page must not tell

    assert remove_due_contacts(NOON + DAY) == 0
    # What was forced is ended by the true code alone.
    Plan.objects.filter(pk=plan.pk).update(is_forced=False)
    Alarm.objects.filter(pk=alarm.pk).update(ended=NOON, look_at=None)
    assert remove_due_contacts(NOON + DAY) == 1


def test_a_plan_closed_by_the_forced_code_counts_before_its_alarm_has_begun(alice: Person) -> None:
    joe = make_ready(alice)
    plan = make_plan(alice, joe)
    ask = {"state": Plan.State.CLOSED, "closed": NOON, "look_at": NOON}
    Plan.objects.filter(pk=plan.pk).update(**ask, is_forced=True)
    ask_removal(joe, at=NOON)

    assert remove_due_contacts(NOON + DAY) == 0
    Plan.objects.filter(pk=plan.pk).update(is_forced=False)
    assert remove_due_contacts(NOON + DAY) == 1
