"""A contact whose day is over is kept while an alarm needs them. Whoever forced somebody to check
in, and then to remove their contacts, must not read from the list that there is such an alarm."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.test import Client

from lamppost.meetings import clock
from lamppost.meetings.belongings import OWN
from lamppost.meetings.contacts.actions import ask_removal, leave, remove_due_contacts
from lamppost.meetings.contacts.limits import MOST_CONTACTS
from lamppost.meetings.contacts.questions import contacts_of
from lamppost.meetings.contacts.tests.cast import make_plan, make_ready, written
from lamppost.meetings.guarding.climb import look
from lamppost.meetings.models import Alarm, Contact, Plan, PlanContact
from lamppost.meetings.models.asked import Gone
from lamppost.people.models import Person

pytestmark = pytest.mark.django_db
DAY = timedelta(hours=24)


@pytest.fixture
def joe(alice: Person) -> Contact:
    """Removed a day ago, right after a check-in that was forced."""
    asked = clock.now() - DAY
    joe = make_ready(alice, at=asked)
    plan = make_plan(alice, joe, at=asked)
    Plan.objects.filter(pk=plan.pk).update(
        state=Plan.State.CLOSED,
        closed=asked,
        is_forced=True,
        look_at=asked,
        erase_due=asked + timedelta(hours=72),
    )
    look(asked)
    ask_removal(joe, at=asked)
    remove_due_contacts(clock.now())
    joe.refresh_from_db()
    return joe


def test_they_stay_for_the_alarm_and_on_no_page_of_the_person(
    alice: Person, joe: Contact, client: Client
) -> None:
    client.force_login(alice)

    page = client.get("/meetings/contacts/").content.decode()

    assert Contact.objects.filter(pk=joe.pk).exists()
    assert "Joe" not in page
    assert "Nobody yet" in page
    deed = client.post(f"/meetings/contacts/{joe.public_id}/", {"do": "stay"})
    assert deed.status_code == 404


def test_the_archive_names_them_no_more(alice: Person, joe: Contact) -> None:
    said = json.dumps(OWN[0].export(alice), default=str)

    assert '"with": "Dave"' in said
    assert "Joe" not in said


def test_they_take_up_no_room_and_no_place(alice: Person, joe: Contact) -> None:
    for number in range(MOST_CONTACTS):
        make_ready(alice, f"C{number}")
    assert contacts_of(alice).count() == MOST_CONTACTS


def test_a_draft_loses_them_as_it_would_if_they_were_gone(alice: Person, joe: Contact) -> None:
    draft = make_plan(alice, joe, at=clock.now())
    Plan.objects.filter(pk=draft.pk).update(state=Plan.State.DRAFT, armed=None, look_at=None)

    remove_due_contacts(clock.now())

    assert not PlanContact.objects.filter(plan=draft).exists()
    assert PlanContact.objects.filter(contact=joe).exists()


def test_nobody_hears_that_they_leave_after_they_were_gone(alice: Person, joe: Contact) -> None:
    before = written()

    leave(joe, at=clock.now())

    assert not Gone.objects.exists()
    assert [to for to, _words in written() if to == alice.email] == [
        to for to, _words in before if to == alice.email
    ]


def test_one_who_is_to_be_told_again_is_kept_before_the_second_alarm_begins(
    alice: Person, joe: Contact
) -> None:
    now = clock.now()
    Alarm.objects.update(ended=now, look_at=None)
    Plan.objects.update(look_at=now)  # closed once more, by the forced code

    assert remove_due_contacts(now) == 0
