"""The `lamppost` command as a host meets it."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from django.core.management.base import BaseCommand, CommandError

import lamppost
from lamppost.config import cli
from lamppost.config.command_list import TOLD
from lamppost.config.management.commands import watch
from lamppost.core.errors import Refused


def _make_watch_raise(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def handle(self: BaseCommand, *args: object, **options: object) -> None:
        raise error

    monkeypatch.setattr(watch.Command, "handle", handle)


def test_alone_it_tells_every_command_with_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([]) == 0
    told = capsys.readouterr().out
    for command in TOLD.values():
        assert f"  {command.name:<9} {command.line}" in told
    assert max(map(len, told.splitlines())) <= 80


def test_version_is_the_packages(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--version"]) == 0
    project = tomllib.loads(Path("pyproject.toml").read_text())["project"]
    assert capsys.readouterr().out == f"Lamppost {project['version']}\n"
    assert project["version"] == lamppost.__version__


@pytest.mark.parametrize(("typed", "meant"), [("serv", "serve"), ("docter", "doctor")])
def test_mistyped_command_is_answered_with_the_near_one(
    typed: str, meant: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main([typed]) == 2
    assert f"Did you mean “{meant}”?" in capsys.readouterr().err


def test_command_far_from_all_others_is_not_guessed_at(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["zzzzqqq"]) == 2
    assert "mean" not in capsys.readouterr().err


@pytest.mark.parametrize("words", [["watch", "--help"], ["help", "watch"]])
def test_each_command_explains_itself_under_its_own_name(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(words)
    assert ended.value.code == 0
    assert "usage: lamppost watch" in capsys.readouterr().out


def test_wrong_option_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["watch", "--no-such-thing"])
    assert ended.value.code == 2


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (Refused("The lamp has no oil."), 1, "The lamp has no oil.\n"),
        (CommandError("No such file."), 1, "No such file.\n"),
        (CommandError("Which file?", returncode=2), 2, "Which file?\n"),
        (KeyboardInterrupt(), 130, ""),
    ],
)
def test_what_goes_wrong_is_one_sentence_and_an_honest_code(
    error: BaseException,
    code: int,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    _make_watch_raise(monkeypatch, error)
    assert cli.main(["watch"]) == code
    assert capsys.readouterr().err == said


def test_bug_is_not_dressed_up_as_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    _make_watch_raise(monkeypatch, ZeroDivisionError())
    with pytest.raises(ZeroDivisionError):
        cli.main(["watch"])


def test_djangos_own_commands_pass_through(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["diffsettings", "--output", "unified"]) == 0
    assert "ROOT_URLCONF" in capsys.readouterr().out


def _lamppost(*words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603
        [sys.executable, "-m", "lamppost", *words],
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
        check=False,
    )


def test_wrong_setting_is_a_sentence_and_no_traceback(tmp_path: Path) -> None:
    ended = _lamppost("check", LAMPPOST_PROFILE="huge", LAMPPOST_DATA=str(tmp_path))
    assert ended.returncode == 2
    assert ended.stderr == "LAMPPOST_PROFILE is 'huge'. Choose one of: embedded, server.\n"


def test_help_needs_no_settings() -> None:
    assert _lamppost("--help", LAMPPOST_PROFILE="huge").returncode == 0


def test_what_a_command_writes_is_closed_to_others_on_the_machine(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        assert cli.main(["--version"]) == 0
        written = tmp_path / "board.sqlite3"
        written.touch()
        assert written.stat().st_mode & 0o077 == 0
    finally:
        os.umask(before)
