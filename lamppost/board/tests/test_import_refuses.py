"""Bad rows are told by their line with the reason, and the good ones around them arrive."""

from __future__ import annotations

import csv
import json
import lzma
from pathlib import Path
from typing import Any

import pytest

from lamppost.board.models import Ad
from lamppost.board.tests.exchanged import row, run_import, write_rows
from lamppost.testing import make_place

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _town(db: None) -> None:
    make_place()


BAD_ROWS: list[tuple[dict[str, Any] | bytes, str]] = [
    (b'{"external_id": "x", "title', "The line is not JSON"),
    (b'["x"]', "has to be one JSON object"),
    (b'{"external_id": "x", "title": "caf\xe9"}', "not UTF-8"),
    (b'{"external_id": "x", "price": NaN}', "NaN is not a number"),
    (b"[" * 100_000, "nesting"),
    (b'{"external_id": "x", "price": 1' + b"0" * 5000 + b"}", "number"),
    (row(external_id=None), "no external_id"),
    (row(external_id="x" * 121), "external_id has 121 letters; at most 120 fit"),
    (row(title=None), "no title"),
    (row(title="   "), "no title"),
    (row(title="x" * 121), "title has 121 letters; at most 120 fit"),
    (row(title="two\nlines"), "title has to be one line"),
    (row(title=1984), "title has to be words"),
    (row(text="x" * 20_001), "text has 20,001 letters; at most 20,000 fit"),
    (row(text="nul \0"), "cannot be kept"),
    (row(text="half \ud800"), "cannot be kept"),
    (row(category=None), "no category"),
    (row(category="nonsense"), "no category “nonsense”"),
    (row(category="housing"), "one of: rooms, flats"),
    (row(place=None), "says nowhere"),
    (row(place="Atlantis"), "does not cover a place “Atlantis”"),
    (row(place_id=1), "no place with the place_id 1"),
    (row(place=None, lat=51.5, lng=-0.1), "No town that the board covers is within 50 km"),
    (row(lat=51.5, lng=-0.1), "km from Dayton"),
    (row(lat=39.7), "lng has to be degrees"),
    (row(lat="1_0", lng=0), "lat has to be degrees"),
    (row(lat=139.7, lng=-84), "lat has to be degrees"),
    (row(pin="maybe"), "pin has to be true or false"),
    (row(cell="85283473fffffff"), "H3 cell of resolution 8"),
    (row(price=-1), "below 0"),
    (row(price=1e30), "higher than any price"),
    (row(price=1.999), "more than 2 digits"),
    (row(price="780.000"), "can be read in two ways"),
    (row(price="lots"), "“lots” is not an amount"),
    (row(price=True), "not a number"),
    (row(price=5, price_kind="cheap"), "“cheap” is not a kind of price"),
    (row(price=5, price_kind="free"), "is free and has a price"),
    (row(price=5, currency="XYZ"), "“XYZ” is not a currency"),
    (row(fields={"bedrooms": 2}), "has no field “bedrooms”"),
    (row(category="flats", fields={"bedrooms": 99}), "goes from 0 to 20"),
    (row(category="flats", fields={"bedrooms": {"a": 1}}), "whole number"),
    (row(fields="bedrooms"), "fields has to be an object"),
    (row(posted="yesterday"), "posted has to be a time"),
    (row(posted=1643762753), "posted has to be a time"),
    (row(posted="2190-01-01"), "lies in the future"),
    (row(expires="0001-01-01T00:00:00+14:00"), "expires has to be a time"),
    (row(state="sold"), "“sold” is not a state"),
    (row(poster_name="call 555 123 4567"), "Leave phone numbers out"),
    (row(poster_email="nowhere"), "not a mail address"),
    (row(key="mine"), "key is written by export alone"),
    (row(persona="MINE!"), "persona is written by export alone"),
    (row(photos="a.jpg"), "not a JSON list"),
    (row(photos=["../a.jpg"]), "from the folder of this file on"),
    (row(photos=["/etc/passwd"]), "from the folder of this file on"),
    (row(photos=["https://example.org/a.jpg"]), "not fetched from elsewhere"),
    (row(photos=["a.jpg"] * 13), "room for 12"),
    (row(titel="Kettle"), "Did you mean “title”?"),
]


def _renamed(bad: dict[str, Any] | bytes) -> dict[str, Any] | bytes:
    """Refused for its own fault, not for the id of the good row."""
    if isinstance(bad, dict) and bad.get("external_id") == "a1":
        return {**bad, "external_id": "bad"}
    return bad


