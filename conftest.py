"""What every test starts from."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from pytest_django import Settings

from lamppost.people.models import Person
from lamppost.testing import make_person


@pytest.fixture(autouse=True)
def _own_world(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test sees another's cache, mail or photos."""
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    settings.STORAGES = {
        "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.MAIL_FOLDER = tmp_path_factory.mktemp("mail")
    cache.clear()


@pytest.fixture
def alice(db: None) -> Person:
    """She sells."""
    return make_person("Alice")


@pytest.fixture
def bob(db: None) -> Person:
    """He answers."""
    return make_person("Bob")


@pytest.fixture
def carol(db: None) -> Person:
    """A stranger, who must not get in."""
    return make_person("Carol")


@pytest.fixture
def mo(db: None) -> Person:
    """Mo moderates."""
    return make_person("Mo")
