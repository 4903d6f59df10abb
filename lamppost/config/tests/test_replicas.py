"""Which database a page is read from; tests/scaling tries the same with servers."""

from __future__ import annotations

import pytest
from django.core import signing
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from lamppost.board.models import Ad
from lamppost.config.replicas import middleware
from lamppost.config.replicas.choosing import Replicas
from lamppost.config.replicas.position import Standing, read_position
from lamppost.config.replicas.replica import FRESH_SECS, RETRIES_AFTER_SECS, Replica
from lamppost.config.replicas.router import ReplicaRouter
from lamppost.core.reading import read_alias, reading_from
from lamppost.people.models import Person

LEVEL = Standing(replayed=100, age_secs=3600.0, primary=100)
BEHIND = Standing(replayed=90, age_secs=4.0, primary=100)


@given(st.integers(0, 2**64 - 1))
def test_position_is_read_as_postgresql_writes_it(position: int) -> None:
    assert read_position(f"{position >> 32:X}/{position & 0xFFFFFFFF:X}") == position


@pytest.mark.parametrize("text", ["", "16", "16/B3/74", "x/1", "123456789/0"])
def test_what_is_no_position_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_position(text)


@pytest.mark.parametrize(
    ("standing", "secs"),
    [
        (LEVEL, 0.0),  # nothing has happened for an hour, and it holds all of it
        (BEHIND, 4.0),
        (Standing(90, None, 100), float("inf")),
        (Standing(90, -1.0, 100), 0.0),  # its clock is behind the primary's
        (Standing(110, 9.0, 100), 0.0),  # it went on between the two questions
    ],
)
def test_replica_is_as_old_as_the_last_thing_it_knows(standing: Standing, secs: float) -> None:
    assert standing.behind_secs() == secs


def _replica(*found: Standing | Exception | None, bound: float = 10) -> Replica:
    """One whose measurements come one after the other from `found`, the last again and again."""
    left = list(found)

    def measure(alias: str) -> Standing | None:
        one = left.pop(0) if len(left) > 1 else left[0]
        if isinstance(one, Exception):
            raise one
        return one

    return Replica("replica1", measure, most_behind_secs=bound)


@pytest.mark.parametrize(
    ("standing", "least", "may"),
    [
        (LEVEL, 0, True),
        (LEVEL, 100, True),
        (LEVEL, 101, False),
        (BEHIND, 90, True),
        (BEHIND, 91, False),
        (Standing(90, 11.0, 100), 0, False),
        (Standing(90, 11.0, None), 0, True),  # the primary is gone: nothing is newer
        (None, 0, False),  # it has been promoted
    ],
)
def test_page_is_read_where_all_of_its_own_is_and_little_is_missing(
    standing: Standing | None, least: int, may: bool
) -> None:
    assert _replica(standing).may_serve(least, 0.0) is may


def test_measurement_is_kept_for_a_moment_and_then_made_anew() -> None:
    replica = _replica(BEHIND, LEVEL)
    assert not replica.may_serve(100, 0.0)
    assert not replica.may_serve(100, FRESH_SECS / 2)
    assert replica.may_serve(100, FRESH_SECS)


def test_replica_that_does_not_answer_is_left_out_and_tried_again() -> None:
    replica = _replica(LEVEL, OperationalError(), LEVEL)
    assert replica.may_serve(0, 0.0)
    assert not replica.may_serve(0, 1.0)
    assert not replica.may_serve(0, 1.0 + RETRIES_AFTER_SECS * 0.9)
    assert replica.may_serve(0, 1.0 + RETRIES_AFTER_SECS)


def test_replica_in_doubt_is_asked_before_the_next_page() -> None:
    replica = _replica(LEVEL, OperationalError())
    assert replica.may_serve(0, 0.0)
    replica.doubt()
    assert not replica.may_serve(0, 0.01)


def test_replicas_take_turns_and_the_primary_comes_last() -> None:
    good, other, bad = _replica(LEVEL), _replica(LEVEL), _replica(None)
    good.alias, other.alias, bad.alias = "good", "other", "bad"
    pool = Replicas([good, bad, other])
    assert {pool.choose(0, 0.0) for _ in range(6)} == {"good", "other"}
    assert pool.choose(101, 0.0) == "default"


def test_who_somebody_is_is_never_read_from_a_replica() -> None:
    router = ReplicaRouter()
    with reading_from("replica1"):
        assert router.db_for_read(Person) == "default"
        assert router.db_for_read(Ad) == "replica1"
        assert router.db_for_write(Ad) == "default"
        assert router.db_for_read(Ad) == "default"


def test_tables_are_made_at_the_primary_alone() -> None:
    assert ReplicaRouter().allow_migrate("default", "board")
    assert not ReplicaRouter().allow_migrate("replica1", "board")


@pytest.fixture
def _level_replica(monkeypatch: pytest.MonkeyPatch) -> None:
    pool = Replicas([_replica(LEVEL)])
    monkeypatch.setattr(middleware, "replicas", lambda: pool)
    monkeypatch.setattr(middleware, "primary_position", lambda: 123)


def _ask(method: str = "GET", cookie: str = "", view: object = None) -> tuple[str, HttpResponse]:
    """Where a request read from, and the answer."""
    request: HttpRequest = RequestFactory().generic(method, "/ads/")
    request.COOKIES[middleware.COOKIE] = cookie
    read = []

    def answer(request: HttpRequest) -> HttpResponse:
        read.append(read_alias())
        if callable(view):
            return HttpResponse(view())
        return HttpResponse()

    response = middleware.ReplicaMiddleware(answer)(request)
    return read[0], response


@pytest.mark.usefixtures("_level_replica")
@pytest.mark.parametrize(
    ("method", "cookie", "alias"),
    [
        ("GET", "", "replica1"),
        ("HEAD", "", "replica1"),
        ("POST", "", "default"),
        ("GET", signing.Signer(salt=middleware.COOKIE).sign("100"), "replica1"),
        ("GET", signing.Signer(salt=middleware.COOKIE).sign("101"), "default"),
        ("GET", "101", "replica1"),  # not signed: nobody chooses the primary for themselves
        ("GET", "101:forged", "replica1"),
    ],
)
def test_request_reads_where_everything_it_wrote_is(method: str, cookie: str, alias: str) -> None:
    assert _ask(method, cookie)[0] == alias


@pytest.mark.usefixtures("_level_replica")
def test_whoever_writes_is_given_the_position_and_nobody_else() -> None:
    assert "123:" in _ask("POST")[1].cookies[middleware.COOKIE].value
    assert not _ask("GET")[1].cookies
    writes = ReplicaRouter().db_for_write
    assert "123:" in _ask("GET", view=lambda: writes(Ad))[1].cookies[middleware.COOKIE].value


@pytest.mark.usefixtures("_level_replica")
def test_answer_that_any_cache_may_keep_carries_no_cookie() -> None:
    def answer(request: HttpRequest) -> HttpResponse:
        ReplicaRouter().db_for_write(Ad)
        return HttpResponse(headers={"Cache-Control": "public, max-age=60"})

    assert not middleware.ReplicaMiddleware(answer)(RequestFactory().get("/places/")).cookies
