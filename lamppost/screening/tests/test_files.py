"""Files of any making are read; what is wrong is told by line, and the rest is read."""

from __future__ import annotations

import contextlib
import gzip
import json
import lzma
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lamppost.screening.files import BadRow, NotReadable, Row, read_rows
from lamppost.screening.files.cells import said, several
from lamppost.screening.files.columns import understood
from lamppost.screening.files.moments import moment
from lamppost.screening.files.text_stream import open_text

CSV = "id,text\n1,Blue kettle\n2,Zoë’s café\n"
ROWS = [{"id": "1", "text": "Blue kettle"}, {"id": "2", "text": "Zoë’s café"}]


def read(file: Path, content: bytes) -> list[Row]:
    file.write_bytes(content)
    with open_text(file) as (text, _done, _total):
        return list(read_rows(text))


def only(rows: list[Row]) -> list[dict[str, object]]:
    return [row for _line, row in rows if isinstance(row, dict)]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"]
)
def test_every_usual_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    assert only(read(tmp_path / "ads.csv", CSV.encode(encoding))) == ROWS


@pytest.mark.parametrize("pack", [gzip.compress, lzma.compress])
def test_a_packed_file_is_read_whatever_it_is_called(tmp_path: Path, pack: object) -> None:
    assert callable(pack)
    assert only(read(tmp_path / "ads.csv", pack(CSV.encode()))) == ROWS


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_usual_dialect_is_read(tmp_path: Path, delimiter: str, end: str) -> None:
    content = CSV.replace(",", delimiter).replace("\n", end)
    assert only(read(tmp_path / "ads", content.encode())) == ROWS


def test_line_breaks_and_quotation_marks_within_cells_stay(tmp_path: Path) -> None:
    content = 'id,text\n1,"He said ""hello"",\nand left"\n2,b\n'
    rows = read(tmp_path / "ads.csv", content.encode())
    assert rows == [
        (2, {"id": "1", "text": 'He said "hello",\nand left'}),
        (4, {"id": "2", "text": "b"}),
    ]


def test_backslashes_before_quotation_marks_are_understood(tmp_path: Path) -> None:
    content = 'id,text\n1,"He said \\"hello\\", and left"\n'
    assert (
        only(read(tmp_path / "ads.csv", content.encode()))[0]["text"] == 'He said "hello", and left'
    )


def test_a_bad_row_is_told_by_its_line_and_the_others_are_read(tmp_path: Path) -> None:
    rows = read(tmp_path / "ads.csv", b"id,text\n1,a\n2,b,c,d\n3\n4,e\n")
    assert [line for line, row in rows if isinstance(row, BadRow)] == [3]
    assert only(rows) == [
        {"id": "1", "text": "a"},
        {"id": "3", "text": ""},
        {"id": "4", "text": "e"},
    ]


def test_json_lines_and_a_json_list_are_told_apart_by_how_they_begin(tmp_path: Path) -> None:
    lines = "\n".join(json.dumps(row) for row in ROWS) + "\n\nnot json\n[1]\n"
    rows = read(tmp_path / "ads.txt", lines.encode())
    assert only(rows) == ROWS
    assert [line for line, row in rows if isinstance(row, BadRow)] == [4, 5]
    assert only(read(tmp_path / "ads.txt", json.dumps(ROWS, indent=1).encode())) == ROWS


@pytest.mark.parametrize("content", [b"", b"\n\n", b"[1, 2", b"PK\x03\x04..."])
def test_a_file_with_nothing_to_read_is_refused_in_a_sentence(
    tmp_path: Path, content: bytes
) -> None:
    with pytest.raises(NotReadable):
        read(tmp_path / "ads.csv", content)


def test_a_file_that_breaks_off_gives_what_came_before(tmp_path: Path) -> None:
    packed = gzip.compress(b"id,text\n" + b"".join(b"%d,some words\n" % n for n in range(50_000)))
    rows = read(tmp_path / "ads.csv.gz", packed[: len(packed) // 2])
    assert isinstance(rows[-1][1], BadRow)
    assert len(only(rows)) > 10_000


@given(st.binary(max_size=400))
def test_no_file_whatsoever_is_an_error(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    file = tmp_path_factory.getbasetemp() / "anything.csv"
    with contextlib.suppress(NotReadable):
        read(file, content)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("1709294400", "2024-03-01T12:00:00"),
        ("1709294400000", "2024-03-01T12:00:00"),
        ("1709294400.5", "2024-03-01T12:00:00.500000"),
        ("2024-03-01", "2024-03-01T00:00:00"),
        ("2024-03-01T12:00:00Z", "2024-03-01T12:00:00"),
        ("2024-03-01 12:00:00+02:00", "2024-03-01T10:00:00"),
        ("2024-03-01 12:00:00 UTC", "2024-03-01T12:00:00"),
        ("3/1/2024", "2024-03-01T00:00:00"),
        ("3/1/24 1:05 PM", "2024-03-01T13:05:00"),
        ("13/1/2024", "2024-01-13T00:00:00"),
        ("1.3.2024 14:30", "2024-03-01T14:30:00"),
        ("Mar 1, 2024", "2024-03-01T00:00:00"),
        ("1 March 2024", "2024-03-01T00:00:00"),
        ("20240301", "2024-03-01T00:00:00"),
        ("Fri, 01 Mar 2024 12:00:00 +0000", "2024-03-01T12:00:00"),
    ],
)
def test_times_are_read_as_people_and_programs_write_them(text: str, iso: str) -> None:
    at = moment(text)
    assert at is not None
    assert at.isoformat().removesuffix("+00:00") == iso


@pytest.mark.parametrize("text", ["", "yesterday", "99/99/2024", "0000-00-00", "17", "3024-01-01"])
def test_what_is_no_time_is_none(text: str) -> None:
    assert moment(text) is None


@given(st.text(max_size=40))
def test_no_time_whatsoever_is_an_error(text: str) -> None:
    moment(text)


def test_columns_are_known_under_their_usual_names() -> None:
    names = [
        "Post ID",
        "Body",
        "Heading",
        "sellerId",
        "Phone",
        "e-mail",
        "City",
        "createdAt",
        "Image",
    ]
    assert understood(names) == {
        "id": ("Post ID",),
        "text": ("Body",),
        "title": ("Heading",),
        "account": ("sellerId",),
        "contact": ("Phone", "e-mail"),
        "place": ("City",),
        "posted": ("createdAt",),
        "photo": ("Image",),
    }


def test_what_programs_write_for_nothing_is_nothing() -> None:
    assert [said(one) for one in (None, "NaN", " null ", "N/A", float("nan"), 17.0, "Ann")] == [
        *[""] * 5,
        "17",
        "Ann",
    ]
    assert several("a; b;a,") == several(["a", None, "b"]) == several("['a', 'b']") == ("a", "b")
    assert said({"user": 1, "id": 7}) == "7"
