"""The clock of those who plan, which tests move by hand."""

from __future__ import annotations

import pytest

from lamppost.meetings.plans.tests.visiting import Clock


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr("lamppost.meetings.clock.now", clock.now)
    return clock
