from __future__ import annotations

import pytest

from lamppost.core.sealing import unseal
from lamppost.meetings.contacts.actions import move_contact, move_way
from lamppost.meetings.contacts.owners import ways_held
from lamppost.meetings.contacts.questions import usable_contacts, ways_of
from lamppost.meetings.contacts.tests.cast import make_agreed, make_invited, make_ready
from lamppost.meetings.contacts.ways import append_way
from lamppost.meetings.models import Way
from lamppost.meetings.telling.reached import own_reaches
from lamppost.notices.models import Channel
from lamppost.people.models import Person
from lamppost.testing import NOON

pytestmark = pytest.mark.django_db


def test_only_who_agreed_and_was_reached_can_be_told(alice: Person, bob: Person) -> None:
    make_invited(alice, "Ina")
    make_agreed(alice, "Abe")
    joe = make_ready(alice)
    make_ready(bob, "Bea")

    assert list(usable_contacts(alice)) == [joe]


def test_ways_count_once_proven_and_in_the_order_chosen(alice: Person) -> None:
    joe = make_ready(alice)
    mail = ways_held(joe).get()
    other = append_way(joe, Channel.MAIL, "joe@work.example", at=NOON)
    assert ways_of(joe) == [mail.pk]

    Way.objects.filter(pk=other.pk).update(proven=NOON)
    move_way(other, "up")

    assert ways_of(joe) == [other.pk, mail.pk]


def test_contacts_are_moved_by_one_place_and_not_past_the_ends(alice: Person) -> None:
    names = ["Ana", "Joe", "Kim"]
    ana, joe, kim = (make_ready(alice, name) for name in names)
    make_ready(alice, "Zoe")

    move_contact(ana, "up")
    move_contact(kim, "up")
    move_contact(ana, "down")

    order = [unseal(one.name) for one in usable_contacts(alice)]
    assert order == ["Kim", "Ana", "Joe", "Zoe"]
    assert joe.person == alice


def test_a_person_is_told_at_their_account_until_a_way_of_theirs_is_proven(alice: Person) -> None:
    way = append_way(alice, Channel.MAIL, "al@home.example", at=NOON)
    assert _reach(alice) == ["alice@example.org"]

    Way.objects.filter(pk=way.pk).update(proven=NOON)

    assert _reach(alice) == ["al@home.example"]


def _reach(person: Person) -> list[str]:
    return [one.to for one in own_reaches([person])[person.pk]]
