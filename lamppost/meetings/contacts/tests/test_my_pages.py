"""The person's own pages: whom they have told, how they are asked, in which words."""

from __future__ import annotations

import pytest
from django.test import Client

from lamppost.core.sealing import unseal
from lamppost.meetings import clock
from lamppost.meetings.contacts.actions import invite_contact
from lamppost.meetings.contacts.owners import ways_held
from lamppost.meetings.contacts.tests.cast import (
    make_agreed,
    make_plan,
    make_ready,
    written,
)
from lamppost.meetings.contacts.tokens import invitation_token
from lamppost.meetings.contacts.writing import write_to_person
from lamppost.meetings.links import contact_token
from lamppost.meetings.models import Contact, Plan
from lamppost.people.models import Person
from lamppost.testing import NOON

pytestmark = pytest.mark.django_db
PAGE = "/meetings/contacts/"


@pytest.fixture
def client(client: Client, alice: Person) -> Client:
    client.force_login(alice)
    return client


def _page(client: Client) -> str:
    return client.get(PAGE).content.decode()


def test_an_empty_list_explains_what_it_is_for(client: Client) -> None:
    page = _page(client)

    assert "Nobody yet" in page
    assert "They cannot ask where you are" in page


def test_strangers_see_none_of_it(alice: Person, carol: Person) -> None:
    joe = make_ready(alice)
    stranger = Client()
    for path in (PAGE, "/meetings/ways/", "/meetings/words/"):
        assert stranger.get(path).status_code == 302
    stranger.force_login(carol)
    assert "Joe" not in stranger.get(PAGE).content.decode()
    assert stranger.post(f"{PAGE}{joe.public_id}/", {"do": "remove"}).status_code == 404


def test_who_is_asked_without_an_address_gets_a_link_to_copy(client: Client) -> None:
    client.post(PAGE, {"name": "Joe", "knows_as": "Al", "address": ""})

    contact = Contact.objects.get()
    page = _page(client)
    assert invitation_token(contact) in page
    assert "has not agreed yet" in page
    assert written() == []


def test_nothing_typed_is_lost_when_something_is_wrong(client: Client) -> None:
    page = client.post(PAGE, {"name": "Joe", "knows_as": "", "address": "joe@"})

    assert page.status_code == 422
    assert 'value="Joe"' in page.content.decode()
    assert not Contact.objects.exists()


def test_each_line_says_how_far_they_are_and_none_gives_away_their_page(
    client: Client, alice: Person
) -> None:
    make_agreed(alice, "Abe")
    joe = make_ready(alice, "Joe")

    page = _page(client)

    assert "agreed, test has not arrived yet" in page
    assert ">ready<" in page
    assert invitation_token(joe) not in page
    assert contact_token(joe) not in page
    assert "joe@elsewhere.example" not in page


def test_the_buttons_of_a_line_do_what_they_say(client: Client, alice: Person) -> None:
    joe, ana = make_ready(alice, "Joe"), make_ready(alice, "Ana")

    def press(do: str, who: Contact = ana) -> None:
        client.post(f"{PAGE}{who.public_id}/", {"do": do})
        who.refresh_from_db()
        joe.refresh_from_db()

    press("up")
    assert ana.position < joe.position
    press("down")
    assert joe.position < ana.position
    press("test")
    assert written()[-1][1].subject == "A test"
    press("remove")
    assert ana.remove_due
    assert "leaves your list on" in _page(client)
    press("stay")
    assert ana.remove_due is None
    press("nonsense")


def test_an_invitation_goes_at_once_and_another_mail_has_to_wait(
    client: Client, alice: Person
) -> None:
    contact = invite_contact(alice, "Joe", "Al", address="joe@x.example", at=clock.now())
    again = client.post(f"{PAGE}{contact.public_id}/", {"do": "again"}, follow=True)
    assert "Give them until tomorrow" in again.content.decode()

    client.post(f"{PAGE}{contact.public_id}/", {"do": "remove"})

    assert not Contact.objects.exists()


def test_while_a_plan_runs_its_contacts_and_my_own_ways_stay(client: Client, alice: Person) -> None:
    joe = make_ready(alice)
    client.post("/meetings/ways/", {"channel": "mail", "to": "al@home.example"})
    way = ways_held(alice).get()
    plan = make_plan(alice, joe)

    said = client.post(f"{PAGE}{joe.public_id}/", {"do": "remove"}, follow=True)
    assert "in a plan that is running" in said.content.decode()
    client.post(f"/meetings/ways/{way.public_id}/", {"do": "remove"})
    client.post("/meetings/ways/", {"channel": "mail", "to": "thief@x.example"})
    assert [unseal(one.to) for one in ways_held(alice)] == ["al@home.example"]

    Plan.objects.filter(pk=plan.pk).update(state=Plan.State.CLOSED, closed=NOON)
    client.post(f"/meetings/ways/{way.public_id}/", {"do": "remove"})
    assert not ways_held(alice).exists()


def test_my_own_way_is_proven_by_its_message_and_takes_the_place_of_the_account(
    client: Client, alice: Person
) -> None:
    assert "alice@example.org" in client.get("/meetings/ways/").content.decode()
    client.post("/meetings/ways/", {"channel": "mail", "to": "al@home.example"})
    [(to, words)] = written()
    assert to == "al@home.example"

    Client().post(words.link)  # on another device, signed in nowhere

    page = client.get("/meetings/ways/").content.decode()
    assert "a test arrived on" in page
    assert "address of your account" not in page


def test_notices_to_me_say_my_own_words_until_i_take_them_back(
    client: Client, alice: Person
) -> None:
    client.post("/meetings/words/", {"subject": "Gym", "body": "Bring\r\n a towel"})
    write_to_person(alice, what="x", at=NOON)
    assert (written()[-1][1].subject, written()[-1][1].body) == ("Gym", "Bring a towel")
    assert "Bring a towel" in client.get("/meetings/words/").content.decode()

    client.post("/meetings/words/", {"do": "forget"})

    write_to_person(alice, what="y", at=NOON)
    assert written()[-1][1].subject == "A reminder"
