"""A list of hashes is read as it comes; a wrong row is told by its line and stops nothing."""

from __future__ import annotations

import contextlib
import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lamppost.screening.photos.listed import LeftOut, Listed, UnreadableList, read_csv

A, B = "a1" * 32, "b2" * 32


def read(text: str) -> list[Listed | LeftOut]:
    return list(read_csv(StringIO(text, newline="")))


def taken(text: str) -> list[tuple[str, int]]:
    return [(row.pdq.hex(), row.distance) for row in read(text) if isinstance(row, Listed)]


def wrong(text: str) -> list[tuple[str, str]]:
    return [(row.where, row.reason) for row in read(text) if isinstance(row, LeftOut)]


@pytest.mark.parametrize(
    "text",
    [
        f"{A}\n{B}\n",
        f"hash\n{A}\n{B}\n",
        f"\ufeffPDQ_hash,quality\r\n{A.upper()},90\r\n{B},\r\n",
        f"id,indicator,type\n1,{A},HASH_PDQ\n2,{'0' * 32},HASH_MD5\n3,{B},pdq\n",
        f'hash,description\n{A},"two\nlines"\n\n{B},x\n',
    ],
)
def test_lists_come_in_many_forms(text: str) -> None:
    assert taken(text) == [(A, 31), (B, 31)]


def test_a_list_may_allow_less_than_the_usual_distance() -> None:
    assert taken(f"hash,distance\n{A},12\n{B},\n") == [(A, 12), (B, 31)]


def test_wrong_rows_are_told_by_their_line() -> None:
    text = f"hash,quality,distance\n{A},100,0\nzz,,\n{A[:-2]},,\n{B},good,\n{B},,32\n{B},101,\n"
    told = wrong(text)
    assert [where for where, _reason in told] == [f"line {n}" for n in range(3, 8)]
    assert "other characters" in told[0][1]
    assert "this has 62" in told[1][1]
    assert "quality" in told[2][1]
    assert "from 0 to 31" in told[3][1]
    assert taken(text) == [(A, 0)]


def test_what_is_too_poor_to_be_matched_is_left_out_without_being_wrong() -> None:
    assert list(read(f"hash,quality\n{A},49\n{B},50\n")) == [
        LeftOut("line 2", "Its quality is below 50.", is_wrong=False),
        Listed(bytes.fromhex(B)),
    ]


@pytest.mark.parametrize("text", ["", "\n\n", "name,sum\nx,1\n", "zz\n", f'x,"{A}\n'])
def test_a_file_without_hashes_is_refused_whole(text: str) -> None:
    with pytest.raises(UnreadableList):
        list(
            read_csv(
                StringIO(text),
            )
        )


@given(st.lists(st.lists(st.text(max_size=70), max_size=4), max_size=6))
def test_no_table_of_anything_stops_the_reading(rows: list[list[str]]) -> None:
    page = StringIO(newline="")
    page.write(f"hash,quality,distance\n{A},,\n")
    csv.writer(page, quoting=csv.QUOTE_ALL).writerows(rows)
    assert taken(page.getvalue())[0] == (A, 31)


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(UnreadableList):
        read(text)