@pytest.mark.parametrize(("bad", "reason"), BAD_ROWS, ids=[reason for _row, reason in BAD_ROWS])
def test_bad_row_is_told_and_the_good_ones_arrive(
    tmp_path: Path, bad: dict[str, Any] | bytes, reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = write_rows(tmp_path / "flea.jsonl", row(1), b"", _renamed(bad), row(2))
    assert run_import(file) == 1
    told = capsys.readouterr()
    assert "line 3: " in told.err
    assert reason in told.err
    assert "2 new, 0 changed, 0 unchanged, 1 bad rows" in told.out
    assert sorted(Ad.objects.values_list("external_id", flat=True)) == ["a1", "a2"]


def test_second_row_of_an_id_is_refused_and_names_the_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = write_rows(tmp_path / "a.jsonl", row(7, external_id=7), row(8, external_id="7"))
    assert run_import(file) == 1
    assert "line 2: Line 1 has the same external_id" in capsys.readouterr().err
    assert Ad.objects.get().title == "Kettle 7"


def test_screen_shows_twenty_and_the_report_has_all(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = [row(number, external_id=f"=a{number}", title="") for number in range(30)]
    file = write_rows(tmp_path / "a.jsonl", *bad, row(99))
    report = tmp_path / "bad.csv"
    assert run_import(file, "--report", report) == 1
    assert capsys.readouterr().err.count("no title") == 20
    with report.open(newline="") as lines:
        told = list(csv.DictReader(lines))
    assert len(told) == 30
    # A spreadsheet would run "=a4" as a formula.
    assert told[4] == {"line": "5", "external_id": "'=a4", "reason": "The row has no title."}


def test_truncated_file_gives_what_it_has_and_says_where_it_broke_off(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = "".join(json.dumps(row(number, text=f"{number:x}" * 99)) + "\n" for number in range(500))
    packed = lzma.compress(rows.encode())
    file = tmp_path / "a.jsonl.xz"
    file.write_bytes(packed[: len(packed) * 2 // 3])
    assert run_import(file) == 1
    assert "The file breaks off here" in capsys.readouterr().err
    arrived = Ad.objects.count()
    assert 0 < arrived < 500
    file.write_bytes(packed)
    assert run_import(file) == 0
    assert f"{500 - arrived} new, 0 changed, {arrived} unchanged" in capsys.readouterr().out


CSV_HEAD = b"external_id,category,title,place\n"


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (b"x,household,Kettle,Dayton,more", "has 5 cells, and the first line names 4"),
        (b"x,household,Kettle", "has 3 cells"),
        (b"x,household,caf\xe9,Dayton", "not UTF-8"),
        (b'x,household,"Ket"tle,Dayton', "not right CSV"),
    ],
)
def test_bad_csv_row_is_told_and_the_good_ones_arrive(
    tmp_path: Path, bad: bytes, reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.csv"
    good = b'1,household,"Ket,tle",Dayton\n', b"2,household,Pot,Dayton\n"
    file.write_bytes(CSV_HEAD + good[0] + bad + b"\n" + good[1])
    assert run_import(file) == 1
    told = capsys.readouterr().err
    assert "line 3: " in told
    assert reason in told
    assert sorted(Ad.objects.values_list("title", flat=True)) == ["Ket,tle", "Pot"]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"{}", "Say --format"),
        ("a.jsonl", b"[\n{}\n]", "one JSON list"),
        ("a.jsonl", "{}".encode("utf-16"), "UTF-16"),
        ("a.jsonl.xz", b"not xz", "cannot be read"),
        ("a.jsonl.gz", b"", ""),
        ("a.csv", b"external_id,title,title\n", "names title twice"),
        ("a.csv", b"\n", "has to name the columns"),
        ("a.zip", b"PK", "not a zip file"),
    ],
)
def test_file_that_cannot_be_used_is_told_apart_from_bad_rows(
    tmp_path: Path, name: str, content: bytes, reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    assert run_import(file) == (2 if reason else 0)
    assert reason in capsys.readouterr().out


def test_missing_file_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_import(tmp_path / "gone.jsonl") == 2
    assert "cannot be read (No such file" in capsys.readouterr().out


def test_overlong_line_is_refused_without_being_kept_in_memory(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = write_rows(tmp_path / "a.jsonl", row(1), b'{"text": "' + b"x" * 9_000_000, row(2))
    assert run_import(file) == 1
    assert "line 2: The line is longer than any ad" in capsys.readouterr().err
    assert Ad.objects.count() == 2
