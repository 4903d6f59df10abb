"""Any one line of the shipped file, spoilt, is the line that is named."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lamppost.board.categories import SHIPPED_FILE, CategoryFileError, load_categories

LINES = SHIPPED_FILE.read_text(encoding="utf-8").split("\n")
PAIR = re.compile(r"(\s*)([a-z_]+)( = )(.+)")
HEADER = re.compile(r"(\s*\[\[category(?:\.sub)?)\.field\]\]")

pairs = [number for number, line in enumerate(LINES) if PAIR.fullmatch(line)]
one_line_pairs = [number for number in pairs if not LINES[number].endswith("[")]
headers = [number for number, line in enumerate(LINES) if HEADER.fullmatch(line)]
elements = [number for number, line in enumerate(LINES) if re.fullmatch(r'\s*".*",', line)]


def misspell_key(line: str) -> str:
    return PAIR.sub(r"\1\2x\3\4", line)


def write_a_table_for_a_value(line: str) -> str:
    return PAIR.sub(r"\1\2\3{a = 1}", line)


def write_a_date_for_a_value(line: str) -> str:
    return PAIR.sub(r"\1\2\g<3>2027-03-01 # why not", line)


def leave_a_quote_open(line: str) -> str:
    return PAIR.sub(r'\1\2\3"open', line)


def misspell_header(line: str) -> str:
    return HEADER.sub(r"\1.feild]]", line)


def write_a_number_for_an_element(line: str) -> str:
    return re.sub('".*"', "7", line)


SPOILT = st.one_of(
    st.tuples(st.sampled_from(pairs), st.just(misspell_key)),
    st.tuples(st.sampled_from(one_line_pairs), st.just(write_a_table_for_a_value)),
    st.tuples(st.sampled_from(one_line_pairs), st.just(write_a_date_for_a_value)),
    st.tuples(st.sampled_from(one_line_pairs), st.just(leave_a_quote_open)),
    st.tuples(st.sampled_from(headers), st.just(misspell_header)),
    st.tuples(st.sampled_from(elements), st.just(write_a_number_for_an_element)),
)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("spoilt") / "categories.toml"


def test_there_are_lines_of_every_kind_to_spoil() -> None:
    assert min(map(len, (pairs, one_line_pairs, headers, elements))) > 5


@given(spoilt=SPOILT)
def test_a_spoilt_line_of_the_shipped_file_is_named(
    file: Path, spoilt: tuple[int, Callable[[str], str]]
) -> None:
    number, spoil = spoilt
    lines = [*LINES]
    lines[number] = spoil(lines[number])
    assert lines[number] != LINES[number]
    file.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(CategoryFileError) as caught:
        load_categories(file)
    assert caught.value.line == number + 1, caught.value.sentence
