"""The rowids of the embedded index say the order of time, the price step and the category."""

from __future__ import annotations

import sqlite3

import pytest
from django.contrib.auth.models import AnonymousUser
from hypothesis import given
from hypothesis import strategies as st

from lamppost.board.models import Ad
from lamppost.board.search import Count, Query, search
from lamppost.board.search.embedded import writing
from lamppost.board.search.embedded.rowids import (
    BUMP,
    MOST_NUMBERS,
    NUMBER,
    STEP,
    UNNUMBERED,
    behind,
    rowid_of,
    steps_between,
)
from lamppost.people.models import Person
from lamppost.testing import NOON, make_ad

bumps = st.integers(1, 2**36)
prices = st.one_of(st.none(), st.integers(0, 2**62))
numbers = st.integers(UNNUMBERED, MOST_NUMBERS)


@given(bumps, prices, numbers)
def test_database_reads_out_of_a_rowid_what_was_put_in(
    bump: int, cents: int | None, number: int
) -> None:
    first, last = steps_between(cents, cents) if cents is not None else (255, 255)
    row = sqlite3.connect(":memory:").execute(
        f"SELECT {BUMP}, {NUMBER}, {STEP} BETWEEN ? AND ? FROM (SELECT ? AS rowid) AS words",  # noqa: S608
        (first, last, rowid_of(bump, cents, number)),
    )
    assert row.fetchone() == (bump, number, 1)


@given(bumps, prices, numbers, bumps, prices, numbers)
def test_newer_ad_has_the_lower_rowid(
    bump: int, cents: int | None, number: int, other: int, of: int | None, its: int
) -> None:
    is_lower = rowid_of(bump, cents, number) < rowid_of(other, of, its)
    assert bump == other or is_lower == (bump > other)
    assert (rowid_of(other, of, its) >= behind(bump)) == (other < bump)


@pytest.mark.parametrize("bump", [2**40, 2**62 - 1])
def test_key_from_the_far_future_is_before_every_ad(bump: int) -> None:
    assert behind(bump) <= rowid_of(2**36, 0, 0)


@given(st.none() | st.integers(0, 2**50), st.none() | st.integers(0, 2**50), st.integers(0, 2**50))
def test_price_in_a_range_has_a_step_in_it(least: int | None, most: int | None, cents: int) -> None:
    if (least is None or cents >= least) and (most is None or cents <= most):
        first, last = steps_between(least, most)
        assert first <= steps_between(cents, cents)[0] <= last


def test_no_price_is_in_no_range() -> None:
    assert steps_between(None, None)[1] < 255
    assert steps_between(None, -1)[1] < 0


@pytest.mark.django_db
def test_categories_that_came_too_late_for_a_number_are_counted_as_well(
    alice: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "MOST_NUMBERS", 1)
    for category in ("bikes", "lamps", "lamps", "furniture"):
        make_ad(alice, title="Blue", category=category)
    assert Ad.objects.count() == 4
    found = search(Query(words="blue"), AnonymousUser(), now=NOON)
    assert found.counts == {"bikes": Count(1), "lamps": Count(2), "furniture": Count(1)}
