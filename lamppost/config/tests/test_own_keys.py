"""Keys are those that are given, or the board's own, made once."""

from __future__ import annotations

from pathlib import Path

from lamppost.config.own_keys import keys, one_key


def test_own_key_is_made_once_and_readable_by_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "data" / "seal-key"
    made = one_key("", file)
    assert len(made) >= 50
    assert (one_key("", file), keys("", file)) == (made, (made,))
    assert file.stat().st_mode & 0o777 == 0o600
    assert [one.name for one in file.parent.iterdir()] == ["seal-key"]


def test_given_keys_are_taken_and_none_is_made(tmp_path: Path) -> None:
    file = tmp_path / "seal-key"
    assert one_key("given", file) == "given"
    assert keys("new, old  older", file) == ("new", "old", "older")
    assert not file.exists()


def test_own_key_is_one_whatever_a_host_writes_into_its_file(tmp_path: Path) -> None:
    file = tmp_path / "seal-key"
    file.write_text("two words, and a comma\n")
    assert keys("", file) == ("two words, and a comma",)


def test_board_that_makes_none_of_its_own_has_none() -> None:
    assert (one_key("", None), keys(" , ", None)) == ("", ())
