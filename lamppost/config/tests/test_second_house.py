"""The second house in settings, in the doctor's words, and its key."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from pytest_django import Settings

from lamppost.config.doctor.finding import Level
from lamppost.config.doctor.of_second_house import check_second_house, judge_second_house
from lamppost.config.env import WrongSetting
from lamppost.config.second_house import second_house
from lamppost.meetings.models import House
from lamppost.testing import NOON

OWN, OTHER = "https://own.example", "https://other.example"
KEYS = ("k" * 32,)
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("", ""),
        (OTHER, OTHER),
        (f"{OTHER}/", OTHER),
        (f"{OTHER}:8443/board", f"{OTHER}:8443/board"),
        ("http://127.0.0.1:8001", "http://127.0.0.1:8001"),
    ],
)
def test_address_is_kept_as_the_other_board_says_it(given: str, kept: str) -> None:
    assert second_house(given, KEYS, OWN) == kept


@pytest.mark.parametrize(
    ("given", "keys", "said"),
    [
        ("http://other.example", KEYS, "https://"),
        ("other.example", KEYS, "https://"),
        ("ftp://127.0.0.1", KEYS, "https://"),
        ("https://me:secret@other.example", KEYS, "https://"),
        (OWN, KEYS, "itself"),
        (OTHER, (), "house-key"),
        (OTHER, ("k" * 32, "k" * 31), "32 letters"),
    ],
)
def test_second_house_that_would_not_do_is_refused(
    given: str, keys: tuple[str, ...], said: str
) -> None:
    with pytest.raises(WrongSetting, match=said):
        second_house(given, keys, OWN)


def test_key_that_is_made_will_do(capsys: pytest.CaptureFixture[str]) -> None:
    keys = set()
    for _ in range(2):
        call_command("house_key")
        keys.add(capsys.readouterr().out.strip())
    assert len(keys) == 2
    assert second_house(OTHER, tuple(keys), OWN) == OTHER


def judged(*, unsaid: int = 0, **columns: Any) -> dict[str, Level]:
    well = {"url": OTHER, "heard": NOON, "answered": NOON}
    findings = judge_second_house(NOON + 60 * SECOND, House(**well | columns), unsaid)
    return {finding.code: finding.level for finding in findings}


def test_each_trouble_has_a_finding() -> None:
    long_ago: dict[str, Any] = {"answered": NOON - SECOND}
    assert judged() == {"house.heard": Level.OK}
    assert judged(**long_ago) == {"house.reached": Level.WRONG}
    assert judged(answered=None) == {"house.reached": Level.WRONG}
    assert judged(**long_ago, trouble="unreachable") == {"house.reached": Level.WRONG}
    assert judged(**long_ago, trouble="refused") == {"house.key": Level.WRONG}
    assert judged(trouble="refused") == {"house.heard": Level.OK}
    assert judged(heard=NOON - SECOND) == {"house.heard": Level.WARN}
    assert judged(ahead_secs=30.0) == {"house.heard": Level.OK}
    assert judged(ahead_secs=-31.0) == {"house.clock": Level.WARN}
    assert judged(unsaid=1) == {"house.unsaid": Level.WARN}


def test_nothing_is_said_without_a_second_house(db: None, settings: Settings) -> None:
    settings.SECOND_HOUSE, settings.SECOND_HOUSE_KEYS = "", KEYS
    assert list(check_second_house(NOON)) == []
    settings.SECOND_HOUSE = OTHER
    assert [one.code for one in check_second_house(NOON)] == ["house.reached"]
