"""Two real boards: one is killed and its data is deleted, and the other tells the contacts."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from benchmarks.meetings import house
from benchmarks.meetings.houses_lit import two_houses, until
from benchmarks.meetings.sink import beside_sink, taken_by

pytestmark = pytest.mark.long

PLANS = 5
DONE = "SELECT count(*) FROM meetings_guarded WHERE climbed IS NOT NULL"


def test_contacts_of_a_board_that_is_destroyed_are_told_by_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(house, "LEADS_SECS", 20)
    monkeypatch.setattr(house, "OVER_SECS", 5)
    outcome = house.destroy(tmp_path / "houses", PLANS)
    assert len(outcome.told) == PLANS
    assert max(outcome.told) < 120
    assert outcome.twice == 0
    assert set(outcome.readable.values()) == {0}
    assert outcome.control["addresses"] >= PLANS
    assert outcome.control["names"] >= PLANS
    assert outcome.control["places"] == outcome.control["counterparts"] == 0


def test_nobody_hears_twice_when_a_board_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(house, "LEADS_SECS", 20)
    monkeypatch.setattr(house, "OVER_SECS", 1)
    files = {name: tmp_path / f"{name}.mails" for name in ("first", "second")}
    with beside_sink(files["first"]) as one, beside_sink(files["second"]) as other:
        mail = {"first": one, "second": other}
        with two_houses(tmp_path / "houses", mail=mail) as (first, second):
            ends = house._arm(first, PLANS)
            held = "SELECT count(*) FROM meetings_guarded"
            until(lambda: second.ask(held) == PLANS, 60, "the second does not hold all")
            first.kill()
            until(lambda: len(told(files["second"], ends)) == PLANS, 180, "nobody was told")
            first.start()
            alarms = "SELECT count(*) FROM meetings_alarm WHERE done_until IS NOT NULL"
            until(lambda: first.ask(alarms) == PLANS, 60, "the first does not go on")
            time.sleep(5)
            keys = [key for file in files.values() for key in told(file, ends)]
            assert len(keys) == len(set(keys)) == PLANS
            assert second.ask(f"{DONE} AND stopped IS NULL") == 0


def told(file: Path, ends: dict[str, float]) -> list[str]:
    """The parts of Message-IDs that are the same on both boards."""
    return [one.message_id.partition("@")[0] for one in taken_by(file) if one.to in ends]
