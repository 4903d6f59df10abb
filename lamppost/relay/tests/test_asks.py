from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lamppost.relay.asks import (
    MOST_MEETINGS,
    MOST_QUESTIONS,
    QUESTION_LENGTH,
    Asks,
    edition_of,
    read_asks,
)
from lamppost.relay.meeting_asks import met, months_before
from lamppost.standing.facts import Facts

TODAY = date(2027, 3, 31)
NEW = Facts(here_since=TODAY)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)
NAMES = st.sampled_from(["facts", "questions", "rule", "mail", "meetings", "months", "seen"])
ASKS = st.builds(
    Asks,
    mail=st.booleans(),
    phone=st.booleans(),
    seen=st.booleans(),
    references=st.integers(0, 20),
    meetings=st.integers(0, MOST_MEETINGS),
    months=st.integers(0, 60),
    questions=st.lists(st.sampled_from(["a?", "b?", "c?"]), unique=True).map(tuple),
    rule=st.sampled_from(["", "By day."]),
)


@given(ASKS)
def test_asks_are_read_as_they_were_written(asks: Asks) -> None:
    assert read_asks(asks.stored()) == asks


@given(ANYTHING | st.dictionaries(NAMES, ANYTHING | st.dictionaries(NAMES, ANYTHING)))
def test_whatever_lies_in_the_row_is_read(stored: object) -> None:
    asks = read_asks(stored)
    assert len(asks.questions) <= MOST_QUESTIONS
    assert all(0 < len(question) <= QUESTION_LENGTH for question in asks.questions)
    assert 0 <= asks.meetings <= MOST_MEETINGS


def test_nothing_asked_is_no_asks() -> None:
    assert not Asks()
    assert Asks(rule="By day.")
    assert not Asks(rule="By day.").has_facts


@pytest.mark.parametrize(
    ("asks", "facts"),
    [
        (Asks(mail=True), Facts(here_since=TODAY, mail_since=TODAY)),
        (Asks(phone=True), Facts(here_since=TODAY, phone_since=TODAY)),
        (Asks(seen=True), Facts(here_since=TODAY, seen_on=TODAY)),
        (Asks(references=2), Facts(here_since=TODAY, references=2)),
        (Asks(meetings=3), Facts(here_since=TODAY, meetings=3)),
        (Asks(months=1), Facts(here_since=date(2027, 2, 28))),
    ],
)
def test_fact_is_met_by_whoever_has_it_and_missed_by_others(asks: Asks, facts: Facts) -> None:
    [mine], [of_new] = met(asks, facts, TODAY), met(asks, NEW, TODAY)
    assert (mine.is_met, mine.todo) == (True, "")
    assert not of_new.is_met
    assert of_new.todo.endswith((".", "time alone."))


@given(ASKS)
def test_every_fact_that_is_asked_has_one_point(asks: Asks) -> None:
    assert [point.fact for point in met(asks, NEW, TODAY)] == list(asks.facts())


@pytest.mark.parametrize(
    ("months", "day"),
    [(0, TODAY), (1, date(2027, 2, 28)), (3, date(2026, 12, 31)), (37, date(2024, 2, 29))],
)
def test_months_go_back_to_the_last_day_of_short_ones(months: int, day: date) -> None:
    assert months_before(TODAY, months) == day


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 60))
def test_months_before_lie_that_many_months_back(day: date, months: int) -> None:
    before = months_before(day, months)
    assert before <= day
    assert day - before <= timedelta(days=31 * months)


def test_edition_changes_with_whatever_somebody_agrees_to() -> None:
    asks = Asks(phone=True, questions=("a?",), rule="By day.")
    editions = {
        edition_of(asks, ()),
        edition_of(asks, ("Name",)),
        edition_of(Asks(questions=("a?",), rule="By day."), ()),
        edition_of(Asks(phone=True, questions=("b?",), rule="By day."), ()),
        edition_of(Asks(phone=True, questions=("a?",), rule="By night."), ()),
    }
    assert len(editions) == 5
