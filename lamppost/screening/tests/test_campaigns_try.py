"""`lamppost campaigns try` on files of any making, without a database."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

import lamppost
from lamppost.screening.campaigns.from_file import FileReader
from lamppost.screening.campaigns.values import Ad
from lamppost.screening.files.rows import Row, read_rows
from lamppost.screening.files.text_stream import open_text

TEXT = "Sunny room on the third floor, ten minutes from the station, {} a month. Call Ms {}."


def read(file: Path, content: str) -> tuple[list[Ad], list[str]]:
    file.write_text(content, encoding="utf-8")
    told: list[str] = []
    with open_text(file) as (text, _done, _total):
        ads = list(FileReader(told.append).ads_of(read_rows(text)))
    return ads, told


def test_every_column_is_read_under_other_names_too(tmp_path: Path) -> None:
    header = "Post ID,Title,Body,User,Phone,Email,lat,lng,City,Date,Photo Hash\n"
    who = "ann,+1 305 555 0142,a@example.org"
    row = f'17,Room,"Bright, quiet",{who},25.76169,-80.1918,Miami,3/1/2024,f00d\n'
    assert read(tmp_path / "a.csv", header + row)[0] == [
        Ad(
            id="17",
            text="Room\nBright, quiet",
            account="ann",
            contacts=("+1 305 555 0142", "a@example.org"),
            place="25.7617,-80.1918",
            posted=datetime(2024, 3, 1, tzinfo=UTC),
            photos=("f00d",),
        )
    ]


def test_what_is_missing_is_empty_and_what_is_wrong_is_told_by_line(tmp_path: Path) -> None:
    content = "id,text,account,posted\n1,a,nan,yesterday\n1,b,,2024-03-01\n,c,x,\n4,d\n5,e,f,g,h\n"
    ads, told = read(tmp_path / "a.csv", content)
    assert [(ad.id, ad.account) for ad in ads] == [("1", ""), ("1", ""), ("line-4", "x"), ("4", "")]
    assert [sentence.split(":")[0] for sentence in told] == ["Line 2", "Line 3", "Line 4", "Line 6"]


def test_ads_without_ids_are_called_by_their_lines_and_told_of_once(tmp_path: Path) -> None:
    ads, told = read(tmp_path / "a.csv", "text\na\nb\nc\n")
    assert [ad.id for ad in ads] == ["line-2", "line-3", "line-4"]
    assert len(told) == 1


def test_a_hundred_wrong_times_are_told_of_as_one() -> None:
    told: list[str] = []
    rows: list[Row] = [(n, {"id": str(n), "text": "a", "posted": "soon"}) for n in range(100)]
    assert len(list(FileReader(told.append).ads_of(rows))) == 100
    assert len(told) == 6
    assert "100" in told[-1]


def test_rows_of_one_file_may_have_different_columns(tmp_path: Path) -> None:
    rows = [
        {"id": 1, "title": "Kettle", "text": None, "user": {"id": 7, "name": "Ann"}},
        {"id": 2, "body": "Chair", "phones": ["1", "2"], "created_at": 1709294400},
        {"id": 3},
    ]
    ads, told = read(tmp_path / "a.jsonl", "\n".join(json.dumps(row) for row in rows))
    assert [ad.text for ad in ads] == ["Kettle\n", "Chair", ""]
    assert ads[0].account == "7"
    assert ads[1].contacts == ("1", "2")
    assert ads[1].posted == datetime(2024, 3, 1, 12, tzinfo=UTC)
    assert not told


def test_a_line_for_each_ad_comes_in_the_order_of_the_file(tmp_path: Path) -> None:
    names = ["Ames", "Bold", "Carr", "Dunn", "Ellis", "Frost"]
    ads = [
        {"id": f"ad {n}", "text": TEXT.format(400 + n, name), "account": f"user {n}"}
        for n, name in enumerate(names)
    ]
    file, out, templates = tmp_path / "a.jsonl", tmp_path / "out", tmp_path / "templates"
    file.write_text("\n".join(json.dumps(ad) for ad in ads))
    call_command("campaigns", "try", file, out=out, templates=templates)
    lines = [json.loads(line) for line in out.read_text().splitlines()]
    assert [line["id"] for line in lines] == [ad["id"] for ad in ads]
    assert len({line["template"] for line in lines}) == 1
    assert set(lines[0]) == {"id", "template", "flagged", "score", "why"}
    for line in templates.read_text().splitlines():
        assert json.loads(line)["ads"] == [ad["id"] for ad in ads]


@pytest.mark.parametrize("content", ["", "colour,size\nred,3\n", "[1,"])
def test_a_file_without_ads_is_refused_in_a_sentence(tmp_path: Path, content: str) -> None:
    file = tmp_path / "a.csv"
    file.write_text(content)
    with pytest.raises(CommandError):
        call_command("campaigns", "try", file, out=tmp_path / "out")


def test_it_needs_no_board_and_makes_none(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("id,text\n1,Blue kettle\n")
    code = "from lamppost.config.cli import script; script()"
    ran = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code, "campaigns", "try", str(file)],
        cwd=tmp_path,
        env={
            **os.environ,
            "LAMPPOST_DATA": str(tmp_path / "nowhere"),
            "PYTHONPATH": str(Path(lamppost.__file__).parents[1]),
        },
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(ran.stdout)["id"] == "1"
    assert not list(tmp_path.rglob("*.sqlite3"))
