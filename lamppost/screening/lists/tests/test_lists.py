from __future__ import annotations

import os
from pathlib import Path

import pytest
from pytest_django import Settings

from lamppost.screening.lists import current, read_lines
from lamppost.screening.lists.current import make_lists
from lamppost.screening.lists.hosts import read_host
from lamppost.screening.lists.lines import LineError


@pytest.fixture
def folder(tmp_path: Path, settings: Settings) -> Path:
    settings.SCREENING_FOLDER = tmp_path
    return tmp_path


@pytest.mark.parametrize(
    ("line", "hosts"),
    [
        ("bad.example", ["bad.example"]),
        ("WWW.Bad.Example.", ["bad.example"]),
        ("*.bad.example", ["bad.example"]),
        ("||bad.example^", ["bad.example"]),
        ("0.0.0.0 bad.example", ["bad.example"]),
        ("127.0.0.1\tbad.example  worse.example", ["bad.example", "worse.example"]),
        ("127.0.0.1 localhost", []),
        ("::1 ip6-localhost ip6-loopback", []),
        ("ff02::1 ip6-allnodes", []),
        ("xn--bcher-kva.example", ["bücher.example"]),
        ("203.0.113.9", ["203.0.113.9"]),
        ("2001:db8::9", ["2001:db8::9"]),
        ("a-b.co.uk", ["a-b.co.uk"]),
        ("_dmarc.bad.example", None),
        ("https://bad.example/path", None),
        ("bad.example:8000", None),
        ("com", None),
        ("bad example", None),
        ("bad..example", None),
        ("*.com*", None),
    ],
)
def test_a_line_names_hosts_or_is_told_of(line: str, hosts: list[str] | None) -> None:
    if hosts is None:
        with pytest.raises(LineError):
            list(read_host(line))
    else:
        assert list(read_host(line)) == hosts


def test_a_mistake_names_its_line_and_costs_no_other(tmp_path: Path) -> None:
    file = tmp_path / "hosts-bad.txt"
    file.write_text("# ours\nbad.example # since May\n\nhttps://x.example/#a\nworse.example\n")
    hosts, mistakes = read_lines(file, read_host)
    assert hosts == ["bad.example", "worse.example"]
    assert [mistake.line for mistake in mistakes] == [4]
    assert "https://x.example/#a" in str(mistakes[0])


def test_a_file_that_cannot_be_read_is_told_of(tmp_path: Path) -> None:
    latin = tmp_path / "hosts-bad.txt"
    latin.write_bytes(b"bad.example\nb\xfccher.example\n")
    assert [mistake.line for mistake in make_lists([latin]).mistakes] == [2]
    assert make_lists([tmp_path / "hosts-none.txt"]).mistakes[0].line is None


def test_a_long_wrong_file_is_told_of_in_a_few_lines(tmp_path: Path) -> None:
    file = tmp_path / "hosts-bad.txt"
    file.write_text("wrong\n" * 1000)
    assert 0 < len(make_lists([file]).mistakes) <= 20


def test_without_a_folder_nothing_is_listed(folder: Path, settings: Settings) -> None:
    settings.SCREENING_FOLDER = folder / "none"
    assert current().bad_hosts == frozenset()
    assert current().digest == ""


def test_a_changed_file_is_in_force_at_once(folder: Path) -> None:
    file = folder / "hosts-bad.txt"
    file.write_text("bad.example\n")
    first = current()
    assert first.bad_hosts == {"bad.example"}
    assert current() is first  # not read again
    file.write_text("bad.example\nworse.example\n")
    os.utime(file, ns=(1, 1))
    assert current().bad_hosts == {"bad.example", "worse.example"}
    assert current().digest != first.digest
    file.unlink()
    assert current().bad_hosts == frozenset()


def test_one_file_alone_refuses(folder: Path) -> None:
    (folder / "hosts-bad.txt").write_text("bad.example\n")
    (folder / "hosts-refused.txt").write_text("worst.example\n")
    (folder / "notes.txt").write_text("not.example\n")
    assert current().bad_hosts == {"bad.example", "worst.example"}
    assert current().refused_hosts == {"worst.example"}
