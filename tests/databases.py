"""Which tests may be other tests on another database."""

from __future__ import annotations

from pathlib import Path

import pytest

# What a room of its own says of both profiles: its tests run in both.
ROOM_OF_PROFILES = Path(__file__).parents[1] / "lamppost" / "config"


def needs_database(item: pytest.Item) -> bool:
    """Whether the test can touch a database, or looks at how one is chosen.

    Nobody has to mark anything for it: pytest-django refuses the database to every test that
    does not ask for it, by its mark or by a fixture, and such a test fails at its first query.
    A test that starts boards beside servers, in processes of their own, says so by its mark.
    """
    asks = any(item.get_closest_marker(mark) for mark in ("django_db", "servers"))
    fixtures = {"db", "transactional_db"} & set(getattr(item, "fixturenames", ()))
    return asks or bool(fixtures) or item.path.is_relative_to(ROOM_OF_PROFILES)
