"""What every test of cases starts from."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings

from lamppost.moderation.children.tests.cast import make_trained
from lamppost.people.models import Person


@pytest.fixture(autouse=True)
def _own_folder(settings: Settings, tmp_path: Path) -> None:
    """No test sees what another keeps."""
    settings.DATA = tmp_path


@pytest.fixture
def tara(db: None) -> Person:
    return make_trained()
