"""Two regions on two servers and a reader over both, set up as docs/hosting/scaling.md says."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.postgres import Server
from tests.scaling.board import board_at

RECIPE = Path("docs/hosting/shards")
REGIONS = ("indiana", "ohio")
PASSWORD = "read only"
FIVE_ADS = """
from datetime import timedelta
from django.utils import timezone
from lamppost.testing import *
from lamppost.people.models import Person
alice = make_person("Alice")
for n in range(5):
    at = timezone.now() - timedelta(minutes=n)
    make_ad(alice, f"Kettle {n} of Ohio", posted=at)
make_ad(alice, "Chair of Ohio", posted=timezone.now())
bob = make_person("Bob")
make_ad(bob, "Kettle of somebody who leaves", posted=timezone.now())
Person.objects.filter(pk=bob.pk).update(erase_due=timezone.now())
"""


def _psql(server: Server, file: str, **variables: str) -> None:
    options = [word for name, value in variables.items() for word in ("-v", f"{name}={value}")]
    words = [server.programs / "psql", "-q", *options, "-f", RECIPE / file, server.url()]
    subprocess.run(words, check=True)  # noqa: S603


@pytest.fixture(scope="module")
def shards(
    programs: Path, folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, Server]]:
    ohio, indiana = Server.at(folder / "ohio", programs), folder / "indiana"
    with ohio.running():
        data = tmp_path_factory.mktemp("board") / "data"
        board = board_at(data, LAMPPOST_DATABASE=ohio.url())
        board.run("migrate", "-v0")
        board.do(FIVE_ADS)
        # A second board in a moment: a copy of the first, with ads of its own.
        copy = ohio.replica(indiana)
        (indiana / "data" / "standby.signal").unlink()
        with copy.running():
            with psycopg.connect(copy.url()) as connection:
                connection.execute(
                    "UPDATE board_ad SET title = replace(title, 'Ohio', 'Indiana'), bump = bump - 1"
                )
            servers = {"ohio": ohio, "indiana": copy}
            for region, server in servers.items():
                _psql(server, "region.sql", region=region, password=PASSWORD)
            yield servers


@pytest.fixture(scope="module")
def reader(primary: Server, shards: dict[str, Server]) -> Iterator[psycopg.Connection[Any]]:
    _psql(primary, "reader.sql")
    with psycopg.connect(primary.url(), autocommit=True) as connection:
        for region, server in shards.items():
            where = [region, "127.0.0.1", server.port, "postgres", PASSWORD]
            connection.execute("SELECT add_shard(%s, %s, %s, %s, %s)", where)
        yield connection


def _search(reader: psycopg.Connection[Any], words: str, *more: object) -> list[Any]:
    marks = ", ".join(["%s"] * (1 + len(more)))
    statement = f"SELECT * FROM search_shards({marks})"  # noqa: S608  marks of our own
    return reader.execute(statement.encode(), [words, *more]).fetchall()


def test_search_gives_the_ads_of_all_regions_newest_first(reader: psycopg.Connection[Any]) -> None:
    found = _search(reader, "kettle")
    assert {row[0] for row in found} == set(REGIONS)
    assert len(found) == 10
    bumps = [row[1] for row in found]
    assert bumps == sorted(bumps, reverse=True)
    assert not any("leaves" in row[3] or "Chair" in row[3] for row in found)
    assert len(_search(reader, "")) == 12


def test_pages_one_after_the_other_are_the_whole(reader: psycopg.Connection[Any]) -> None:
    pages: list[Any] = []
    key: tuple[object, ...] = (None, "")
    while page := _search(reader, "kettle", *key, 3):
        pages += page
        key = (page[-1][1], page[-1][0])
    assert pages == _search(reader, "kettle")


def test_words_and_order_are_sent_to_the_region(reader: psycopg.Connection[Any]) -> None:
    plan = "\n".join(
        row[0]
        for row in reader.execute(
            "EXPLAIN (VERBOSE, COSTS OFF) SELECT bump FROM shard.ohio "
            "WHERE tokens @@ 'kettle'::tsquery ORDER BY bump DESC LIMIT 24"
        ).fetchall()
    )
    sent = plan[plan.index("Remote SQL") :]
    assert "@@" in sent
    assert "ORDER BY bump DESC" in sent


def test_reader_may_see_the_view_and_nothing_else(shards: dict[str, Server]) -> None:
    server = shards["ohio"]
    address = {"host": "127.0.0.1", "port": server.port, "dbname": "postgres"}
    with psycopg.connect(user="shard_reader", password=PASSWORD, **address) as connection:  # type: ignore[arg-type]
        assert connection.execute("SELECT count(*) FROM shard.listed").fetchone() == (6,)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("SELECT email FROM people_person")


def test_dead_region_is_named_and_the_others_answer(
    reader: psycopg.Connection[Any], shards: dict[str, Server]
) -> None:
    _search(reader, "kettle")  # so that a connection is lost, not only refused
    shards["ohio"].kill()
    for _ in range(3):
        assert_missing("ohio", _search(reader, "kettle"))
    shards["ohio"].start()
    reader.execute("DELETE FROM shard.away")  # ten seconds later
    assert len(_search(reader, "kettle")) == 10


def test_region_that_hangs_is_named_and_the_others_answer(
    reader: psycopg.Connection[Any], shards: dict[str, Server]
) -> None:
    impatient = "ALTER SERVER shard_ohio OPTIONS (SET options '-c statement_timeout={}')"
    reader.execute(impatient.format(100).encode())
    with psycopg.connect(shards["ohio"].url()) as holder:
        holder.execute("LOCK board_ad IN ACCESS EXCLUSIVE MODE")
        assert_missing("ohio", _search(reader, "kettle"))
    reader.execute(impatient.format(3000).encode())
    reader.execute("DELETE FROM shard.away")
    assert len(_search(reader, "kettle")) == 10


def test_host_is_told_why_a_region_is_missing_but_not_what_was_searched_for(
    reader: psycopg.Connection[Any], primary: Server, shards: dict[str, Server]
) -> None:
    with psycopg.connect(shards["ohio"].url(), autocommit=True) as ohio:
        ohio.execute("REVOKE SELECT ON shard.listed FROM shard_reader")
        assert_missing("ohio", _search(reader, "unheard-of"))
        ohio.execute("GRANT SELECT ON shard.listed TO shard_reader")
    reader.execute("DELETE FROM shard.away")
    log = (primary.folder / "log").read_text()
    assert "shard ohio: permission denied for view listed (42501)" in log
    assert "unheard-of" not in log


def assert_missing(region: str, found: list[Any]) -> None:
    said = [row[5] for row in found if row[5]]
    assert said == [f"The ads of {region} are missing: it does not answer."]
    assert region not in {row[0] for row in found if not row[5]}
