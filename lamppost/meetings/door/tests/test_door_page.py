from __future__ import annotations

import pytest
from django.urls import reverse

from lamppost.meetings.door.tests.cast import digits_of, wrong_for
from lamppost.people.actions import block_person
from lamppost.people.models import Person
from lamppost.relay.actions import end_conversation
from lamppost.relay.models import Conversation
from lamppost.relay.tests.cast import begin
from lamppost.relay.tests.pages import as_, shown
from lamppost.standing.models import Met
from lamppost.testing import NOON


@pytest.fixture
def talk(alice: Person, bob: Person) -> Conversation:
    return begin(alice, bob)


def page(talk: Conversation) -> str:
    return reverse("meetings:door", args=[talk.public_id])


def opened(talk: Conversation, person: Person) -> None:
    address = reverse("meetings:door_opening", args=[talk.public_id])
    assert as_(person).post(address).status_code == 302


def test_two_meet_through_their_pages(talk: Conversation, alice: Person, bob: Person) -> None:
    assert page(talk) in shown(as_(alice).get(talk.get_absolute_url()))
    opened(talk, alice)
    assert "Alice offers a door code for today" in shown(as_(bob).get(talk.get_absolute_url()))
    his = shown(as_(bob).get(page(talk)))
    assert digits_of(talk, bob) in his
    assert digits_of(talk, alice) not in his
    first = as_(bob).post(page(talk), {"digits": digits_of(talk, alice)}, follow=True)
    assert "once they have entered yours" in shown(first)
    second = as_(alice).post(page(talk), {"digits": digits_of(talk, bob)}, follow=True)
    assert "It counts as a meeting for both of you" in shown(second)
    assert "You both say that you met" in shown(as_(bob).get(talk.get_absolute_url()))
    assert Met.objects.count() == 2


def test_wrong_digits_come_back_with_a_sentence(
    talk: Conversation, alice: Person, bob: Person
) -> None:
    opened(talk, alice)
    answer = as_(alice).post(page(talk), {"digits": wrong_for(talk)})
    assert answer.status_code == 422
    assert "These are not the digits of the other one" in shown(answer)


def test_looking_opens_nothing(talk: Conversation, alice: Person, bob: Person) -> None:
    as_(alice).get(page(talk))
    assert "offers a door code" not in shown(as_(bob).get(talk.get_absolute_url()))


def test_digits_sent_before_it_is_open_are_refused_with_a_sentence(
    talk: Conversation, alice: Person
) -> None:
    answer = as_(alice).post(page(talk), {"digits": "1234"})
    assert answer.status_code == 422
    assert "Open the door code" in shown(answer)


@pytest.mark.parametrize("method", ["get", "post"])
def test_strangers_find_no_door(talk: Conversation, carol: Person, method: str) -> None:
    assert getattr(as_(carol), method)(page(talk)).status_code == 404
    address = reverse("meetings:door_opening", args=[talk.public_id])
    assert as_(carol).post(address).status_code == 404


def test_conversation_that_has_ended_shows_no_door(
    talk: Conversation, alice: Person, bob: Person
) -> None:
    opened(talk, alice)
    end_conversation(talk, by=bob, at=NOON)
    assert page(talk) not in shown(as_(alice).get(talk.get_absolute_url()))
    assert as_(alice).get(page(talk)).status_code == 404


def test_who_blocks_finds_no_door_and_who_is_blocked_sees_no_difference(
    talk: Conversation, alice: Person, bob: Person
) -> None:
    before = shown(as_(bob).get(page(talk)))
    block_person(alice, persona=bob.personas.get())
    assert as_(alice).get(page(talk)).status_code == 404
    assert page(talk) not in shown(as_(alice).get(talk.get_absolute_url()))
    after = shown(as_(bob).get(page(talk)))
    assert _without_token(after) == _without_token(before)


def _without_token(page: str) -> str:
    """Each page has a token of its own in its forms."""
    return "\n".join(line for line in page.splitlines() if "csrfmiddlewaretoken" not in line)
