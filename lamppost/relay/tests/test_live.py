from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from lamppost.people.models import Person
from lamppost.relay.live import stream
from lamppost.relay.models import Conversation, Letter
from lamppost.relay.sides import own_side
from lamppost.relay.tests.cast import begin, put_in_state, say
from lamppost.relay.tests.pages import as_, shown

NOTHING = "retry: 3000\n\n"
# Session, person, side, letters: whatever else were asked would be asked every three seconds.
QUERIES_OF_NOTHING = 4


@pytest.fixture
def talk(alice: Person, bob: Person) -> Conversation:
    return begin(alice, bob)


def events(talk: Conversation, person: Person, **asked: str | int) -> str:
    answer = as_(person).get(f"{talk.get_absolute_url()}events/", asked)
    assert answer["Content-Type"] == "text/event-stream"
    assert answer["Cache-Control"] == "no-store"
    return shown(answer)


def test_nothing_new_is_said_in_one_line_and_few_queries(talk: Conversation, bob: Person) -> None:
    last = talk.letters.latest("pk").pk
    browser, path = as_(bob), f"{talk.get_absolute_url()}events/?after={last}"
    browser.get(path)
    with CaptureQueriesContext(connection) as queries:
        assert shown(browser.get(path)) == NOTHING
    assert len(queries) <= QUERIES_OF_NOTHING


def test_what_has_come_since_is_told_once(talk: Conversation, alice: Person, bob: Person) -> None:
    before = talk.letters.latest("pk").pk
    letter = say(talk, alice, "It is.\n\nCome by.")
    told = events(talk, bob, after=before)
    assert told.startswith(f"{NOTHING}id: {letter.pk}\nevent: letter\ndata: ")
    assert "Come by." in told
    assert events(talk, bob, after=letter.pk) == NOTHING


def test_browser_that_comes_back_is_told_from_where_it_was(
    talk: Conversation, alice: Person, bob: Person
) -> None:
    one, two = say(talk, alice, "One"), say(talk, alice, "Two")
    path = f"{talk.get_absolute_url()}events/?after=0"
    told = shown(as_(bob).get(path, headers={"Last-Event-ID": str(one.pk)}))
    assert f"id: {two.pk}\n" in told
    assert f"id: {one.pk}\n" not in told


@pytest.mark.parametrize("state", ["held", "refused", "dropped"])
def test_letter_that_did_not_come_through_is_not_told(
    talk: Conversation, alice: Person, bob: Person, state: str
) -> None:
    letter = say(talk, alice, "Secret")
    put_in_state(state, Letter.objects.filter(pk=letter.pk))
    assert events(talk, bob, after=letter.pk - 1) == NOTHING


def test_what_is_looked_at_is_read_and_what_comes_behind_is_not(
    talk: Conversation, alice: Person, bob: Person
) -> None:
    letter = say(talk, bob, "And?")
    events(talk, alice, after=0, away=1)
    assert own_side(talk, alice).read_until == 0
    assert events(talk, alice, after=letter.pk, away=1).startswith("retry: 20000")
    events(talk, alice, after=letter.pk)
    assert own_side(talk, alice).read_until == letter.pk


def test_nothing_is_read_that_has_not_come(talk: Conversation, alice: Person) -> None:
    events(talk, alice, after=999_999)
    assert own_side(talk, alice).read_until == talk.letters.latest("pk").pk


@pytest.mark.parametrize("after", ["", "x", "-1", "9" * 40, "1.5"])
def test_nonsense_for_a_number_begins_at_the_beginning(
    talk: Conversation, bob: Person, after: str
) -> None:
    assert "id: " in events(talk, bob, after=after)


def test_stranger_gets_nothing_and_whoever_is_signed_out_is_told_to_stop(
    talk: Conversation, carol: Person, client: Client
) -> None:
    path = f"{talk.get_absolute_url()}events/"
    assert as_(carol).get(path).status_code == 404
    assert client.get(path).status_code == 204


@given(st.lists(st.tuples(st.integers(1, 10**9), st.text("<p>ab\n\r\u2028:{}"))))
def test_letter_never_breaks_out_of_its_event(letters: list[tuple[int, str]]) -> None:
    told = stream(letters, is_away=False)
    lines = told.replace("\r", "\n").split("\n")
    assert [line for line in lines if line.startswith("id: ")] == [f"id: {pk}" for pk, _ in letters]
    assert all(line.split(":")[0] in {"", "retry", "id", "event", "data"} for line in lines)
