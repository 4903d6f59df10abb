"""Whatever is lost, comes twice or too late: in the end the second house holds what there is."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from pytest_django import Settings

from lamppost.meetings.house import calling, talking
from lamppost.meetings.house.calling import Got, NoAnswer
from lamppost.meetings.house.noting import note_changes, ref_of
from lamppost.meetings.house.packages import open_package
from lamppost.meetings.house.tests.pair import SECOND, Pair
from lamppost.meetings.models import Guarded, Housed, Plan
from lamppost.meetings.plans.actions import check_in, extend
from lamppost.meetings.tests.making import SAFE, make_armed, make_contact
from lamppost.people.models import Person
from lamppost.testing import make_person

DEEDS = st.sampled_from(["arm", "extend", "close", "erase", "speak", "compare", "again"])
LINKS = st.sampled_from(["well", "said lost", "answer lost", "late", "twice"])
Deed = tuple[str, int, str]


class Line:
    """A line that treats each message in its own way."""

    def __init__(self, pair: Pair) -> None:
        self.pair = pair
        self.link = "well"
        self.late: list[tuple[str, bytes, str]] = []

    def post(self, path: str, body: bytes, signature: str) -> Got:
        if self.link == "said lost":
            raise NoAnswer("unreachable")
        if self.link == "late":
            self.late.append((path, body, signature))
            raise NoAnswer("unreachable")
        got = self.pair._post(path, body, signature)
        if self.link == "twice":
            self.pair._post(path, body, signature)
        if self.link == "answer lost":
            raise NoAnswer("unreachable")
        return got

    def bring_late(self) -> None:
        for message in self.late:
            with self.pair.at(SECOND):
                self.pair.deliver(*message)
        self.late = []


class InStep(TestCase):
    @pytest.fixture(autouse=True)
    def _given(self, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
        self.made: Callable[[], Pair] = lambda: Pair(settings, monkeypatch)
        self.monkeypatch = monkeypatch

    @settings(max_examples=40)
    @given(deeds=st.lists(st.tuples(DEEDS, st.integers(0, 2), LINKS), max_size=14))
    def test_second_house_ends_with_what_there_is(self, deeds: list[Deed]) -> None:
        pair = self.made()
        line = Line(pair)
        self.monkeypatch.setattr(calling, "post", line.post)
        alice = make_person("Alice")
        contact = make_contact(alice)
        plans: dict[int, Plan] = {}
        for deed, which, link in deeds:
            line.link = link
            pair.wait(seconds=1)
            _do(deed, which, alice, contact, plans, line)
        line.bring_late()
        line.link = "well"
        pair.wait(seconds=1)
        talking.compare(pair.now)
        pair.first_speaks()
        _hold_to_what_there_is()


def _do(
    deed: str, which: int, alice: Person, contact: Any, plans: dict[int, Plan], line: Line
) -> None:
    now = line.pair.now
    plan = Plan.objects.filter(pk=plans[which].pk).first() if which in plans else None
    if deed == "arm" and plan is None:
        plans[which] = make_armed(alice, contact, at=now)
    elif deed == "extend" and plan and plan.state == Plan.State.ARMED:
        if plan.due - plan.first_due < timedelta(minutes=60):
            extend(plan, 15, SAFE, at=now)
    elif deed == "close" and plan and plan.state == Plan.State.ARMED:
        check_in(plan, SAFE, at=now)
    elif deed == "erase" and plan:
        plan.delete()
        del plans[which]
    elif deed == "again":
        line.bring_late()
    elif deed in {"speak", "compare"}:
        note_changes(now)
        say = talking.pulse if deed == "speak" else talking.compare
        with suppress(NoAnswer):
            say(now)


def _hold_to_what_there_is() -> None:
    armed = Plan.objects.filter(state=Plan.State.ARMED)
    there = {
        row.ref: (row.ends, open_package(row.package).climb.began, row.is_orphan)
        for row in Guarded.objects.all()
    }
    ends = {ref_of(plan): plan.due + timedelta(seconds=plan.grace_secs) for plan in armed}
    assert there == {ref: (end, end, False) for ref, end in ends.items()}
    assert set(Housed.objects.values_list("ref", flat=True)) == set(ends)
