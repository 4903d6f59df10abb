"""The server's index is made anew while the board stays up."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connection, connections

from lamppost.board.search.engine import RebuildRuns
from lamppost.board.search.query import Order
from lamppost.board.search.server import building, schema
from lamppost.board.search.server.building import Draft
from lamppost.board.search.server.engine import ServerEngine
from lamppost.board.search.wanted import Wanted
from lamppost.board.tests.test_search_server import make_document, put

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="the server's engine"),
]
SERVER = ServerEngine()


def held() -> list[int]:
    return [hit.ad_id for hit in SERVER.newest(Wanted(), below=None, limit=99)]


def ask(statement: str, *values: int | str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchone()


def has_draft() -> bool:
    return ask("SELECT to_regnamespace(%s) IS NOT NULL", schema.DRAFT) == (True,)


@pytest.fixture
def draft(db: None) -> Iterator[Draft]:
    SERVER.clear()
    draft = Draft()
    yield draft
    if Draft.is_mine:
        draft.abandon()


def test_old_index_answers_until_the_new_one_is_whole(draft: Draft) -> None:
    put([make_document(1)])
    with draft.locked():
        draft.put([make_document(1), make_document(2)], stale=[1, 2])
    assert held() == [1]
    draft.finish("new")
    assert held() == [2, 1]
    assert SERVER.made_with() == "new"
    assert not has_draft()


def test_what_changes_while_the_new_one_is_made_is_in_it(draft: Draft) -> None:
    with draft.locked():
        draft.put([make_document(n) for n in range(1, 5)], stale=range(1, 5))
    put([make_document(7), make_document(2, cents=100)], drop=(3,))
    draft.finish("new")
    assert held() == [7, 4, 2, 1]
    assert SERVER.ordered(Wanted(), Order.CHEAPEST, after=None, limit=1)[0].cents == 100
    assert SERVER.held([0]) == {"bikes": 4}
    assert SERVER.count() == 4


def test_abandoned_draft_leaves_the_index_as_it_was(draft: Draft) -> None:
    put([make_document(1)])
    draft.abandon()
    assert held() == [1]
    assert not has_draft()


def test_only_one_rebuild_runs_at_a_time(draft: Draft) -> None:
    with pytest.raises(RebuildRuns):
        Draft()
    draft.abandon()
    Draft().abandon()


@pytest.mark.django_db(transaction=True)
def test_draft_of_a_rebuild_that_was_killed_is_cleared_away() -> None:
    SERVER.clear()
    Draft()
    # As if its process and with it the session were gone, whose lock PostgreSQL then lets go.
    Draft.is_mine = False
    connections.close_all()
    put([make_document(1)])
    assert not has_draft()
    assert held() == [1]


@pytest.mark.django_db(transaction=True)
def test_rebuild_of_another_process_is_given_every_change() -> None:
    SERVER.clear()
    draft = Draft()
    ask("SELECT pg_advisory_unlock(%s)", building.REBUILDING)
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [building.REBUILDING])
    Draft.is_mine = False
    try:
        put([make_document(1)])
        assert has_draft()
    finally:
        other.close()
        Draft.is_mine = True
    draft.finish("new")
    assert held() == [1]


@pytest.mark.django_db(transaction=True)
def test_index_of_the_tokens_is_made_without_keeping_writers_out() -> None:
    SERVER.clear()
    draft = Draft()
    with draft.locked():
        draft.put([make_document(1)], stale=[1])
    assert not connection.in_atomic_block
    draft.finish("new")
    index = "SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass('search.ad_tokens')"
    assert ask(index) == (True,)
