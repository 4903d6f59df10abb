"""A run with --needs-database keeps every test that can touch one."""

from __future__ import annotations

import pytest
from django.db import connection

from lamppost.people.models import Person
from tests.databases import ROOM_OF_PROFILES, needs_database


def test_no_test_without_a_database_is_kept(request: pytest.FixtureRequest) -> None:
    assert not needs_database(request.node)


def test_what_is_left_out_cannot_touch_one() -> None:
    with pytest.raises(RuntimeError, match="Database access not allowed"):
        connection.ensure_connection()


@pytest.mark.django_db
def test_mark_keeps_a_test(request: pytest.FixtureRequest) -> None:
    assert needs_database(request.node)


@pytest.mark.servers
def test_mark_of_servers_keeps_a_test(request: pytest.FixtureRequest) -> None:
    assert needs_database(request.node)


def test_fixture_of_a_fixture_keeps_a_test(request: pytest.FixtureRequest, alice: Person) -> None:
    assert needs_database(request.node)


def test_room_of_profiles_is_one() -> None:
    assert (ROOM_OF_PROFILES / "settings.py").exists()
