"""`lamppost screening try`: any file in, a line for each row out, and no board needed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from lamppost.config.cli import main
from lamppost.screening import checks
from lamppost.screening.checks.check import Check, Read
from lamppost.screening.verdict import Finding, Verdict

SENTENCE = "Fireworks are looked at first."


def _look(read: Read) -> list[Finding]:
    if "gremlin" in read.normal.plain:
        raise ZeroDivisionError
    place = read.submission.whole.find("fireworks")
    said = Finding("fuel", "fireworks", SENTENCE, asks=Verdict.HOLD, sure=0.9, start=place)
    return [said] if place >= 0 else []


@pytest.fixture(autouse=True)
def _one_check(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "ALL", (Check("fuel", 3, _look),))


def tried(tmp_path: Path, text: str, *options: str) -> list[dict[str, Any]]:
    file, out = tmp_path / "ads", tmp_path / "out.jsonl"
    file.write_text(text, encoding="utf-8")
    assert main(["screening", "try", str(file), "--out", str(out), *options]) == 0
    return [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]


def test_row_is_answered_with_its_verdict_and_findings(tmp_path: Path) -> None:
    one, other = tried(tmp_path, "id,title,text\n7,Party,With fireworks\n8,Kettle,It whistles\n")
    assert (one["id"], one["verdict"]) == ("7", "hold")
    finding = one["findings"][0]
    assert (finding["check"], finding["words"], finding["start"]) == ("fuel", "fireworks", 11)
    assert (other["id"], other["verdict"], other["findings"]) == ("8", "publish", [])


def test_every_text_of_a_job_counts(tmp_path: Path) -> None:
    (job,) = tried(tmp_path, "job_id,description,requirements\n1,Sales,Sell fireworks\n")
    assert job["verdict"] == "hold"


def test_row_on_which_screening_breaks_would_be_held(tmp_path: Path) -> None:
    (one,) = tried(tmp_path, '{"text": "A gremlin"}\n')
    assert (one["id"], one["verdict"]) == ("1", "hold")


def test_row_without_words_is_told_of_and_the_others_go_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = tried(tmp_path, "id,text\n1,\n2,Kettle\n")
    assert [row["id"] for row in rows] == ["2"]
    assert "neither a text nor a title" in capsys.readouterr().err


def test_file_that_is_not_there_is_said_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["screening", "try", str(tmp_path / "nothing.csv")]) == 2
    assert "nothing.csv" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("row", "options", "kind"),
    [
        ({"text": "a"}, [], "ad"),
        ({"text": "a", "kind": "sms"}, [], "letter"),
        ({"text": "a", "kind": "ad"}, ["--kind", "letter"], "letter"),
    ],
)
def test_kind_is_the_options_then_the_columns_then_an_ad(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    row: dict[str, str],
    options: list[str],
    kind: str,
) -> None:
    seen: list[str] = []

    def look(read: Read) -> list[Finding]:
        seen.append(read.submission.kind)
        return []

    monkeypatch.setattr(checks, "ALL", (Check("kind", 1, look),))
    tried(tmp_path, json.dumps(row) + "\n", *options)
    assert seen == [kind]
