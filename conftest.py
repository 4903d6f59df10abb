"""What every test starts from."""

from __future__ import annotations

import os
from itertools import count

import pytest
from django.core.cache import cache
from hypothesis import settings as hypothesis_settings
from pytest_django import Settings

from lamppost.board.alerts.wanting import forget_kept
from lamppost.journal import triggers
from lamppost.moderation.models import Rank, Steward
from lamppost.people.models import Person
from lamppost.places.maps import forget_maps
from lamppost.testing import NOON, make_person
from tests.databases import needs_database

# The same examples in every run, so that a red check is red for whoever looks into it; and no
# deadline, since tests do not time. `bin/check --long` looks for new ones.
hypothesis_settings.register_profile("check", derandomize=True, deadline=None)
hypothesis_settings.register_profile("long", max_examples=2_000, deadline=None)
hypothesis_settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "check"))


# Tests that need transactions of their own empty the database after each: what the journal
# forbids to everybody else. Its own tests forbid it again.
triggers.FORBIDDEN = ("UPDATE",)

_numbers = count()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--needs-database",
        action="store_true",
        help="leave out tests that cannot touch a database, as a run on a second one may",
    )


@pytest.hookimpl(trylast=True)  # after whoever marks tests
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """With --needs-database: keeps what another database might answer differently."""
    if not config.getoption("--needs-database"):
        return
    left_out = [item for item in items if not needs_database(item)]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if needs_database(item)]


@pytest.fixture(autouse=True)
def _own_world(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test sees another's cache, mail or photos."""
    memory = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    settings.CACHES = {"default": memory, "sessions": memory}
    settings.STORAGES = {
        "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    # Made by whoever writes into them: pytest's own folders are counted anew for each one made.
    number = next(_numbers)
    own = tmp_path_factory.getbasetemp() / f"world-{number}"
    settings.MAIL_FOLDER, settings.EVIDENCE_FOLDER = own / "mail", own / "evidence"
    settings.SECOND_HOUSE_KEYS = ("a key of two boards, for tests alone",)
    settings.SEARCH_CATCHES_UP = True
    settings.CLOCK_IS_WATCHED = False
    settings.SEARCH_WINDOW = 3  # so that a handful of ads lies in several windows
    settings.SEARCH_FOLDER = tmp_path_factory.getbasetemp() / f"index-{number}"
    cache.clear()
    forget_kept()
    forget_maps()


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
    return _steward("Mo", Rank.STEWARD)


@pytest.fixture
def maya(db: None) -> Person:
    """She moderates too, and has for long: what is disputed goes to her."""
    return _steward("Maya", Rank.SENIOR)


def _steward(name: str, rank: Rank) -> Person:
    """Past the action, which would write a line into every test's journal."""
    return Steward.objects.create(person=make_person(name), rank=rank, since=NOON).person
