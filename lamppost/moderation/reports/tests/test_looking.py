"""By when somebody should have looked: a table of cases, and what holds for all of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lamppost.moderation.models import Report
from lamppost.moderation.reports.looking import SOONEST, WAITS, Said, haste_of, look_by_of
from lamppost.testing import NOON

HOUR = timedelta(hours=1)


def said(kind: str, who: int | None = 1, weight: float = 0.5, after: timedelta = 0 * HOUR) -> Said:
    return Said(kind, NOON + after, who, weight)


def many(kind: str, count: int, weight: float = 0.5) -> list[Said]:
    return [said(kind, who, weight) for who in range(1, count + 1)]


@pytest.mark.parametrize(
    ("reports", "reach", "minutes"),
    [
        ([said("child")], 0, 60),
        ([said("danger")], 0, 120),
        ([said("money")], 0, 12 * 60),
        ([said("private", who=None)], 0, 12 * 60),
        ([said("spam")], 0, 48 * 60),
        # Ten who may have met it: some two thirds of the time.
        ([said("money")], 10, 473),
        ([said("child")], 100, 30),
        # Somebody who was nearly always right is read sooner, who never was is not read later.
        ([said("money", weight=0.95)], 0, 568),
        ([said("money", weight=0.0)], 0, 12 * 60),
        (many("money", 10), 0, 389),
        # The same ten clicks of one account are one report.
        ([said("money") for _ in range(10)], 0, 12 * 60),
        # However many have no account, they count as three.
        ([said("money", who=None) for _ in range(100)], 0, 557),
        # At most four times as soon, and never within half an hour.
        (many("money", 100_000 // 100), 10_000, 3 * 60),
        (many("child", 100), 10_000, 30),
        # A grave kind among many others.
        ([*many("spam", 5), said("child", who=9)], 0, 38),
    ],
)
def test_look_by_of_these_reports(reports: list[Said], reach: int, minutes: int) -> None:
    waits = look_by_of(reports, reach) - NOON
    assert round(waits.total_seconds() / 60) == minutes


def test_each_kind_has_its_wait() -> None:
    assert set(WAITS) == set(Report.Kind.values)


REPORTS = st.lists(
    st.builds(
        Said,
        kind=st.sampled_from(sorted(WAITS)),
        at=st.integers(0, 3 * 24 * 3600).map(lambda secs: NOON + timedelta(seconds=secs)),
        who=st.one_of(st.none(), st.integers(1, 6)),
        weight=st.floats(0, 1),
    ),
    min_size=2,
    max_size=12,
)
REACH = st.integers(0, 100_000)


@given(REPORTS, REACH)
def test_another_report_never_puts_it_off(reports: list[Said], reach: int) -> None:
    reports.sort(key=lambda one: one.at)
    due = look_by_of(reports[:1], reach)
    for count in range(2, len(reports) + 1):
        later = look_by_of(reports[:count], reach, so_far=due)
        assert later <= due
        due = later


@given(REPORTS, REACH, REACH)
def test_it_is_due_no_later_where_more_people_may_meet_it(
    reports: list[Said], one: int, other: int
) -> None:
    fewer, more = sorted((one, other))
    assert look_by_of(reports, more) <= look_by_of(reports, fewer)


@given(REPORTS, REACH, st.floats(0, 1))
def test_it_is_due_no_later_if_the_reporter_was_right_more_often(
    reports: list[Said], reach: int, weight: float
) -> None:
    first = reports[0]
    less, more = (replace(first, weight=one(weight, first.weight)) for one in (min, max))
    rest = reports[1:]
    assert look_by_of([more, *rest], reach) <= look_by_of([less, *rest], reach)


@given(REPORTS, REACH)
def test_there_is_always_half_an_hour_after_the_last_report(
    reports: list[Said], reach: int
) -> None:
    assert look_by_of(reports, reach) >= max(one.at for one in reports) + SOONEST


@given(REPORTS, REACH)
def test_wait_is_never_shortened_to_less_than_a_quarter(reports: list[Said], reach: int) -> None:
    assert 1 <= haste_of(reports, reach) <= 4


@given(REPORTS, REACH, st.sampled_from(["child", "danger"]))
def test_no_number_of_other_reports_comes_before_a_grave_one(
    reports: list[Said], reach: int, grave: str
) -> None:
    others = [replace(one, kind="money", at=NOON) for one in reports * 50]
    assert look_by_of([said(grave)], 0) < look_by_of(others, reach)
