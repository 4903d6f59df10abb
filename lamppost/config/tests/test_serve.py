"""What `lamppost serve` refuses and prepares, without running a board."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings as live_settings
from pytest_django import Settings

from lamppost.config import first_demo, parts
from lamppost.config.management.commands.serve import refuse_taken_port
from lamppost.config.prepare import prepare, static_fingerprint
from lamppost.config.run_lock import AlreadyRunning, take_lock
from lamppost.core.errors import Refused
from lamppost.people.models import Person
from lamppost.testing import make_ad


def _nothing(said: str) -> None:
    pass


def test_taken_port_is_refused_with_what_to_do_and_a_free_one_is_not() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(Refused, match=rf"Port {port} on 127.0.0.1 is taken.*--port {port + 1}"):
            refuse_taken_port("127.0.0.1", port)
    refuse_taken_port("127.0.0.1", port)


@pytest.mark.parametrize(("address", "port"), [("127.0.0.1", 70_000), ("192.0.2.1", 8000)])
def test_place_where_nothing_can_listen_is_refused(address: str, port: int) -> None:
    with pytest.raises(Refused, match="Nothing can listen"):
        refuse_taken_port(address, port)


def test_second_board_on_the_same_data_is_refused_until_the_first_has_ended(
    tmp_path: Path,
) -> None:
    first = take_lock(tmp_path / "run", "worker", say=_nothing, waits_secs=0)
    with pytest.raises(AlreadyRunning, match="its worker"):
        take_lock(tmp_path / "run", "worker", say=_nothing, waits_secs=0)
    take_lock(tmp_path / "run", "watch", say=_nothing, waits_secs=0)
    os.close(first)
    take_lock(tmp_path / "run", "worker", say=_nothing, waits_secs=0)


def test_lock_is_held_by_a_part_that_outlives_the_one_who_took_it(tmp_path: Path) -> None:
    lock = take_lock(tmp_path / "run", "worker", say=_nothing, waits_secs=0)
    with subprocess.Popen(
        [sys.executable, "-c", "input()"], stdin=subprocess.PIPE, pass_fds=(lock,)
    ) as part:
        os.close(lock)
        with pytest.raises(AlreadyRunning):
            take_lock(tmp_path / "run", "worker", say=_nothing, waits_secs=0)
        part.communicate(b"\n")
    take_lock(tmp_path / "run", "worker", say=_nothing, waits_secs=0)


def test_each_worker_has_a_name_of_its_own_that_tells_who_started_it() -> None:
    names = {parts.worker().command[-1] for _ in range(50)}
    assert len(names) == 50
    assert all(name.startswith(parts.WORKERS_OF_SERVE) and len(name) <= 64 for name in names)


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The management commands that are called, instead of doing them."""
    made: list[str] = []

    def note(name: str, *args: object, **options: object) -> None:
        made.append(name)

    monkeypatch.setattr("lamppost.config.prepare.call_command", note)
    monkeypatch.setattr("lamppost.config.first_demo.call_command", note)
    return made


@pytest.mark.django_db
def test_style_sheets_are_collected_once_and_again_when_one_has_changed(
    calls: list[str], settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.DATA, settings.STATIC_ROOT = tmp_path, tmp_path
    prepare(_nothing)
    prepare(_nothing)
    assert calls.count("collectstatic") == 1
    monkeypatch.setattr("lamppost.config.prepare.static_fingerprint", lambda: "other")
    prepare(_nothing)
    assert calls.count("collectstatic") == 2
    assert calls.count("migrate") == 3


def test_fingerprint_of_the_same_files_is_the_same() -> None:
    assert static_fingerprint() == static_fingerprint()


@pytest.fixture
def demo_board(settings: Settings, tmp_path: Path) -> Path:
    settings.DEMO, settings.DATA = True, tmp_path
    return tmp_path / "demo"


@pytest.mark.django_db
def test_demo_is_written_once(demo_board: Path, calls: list[str]) -> None:
    first_demo.fill_demo_once(_nothing)
    first_demo.fill_demo_once(_nothing)
    assert calls == ["demo"]


def test_demo_that_was_interrupted_is_written_again(
    demo_board: Path, calls: list[str], alice: Person
) -> None:
    demo_board.write_text(first_demo.BEGUN)
    make_ad(alice)
    first_demo.fill_demo_once(_nothing)
    assert calls == ["demo"]
    assert demo_board.read_text() == first_demo.FILLED


def test_board_that_people_use_is_never_filled_with_the_demo(
    demo_board: Path, calls: list[str], alice: Person
) -> None:
    make_ad(alice)
    first_demo.fill_demo_once(_nothing)
    assert calls == []
    assert not demo_board.exists()


def test_board_that_is_no_demonstration_is_not_filled(calls: list[str]) -> None:
    assert not live_settings.DEMO
    with pytest.raises(Refused, match="LAMPPOST_DEMO"):
        first_demo.fill_demo_once(_nothing)
    assert calls == []
