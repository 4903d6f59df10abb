from __future__ import annotations

from datetime import timedelta
from itertools import product

import pytest

from lamppost.relay import models
from lamppost.relay.asks import FIELD_LENGTH
from lamppost.relay.exchanges import (
    ANSWERS_LAST,
    MOST_FIELDS,
    VALUE_LENGTH,
    Act,
    Flaw,
    Offer,
    State,
    Who,
    after,
    cleaned,
    edition_of,
    flaw_of,
    may_read_others,
    may_read_own,
)
from lamppost.testing import NOON

WAYS = {
    (State.PROPOSED, Who.PROPOSER, Act.CHANGE): State.PROPOSED,
    (State.PROPOSED, Who.PROPOSER, Act.WITHDRAW): State.WITHDRAWN,
    (State.PROPOSED, Who.OTHER, Act.GIVE): State.OPEN,
    (State.PROPOSED, Who.OTHER, Act.DECLINE): State.DECLINED,
    (State.PROPOSED, Who.CLOCK, Act.END): State.LAPSED,
    (State.OPEN, Who.CLOCK, Act.END): State.GONE,
}


@pytest.mark.parametrize(("state", "who", "act"), list(product(State, Who, Act)))
def test_there_are_these_ways_and_no_others(state: State, who: Who, act: Act) -> None:
    assert after(state, who, act) == WAYS.get((state, who, act))


def test_states_are_those_of_the_rows() -> None:
    assert {state.value for state in State} == set(models.Exchange.State.values)
    assert models.ANSWER_LENGTH == VALUE_LENGTH


@pytest.mark.parametrize("state", State)
def test_the_other_is_read_while_it_is_open_and_not_a_moment_longer(state: State) -> None:
    end = NOON + ANSWERS_LAST
    assert may_read_others(state, end, NOON) == (state == State.OPEN)
    assert not may_read_others(state, end, end)
    assert may_read_own(state, end, NOON) == (state in {State.OPEN, State.PROPOSED})
    assert not may_read_own(state, end, end + timedelta(days=1))


def test_offer_is_cleaned_of_empty_rows_and_names_given_twice() -> None:
    offer = Offer({" First  name ": " Bob ", "": " "}, ("Phone", " Phone", ""))
    assert cleaned(offer) == Offer({"First name": "Bob"}, ("Phone",))


@pytest.mark.parametrize(
    ("gives", "wants", "flaw"),
    [
        ({"a": "1"}, ("b",), None),
        ({}, ("b",), Flaw.GIVES_NOTHING),
        ({"a": "1"}, (), Flaw.WANTS_NOTHING),
        ({"a": ""}, ("b",), Flaw.EMPTY),
        ({"": "1"}, ("b",), Flaw.EMPTY),
        ({"a": "1" * (VALUE_LENGTH + 1)}, ("b",), Flaw.TOO_LONG),
        ({"a": "1"}, ("b" * (FIELD_LENGTH + 1),), Flaw.TOO_LONG),
        ({"a": "1"}, tuple(map(str, range(MOST_FIELDS + 1))), Flaw.TOO_MANY),
    ],
)
def test_offer_with_a_flaw_is_known_by_it(
    gives: dict[str, str], wants: tuple[str, ...], flaw: Flaw | None
) -> None:
    assert flaw_of(Offer(gives, wants)) == flaw


def test_edition_tells_what_is_given_from_what_is_wanted() -> None:
    assert edition_of(["a"], ["b"]) != edition_of(["b"], ["a"])
    assert edition_of(["a"], ["b"]) != edition_of(["a", "b"], [])
