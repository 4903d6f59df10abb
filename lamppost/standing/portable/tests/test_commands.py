"""`lamppost verify` and `lamppost trust`, as a host types them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from pytest_django import Settings

from lamppost.people.models import Person
from lamppost.standing.models import KnownBoard
from lamppost.standing.portable.board_key import own_document, own_keys
from lamppost.standing.portable.jose import thumbprint
from lamppost.standing.portable.telling import report
from lamppost.standing.portable.tests.cast import BOARD_KEY, HERE, ISSUER, make, make_file
from lamppost.standing.portable.tests.two_boards import be, on_the_other
from lamppost.testing import NOON

PRINT = thumbprint(BOARD_KEY)


def told(*words: str, capsys: pytest.CaptureFixture[str]) -> str:
    call_command(*words)
    return capsys.readouterr().out


def lines(*indexes: int, revoked: tuple[int, ...] = (), names: tuple[str, ...] = ()) -> str:
    file = make_file(*(make(index=index) for index in indexes), revoked=revoked)
    return "\n".join(report(file, names=names, known=None, at=NOON).lines)


def test_report_says_who_says_what_until_when_in_sentences() -> None:
    assert lines(1, 2).splitlines() == [
        "In the name of Other Board, https://other.example.",
        f"Checked with the key {PRINT}.",
        "The key is from the file itself: everybody can make a file with a key and a name. "
        "Compare it with what that board tells, or give its keys with --keys.",
        "2 statements say:",
        "  controls a mail address",
        "  controls a phone number, since March 2024",
        "  there since February 2024",
        "  has met 7 people",
        "  2 references",
        "  seen in person by that board’s host, January 2027",
        "  As of March 2027; good until 17 September 2027.",
        "  On 1 March 2027, 12:00 UTC they were not taken back.",
    ]


def test_only_the_facts_that_were_asked_for_are_told() -> None:
    some = lines(1, names=("phone", "met_several"))
    assert "has met several people" in some
    assert "controls a phone number" in some
    assert "reference" not in some


@pytest.mark.parametrize(
    ("file", "at", "why"),
    [
        (make_file(make(index=1), revoked=(1,)), NOON, "It was taken back."),
        (make_file(), NOON + timedelta(days=201), "run out"),
        (make_file(make().resigned(key=make().holder)), NOON, "not known here"),
        (make_file(make({"mail": True})), NOON, "It does not say: phone."),
    ],
)
def test_report_says_why_something_does_not_hold(file: object, at: object, why: str) -> None:
    told = report(file, names=("phone",), known=None, at=at)  # type: ignore[arg-type]
    assert not told.is_good
    assert why in told.lines[-1]


def test_one_bad_statement_among_good_ones_is_told_of() -> None:
    told = lines(1, 2, 3, revoked=(2,))
    assert "2 statements say:" in told
    assert "1 statement does not hold: It was taken back." in told


@pytest.fixture
def taken(tmp_path: Path) -> Path:
    """A file of today's."""
    now = timezone.now()
    until = int((now + timedelta(days=90)).timestamp())
    made = make().resigned(iat=int(now.timestamp()), exp=until)
    file = tmp_path / "lamppost-other-board.json"
    file.write_text(make_file(made).written())
    return file


def test_verify_runs_where_no_board_is(taken: Path, tmp_path: Path) -> None:
    """In a process of its own, with no database and nothing but the file and the keys."""
    empty = tmp_path / "empty"
    keys = tmp_path / "keys.json"
    keys.write_text(json.dumps({"issuer": ISSUER, **json.loads(taken.read_text())["keys"]}))
    command = [sys.executable, "-m", "lamppost", "verify", str(taken), "--keys", str(keys)]
    ended = subprocess.run(  # noqa: S603
        [*command, "--facts", "phone"],
        env={**os.environ, "LAMPPOST_DATA": str(empty), "LAMPPOST_PROFILE": "embedded"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "controls a phone number, since March 2024" in ended.stdout
    assert "from the file itself" not in ended.stdout
    assert not list(empty.glob("*sqlite*"))


def test_verify_refuses_a_file_that_was_changed(taken: Path) -> None:
    content = json.loads(taken.read_text())
    content["tokens"][0]["sd_jwt"] = content["tokens"][0]["sd_jwt"].replace(".ey", ".eX", 1)
    taken.write_text(json.dumps(content))
    with pytest.raises(CommandError, match="Not everything"):
        call_command("verify", str(taken))


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["nowhere.json"], 2, "cannot be read"),
        (["pyproject.toml"], 1, "damaged"),
        (["pyproject.toml", "--facts", "score"], 2, "no fact “score”"),
        (["pyproject.toml", "--keys", "nowhere.json"], 1, "damaged"),
    ],
)
def test_verify_says_in_a_sentence_what_it_cannot_look_at(
    words: list[str], code: int, said: str
) -> None:
    with pytest.raises(CommandError, match=said) as refused:
        call_command("verify", *words)
    assert refused.value.returncode == code


def test_words_of_a_stranger_do_not_reach_the_terminal_as_commands(
    taken: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = json.loads(taken.read_text())
    taken.write_text(json.dumps({**content, "board": "\x1b[2J\u202eevil\nAll is well."}))
    said = told("verify", str(taken), capsys=capsys)
    assert "\x1b" not in said
    assert "\u202e" not in said
    assert "\nAll is well" not in said


@pytest.fixture
def keys_file(tmp_path: Path, settings: Settings) -> Path:
    be(settings, HERE)
    with on_the_other(settings):
        file = tmp_path / "keys.json"
        file.write_text(json.dumps(own_document()))
    return file


@pytest.mark.django_db
@pytest.mark.parametrize(("typed", "known"), [("yes", 1), ("no", 0), ("", 0)])
def test_host_sees_the_key_before_it_is_trusted(
    keys_file: Path,
    typed: str,
    known: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("builtins.input", lambda _asked: typed)
    if known:
        call_command("trust", str(keys_file))
    else:
        with pytest.raises(CommandError, match="Nothing is changed"):
            call_command("trust", str(keys_file))
    assert PRINT in capsys.readouterr().out
    assert KnownBoard.objects.count() == known


@pytest.mark.django_db
def test_boards_are_trusted_once_listed_and_let_go(
    keys_file: Path, taken: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "No other board" in told("trust", capsys=capsys)
    told("trust", str(keys_file), "--yes", capsys=capsys)
    assert "already" in told("trust", str(taken), "--yes", capsys=capsys)
    assert f"{PRINT}  {ISSUER}, since" in told("trust", capsys=capsys)
    told("trust", "--stop", PRINT, capsys=capsys)
    assert not KnownBoard.objects.exists()
    with pytest.raises(CommandError, match="No board"):
        call_command("trust", "--stop", PRINT)


@pytest.mark.django_db
def test_key_of_one_board_is_not_taken_for_anothers(keys_file: Path) -> None:
    call_command("trust", str(keys_file), "--yes")
    found = json.loads(keys_file.read_text())
    keys_file.write_text(json.dumps({**found, "issuer": "https://third.example"}))
    with pytest.raises(CommandError, match=ISSUER):
        call_command("trust", str(keys_file), "--yes")


@pytest.mark.django_db
def test_board_does_not_trust_itself(alice: Person, tmp_path: Path, settings: Settings) -> None:
    be(settings, HERE)
    own = tmp_path / "own.json"
    own.write_text(json.dumps(own_document()))
    assert thumbprint(own_keys()[0]) != PRINT
    with pytest.raises(CommandError, match="this board itself"):
        call_command("trust", str(own), "--yes")
