from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lamppost.board.numerals import numeral

# (typed, unit, decimals, what was meant; None: cannot be told)
CASES = [
    ("56", "cm", 0, "56"),
    ("56 cm", "cm", 0, "56"),
    ("56CM", "cm", 0, "56"),
    ("  56\u00a0cm ", "cm", 0, "56"),
    ("80 m2", "m²", 0, "80"),
    ("80 m²", "m²", 0, "80"),
    ("1,200", "", 0, "1200"),
    ("1.200", "", 0, "1200"),
    ("1 200", "", 0, "1200"),
    ("1\u202f200", "", 0, "1200"),
    ("1'200", "", 0, "1200"),
    ("1\u2019200\u2019000", "", 0, "1200000"),
    ("1,200,300", "", 0, "1200300"),
    ("1,200", "", 2, "1200"),
    ("1.200", "", 2, "1200"),
    ("1.200", "t", 3, "1.2"),
    ("1,200", "t", 3, "1200"),
    ("1,200.50", "", 2, "1200.5"),
    ("1.200,50", "", 2, "1200.5"),
    ("1 200,5 km", "km", 1, "1200.5"),
    ("1.200.300", "", 3, "1200300"),
    ("56,5", "cm", 1, "56.5"),
    ("56.5", "cm", 1, "56.5"),
    ("56.50", "cm", 1, "56.5"),
    ("56.0", "cm", 0, "56"),
    ("0,125", "", 3, "0.125"),
    ("0.500", "", 1, "0.5"),
    (".5", "", 1, "0.5"),
    ("-3", "", 0, "-3"),
    ("\N{MINUS SIGN}3", "", 0, "-3"),
    ("+3", "", 0, "3"),
    ("", "", 0, None),
    ("-", "", 0, None),
    (".", "", 0, None),
    ("5.", "", 0, None),
    ("about 56", "cm", 0, None),
    ("56 in", "cm", 0, None),
    ("56-60", "cm", 0, None),
    ("2000 500", "", 0, None),
    ("12 34", "", 0, None),
    ("1,20,300", "", 0, None),
    ("1,200.300.400", "", 0, None),
    ("5²", "", 0, None),
    ("½", "", 1, None),
    ("1e5", "", 0, None),
    ("nan", "", 0, None),
    ("9" * 41, "", 0, None),
]


@pytest.mark.parametrize(("typed", "unit", "decimals", "meant"), CASES)
def test_numbers_are_read_as_people_write_them(
    typed: str, unit: str, decimals: int, meant: str | None
) -> None:
    assert numeral(typed, unit=unit, decimals=decimals) == meant


@given(st.integers(-(10**15), 10**15), st.sampled_from([",", " ", ".", "'", "_"]))
def test_any_grouped_whole_number_is_read_as_itself(number: int, mark: str) -> None:
    typed = f"{number:_}".replace("_", "" if mark == "_" else mark)
    assert numeral(typed) == str(number)


@given(st.integers(0, 10**12), st.integers(0, 99), st.sampled_from(["._", ",.", ".,", ", "]))
def test_any_number_with_two_decimals_is_read_as_itself(whole: int, cents: int, marks: str) -> None:
    point, group = marks[0], marks[1]
    typed = f"{whole:_}".replace("_", "" if group == "_" else group) + f"{point}{cents:02}"
    found = numeral(typed, decimals=2)
    assert found is not None
    assert float(found) == float(f"{whole}.{cents:02}")


@given(st.text(max_size=50), st.text(max_size=4), st.integers(0, 6))
def test_whatever_is_typed_gives_a_readable_number_or_none(
    typed: str, unit: str, decimals: int
) -> None:
    found = numeral(typed, unit=unit, decimals=decimals)
    assert found is None or float(found) is not None
