"""A host takes lists of hashes, sees which there are, and takes them away."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from lamppost.screening.models import HashList
from lamppost.screening.photos.actions import note_photo
from lamppost.screening.photos.hashing import hash_of
from lamppost.screening.tests.pictures import picture

pytestmark = pytest.mark.django_db

A, B = "a1" * 32, "b2" * 32


@pytest.fixture(autouse=True)
def _own_folder(settings: Settings, tmp_path: Path) -> None:
    settings.DATA = tmp_path


def hashes(*words: str) -> str:
    out = StringIO()
    call_command("hashes", *words, stdout=out)
    return out.getvalue()


def written(folder: Path, text: str) -> str:
    file = folder / "reported.csv"
    file.write_text(text)
    return str(file)


def test_a_list_is_taken_named_and_removed(tmp_path: Path) -> None:
    file = written(tmp_path, f"hash\n{A}\n{B}\n")
    assert "reported: 2 hashes" in hashes("import", file, "--urgent")
    assert "hold, urgent" in hashes("list")
    assert "gone" in hashes("remove", "reported")
    assert "no list" in hashes("list")


def test_a_list_of_child_safety_holds_at_once_whatever_else_is_said(tmp_path: Path) -> None:
    file = written(tmp_path, f"hash\n{A}\n")
    hashes("import", file, "--child-safety", "--asks", "watch")
    assert "hold, urgent, child safety" in hashes("list")


def test_wrong_rows_are_told_and_the_others_taken(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(tmp_path, f"hash,quality\n{A},\nzz,\n{B},10\n")
    with pytest.raises(SystemExit) as stopped:
        hashes("import", file, "--name", "mine", "--asks", "watch")
    assert stopped.value.code == 1
    assert "line 3: This is no hash" in capsys.readouterr().err
    kept = HashList.objects.get()
    assert (kept.name, kept.count, kept.asks, kept.is_urgent) == ("mine", 1, "watch", False)


@pytest.mark.parametrize("text", ["", "hash\nzz\n", "name\nx\n"])
def test_a_file_that_is_no_use_leaves_the_list_as_it_was(tmp_path: Path, text: str) -> None:
    hashes("import", written(tmp_path, f"{A}\n"))
    with pytest.raises(CommandError):
        hashes("import", written(tmp_path, text))
    assert HashList.objects.get().count == 1


def test_a_file_that_is_not_there_is_told() -> None:
    with pytest.raises(CommandError, match="cannot be read"):
        hashes("import", "/nowhere/list.csv")


def test_photos_that_the_board_has_already_are_named(tmp_path: Path) -> None:
    note_photo("c" * 64, picture(1))
    note_photo("d" * 64, picture(2))
    said = hashes("import", written(tmp_path, hash_of(picture(1)).pdq))
    assert "c" * 64 in said
    assert "d" * 64 not in said


def test_what_no_list_is_called_cannot_be_removed() -> None:
    with pytest.raises(CommandError, match="no such list"):
        hashes("remove", "nobody's")
