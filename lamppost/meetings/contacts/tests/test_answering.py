from __future__ import annotations

from datetime import timedelta

import pytest

from lamppost.core.sealing import unseal
from lamppost.meetings.contacts.actions import (
    agree,
    ask_for_test,
    forget_gone,
    invite_contact,
    leave,
    prove_way,
    send_link,
    send_test,
)
from lamppost.meetings.contacts.limits import ContactRefused, WayRefused
from lamppost.meetings.contacts.owners import ways_held
from lamppost.meetings.contacts.questions import usable_contacts
from lamppost.meetings.contacts.tests.cast import (
    make_agreed,
    make_invited,
    make_plan,
    make_ready,
    written,
)
from lamppost.meetings.contacts.ways import append_way, remove_way
from lamppost.meetings.ladder import Why
from lamppost.meetings.links import contact_token
from lamppost.meetings.models import Alarm, Contact, Told, Way
from lamppost.meetings.models.asked import Gone
from lamppost.notices.models import Channel, Dispatch
from lamppost.people.models import Person
from lamppost.testing import NOON

pytestmark = pytest.mark.django_db
JOE = "joe@elsewhere.example"
HOUR = timedelta(hours=1)


def _token_of(link: str) -> str:
    return link.rstrip("/").rsplit("/", 1)[1]


def test_a_yes_sends_a_test_to_where_they_were_asked_and_keeps_that_as_a_way(alice: Person) -> None:
    contact = invite_contact(alice, "Joe", "Al", address=JOE, at=NOON)

    assert agree(contact, at=NOON + HOUR)
    assert not agree(contact, at=NOON + 2 * HOUR)

    contact.refresh_from_db()
    assert contact.address == b""
    [_invitation, (to, words)] = written()
    assert to == JOE
    assert words.subject == "A test"
    assert words.body == (
        "Did this arrive? Then open the link and say so. If you expect no test, do nothing."
    )
    assert not usable_contacts(alice).exists()


def test_the_link_in_a_test_proves_its_way_and_the_person_hears_of_it_neutrally(
    alice: Person,
) -> None:
    contact = invite_contact(alice, "Joe", "Al", address=JOE, at=NOON)
    agree(contact, at=NOON)
    link = written()[-1][1].link

    assert prove_way(_token_of(link), at=NOON + HOUR)
    assert prove_way(_token_of(link), at=NOON + 2 * HOUR)

    assert list(usable_contacts(alice)) == [contact]
    to, words = written()[-1]
    assert (to, words.subject, words.body, words.link) == (
        "alice@example.org",
        "A reminder",
        "Have a look at your list.",
        "",
    )
    assert len(written()) == 4  # told once, though they said it twice


def test_links_to_pages_prove_nothing(alice: Person) -> None:
    contact = invite_contact(alice, "Joe", "Al", address=JOE, at=NOON)
    agree(contact, at=NOON)
    invitation = written()[0][1].link

    for token in (_token_of(invitation), contact_token(contact), ways_held(contact)[0].public_id):
        assert not prove_way(token, at=NOON)
    assert not Way.objects.filter(proven__isnull=False).exists()


def test_a_test_is_over_after_a_week_and_with_its_way(alice: Person) -> None:
    contact = make_agreed(alice)
    old, removed = (append_way(contact, Channel.MAIL, f"{n}@x.example", at=NOON) for n in "ab")
    for way in (old, removed):
        send_test(way, at=NOON)
    tokens = [_token_of(words.link) for _to, words in written()]
    removed.delete()

    assert not prove_way(tokens[0], at=NOON + timedelta(days=8))
    assert not prove_way(tokens[1], at=NOON)
    assert prove_way(tokens[0], at=NOON + timedelta(days=6))


def test_a_person_can_have_a_test_sent_by_every_way_and_learns_none(alice: Person) -> None:
    contact = make_ready(alice)
    append_way(contact, Channel.MAIL, "joe@work.example", at=NOON)

    ask_for_test(contact, at=NOON)

    assert [to for to, _words in written()] == [JOE, "joe@work.example"]
    for one in (make_invited(alice), make_agreed(alice)):
        with pytest.raises(ContactRefused):
            ask_for_test(one, at=NOON)


def test_who_leaves_is_gone_at_once_and_the_person_hears_it_neutrally(alice: Person) -> None:
    contact = make_ready(alice)
    make_plan(alice, contact)
    send_test(ways_held(contact)[0], at=NOON)

    leave(contact, at=NOON)

    assert not Contact.objects.exists()
    assert not Way.objects.exists()
    [(to, words)] = written()  # what waited for them is withdrawn
    assert to == "alice@example.org"
    assert "Joe" not in f"{words}"
    gone = Gone.objects.get()
    assert (unseal(gone.name), gone.why) == ("Joe", Gone.Why.LEFT)
    assert forget_gone(NOON + timedelta(days=29)) == 0
    assert forget_gone(NOON + timedelta(days=30)) == 1


def test_no_notice_tells_whoever_holds_the_phone_that_somebody_was_told(alice: Person) -> None:
    contact = make_ready(alice)
    plan = make_plan(alice, contact)
    alarm = Alarm.objects.create(
        plan=plan, why=Why.FORCED, climb_why=Why.FORCED, climb_began=NOON, began=NOON
    )
    Told.objects.create(alarm=alarm, contact=contact, first=NOON)

    leave(contact, at=NOON)

    assert not Dispatch.objects.exists()


def test_who_has_taken_it_on_puts_it_down_before_they_leave(alice: Person) -> None:
    contact = make_ready(alice)
    alarm = Alarm.objects.create(
        plan=make_plan(alice, contact),
        why=Why.OVERDUE,
        climb_why=Why.OVERDUE,
        climb_began=NOON,
        began=NOON,
        taken_by=contact,
    )

    with pytest.raises(ContactRefused):
        leave(contact, at=NOON)
    Alarm.objects.filter(pk=alarm.pk).update(taken_by=None)
    leave(contact, at=NOON)

    assert not Contact.objects.exists()


def test_the_last_way_that_reaches_a_contact_stays(alice: Person) -> None:
    contact = make_ready(alice)
    way = ways_held(contact).get()
    untested = append_way(contact, Channel.MAIL, "joe@work.example", at=NOON)

    with pytest.raises(WayRefused):
        remove_way(way)
    Way.objects.filter(pk=untested.pk).update(proven=NOON)
    remove_way(way)

    assert list(ways_held(contact)) == [untested]


def test_the_link_to_their_page_goes_to_where_they_are_told_and_nowhere_else(alice: Person) -> None:
    contact = make_ready(alice)
    append_way(contact, Channel.MAIL, "untested@work.example", at=NOON)

    send_link(contact, at=NOON)

    [(to, words)] = written()
    assert to == JOE
    assert words.subject == "Your page about Al"
    assert words.body == (
        "By this link you choose how you are told if Al does not come back, or leave. It is for "
        "you alone:"
    )
    assert words.link.endswith(f"/meetings/for/{contact_token(contact)}/")
