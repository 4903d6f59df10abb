from __future__ import annotations

import pytest
from pytest_django import Settings

from lamppost.meetings.house.tests.pair import Pair


@pytest.fixture
def pair(db: None, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Pair:
    return Pair(settings, monkeypatch)
