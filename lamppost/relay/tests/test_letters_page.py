from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from lamppost.people.actions import block_person
from lamppost.people.models import Person
from lamppost.relay.models import Conversation, Letter
from lamppost.relay.tests.cast import begin, put_in_state, say
from lamppost.relay.tests.pages import as_, shown
from lamppost.relay.views import paging
from lamppost.testing import NOON, make_person

NEW = "tag--new"


def test_list_is_for_those_who_are_signed_in(client: Client, db: None) -> None:
    assert client.get("/letters/")["Location"] == "/account/enter/?next=/letters/"


def test_both_see_the_conversation_and_a_stranger_sees_none(
    alice: Person, bob: Person, carol: Person
) -> None:
    begin(alice, bob, "Is the kettle still there?")
    for person, other in ((alice, "Bob"), (bob, "Alice")):
        page = shown(as_(person).get("/letters/"))
        assert f">{other}</a>" in page
        assert "Blue kettle" in page
        assert "Is the kettle still there?" in page
    assert "No letters yet" in shown(as_(carol).get("/letters/"))


def test_new_letter_is_marked_for_its_reader_until_it_is_read(alice: Person, bob: Person) -> None:
    conversation = begin(alice, bob)
    assert NEW not in shown(as_(bob).get("/letters/"))
    page = shown(as_(alice).get("/letters/"))
    assert NEW in page
    assert "masthead__count" in page
    as_(alice).get(conversation.get_absolute_url())
    page = shown(as_(alice).get("/letters/"))
    assert NEW not in page
    assert "masthead__count" not in page


def test_masthead_counts_conversations_on_every_page(alice: Person, bob: Person) -> None:
    begin(alice, bob)
    conversation = begin(alice, make_person("Dora"))
    say(conversation, conversation.sides.get(role="writer").persona.person, "And another")  # type: ignore[union-attr]
    assert 'num">2<' in shown(as_(alice).get("/help/"))
    assert "masthead__count" not in shown(as_(bob).get("/help/"))


@pytest.mark.parametrize("state", ["held", "refused", "dropped"])
def test_letter_that_did_not_come_through_is_seen_by_its_author_alone(
    alice: Person, bob: Person, state: str
) -> None:
    conversation = begin(alice, bob, "Words of bob")
    as_(alice).get(conversation.get_absolute_url())
    put_in_state(state)
    Letter.objects.filter(text="Words of bob").update(text="Secret words")
    page = shown(as_(alice).get("/letters/"))
    assert "Secret words" not in page
    assert NEW not in page
    assert "Secret words" in shown(as_(bob).get("/letters/"))


def test_blocked_one_sees_their_letter_as_any_other(alice: Person, bob: Person) -> None:
    conversation = begin(alice, bob)
    before = shown(as_(bob).get("/letters/"))
    block_person(alice, persona=bob.personas.all()[0])
    say(conversation, bob, "Is it still there?")
    after = shown(as_(bob).get("/letters/"))
    assert _without_forms(before) == _without_forms(after)


def _without_forms(page: str) -> list[str]:
    return [line for line in page.splitlines() if "csrf" not in line]


def test_long_list_goes_on_without_a_gap_or_a_double(
    alice: Person, bob: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paging, "CONVERSATIONS_SHOWN", 2)
    made = [begin(alice, bob) for _ in range(5)]
    # Two at the same moment on the border of a page.
    for number, conversation in enumerate(made):
        at = NOON + timedelta(minutes=number // 2)
        Conversation.objects.filter(pk=conversation.pk).update(last_at=at)
    seen, page = [], "/letters/"
    for _ in range(3):
        answer = as_(alice).get(page)
        seen += [row.conversation.pk for row in answer.context["rows"]]
        page = f"/letters/?after={answer.context['after']}"
    assert seen == [one.pk for one in reversed(made)]


@pytest.mark.parametrize("after", ["x", "%00", "aaaaaaaaaaaaaaaaaaaaaaaaaa"])
def test_nonsense_in_the_address_shows_the_first_page(
    alice: Person, bob: Person, after: str
) -> None:
    begin(alice, bob)
    assert ">Bob</a>" in shown(as_(alice).get(f"/letters/?after={after}"))
