"""A mapping file lets a foreign file in; a mistake in it names its line."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from lamppost.board.exchange.mapping import Mapping, load_mapping
from lamppost.board.exchange.problems import RowProblem
from lamppost.board.models import Ad
from lamppost.board.tests.exchanged import run_import, write_rows
from lamppost.testing import make_place

FOREIGN = {
    "ref": 17,
    "headline": "Sunny, with a lift",
    "kind": "APT",
    "town": "Dayton",
    "rent": "1,250",
    "sqft": "882",
    "agent": "not for us",
    "furnished": "N",
}
MAPPING = """
source = "homes"
ignore = ["agent"]

[columns]
ref = "external_id"
headline = "title"
kind = "category"
town = "place"
rent = "price"
sqft = "field.area"
furnished = "field.furnished"

[constants]
price_kind = "per_month"
text = "See the title."

[values.category]
APT = "flats"

[values."field.furnished"]
N = "no"

[factors]
"field.area" = 0.09290304
"""


@pytest.fixture
def mapping_file(tmp_path: Path) -> Path:
    file = tmp_path / "homes.toml"
    file.write_text(MAPPING)
    return file


@pytest.mark.django_db
def test_foreign_row_becomes_an_ad(tmp_path: Path, mapping_file: Path) -> None:
    make_place()
    file = write_rows(tmp_path / "dump.jsonl", FOREIGN)
    assert run_import(file, "--mapping", mapping_file) == 0
    ad = Ad.objects.get()
    assert (ad.source, ad.external_id, ad.category) == ("homes", "17", "flats")
    assert (ad.title, ad.text) == ("Sunny, with a lift", "See the title.")
    assert (ad.price_cents, ad.price_kind) == (125000, "per_month")
    # 882 square feet are 81.94 square metres, and the field has no decimals.
    assert ad.fields == {"area": 82, "furnished": False}


@pytest.mark.django_db
def test_column_that_nobody_mapped_is_refused(tmp_path: Path, mapping_file: Path) -> None:
    make_place()
    file = write_rows(tmp_path / "dump.jsonl", {**FOREIGN, "balcony": "yes"})
    assert run_import(file, "--mapping", mapping_file) == 1
    assert not Ad.objects.exists()


def test_constant_fills_in_only_what_the_row_leaves_out() -> None:
    mapping = Mapping(constants={"category": "flats", "text": "-"})
    assert mapping.apply({"category": "rooms", "text": ""}) == {"category": "rooms", "text": "-"}


def test_two_columns_for_one_are_refused_unless_one_is_empty() -> None:
    mapping = Mapping(columns={"headline": "title"})
    assert mapping.apply({"headline": "a", "title": None}) == {"title": "a"}
    with pytest.raises(RowProblem, match="Two columns give the title"):
        mapping.apply({"headline": "a", "title": "b"})


def test_number_that_cannot_be_converted_stays_for_the_field_to_refuse() -> None:
    mapping = Mapping(factors={"field.area": Decimal(2)})
    assert mapping.apply({"field.area": "big"}) == {"field.area": "big"}
    assert mapping.apply({"field.area": 4}) == {"field.area": Decimal(8)}


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("sauce = 'x'", 1, "Did you mean “source”?"),
        ("\n[columns]\nref = 'external'", 3, "Did you mean “external_id”?"),
        ("[constants]\ncategory = {}", 2, "has to be words, a number"),
        ("[factors]\nprice = 0", 2, "a number above 0"),
        ("[factors]\nprice = 'x'", 2, "has to be a number"),
        ("[values]\ncategory = 'x'", 2, "under a header [values.category]"),
        ("ignore = [\n1]", 2, "words in quotes"),
        ("columns = 1", 1, "under a header [columns]"),
        ("[columns\n", 1, "not valid TOML"),
    ],
)
def test_mistake_in_a_mapping_names_its_line_and_nothing_is_read(
    tmp_path: Path, text: str, line: int, reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "m.toml"
    file.write_text(text)
    assert run_import(tmp_path / "never-opened.jsonl", "--mapping", file) == 2
    told = capsys.readouterr().out
    assert f"m.toml, line {line}: " in told
    assert reason in told


def test_empty_mapping_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "m.toml"
    file.write_text("")
    assert load_mapping(file).apply({"title": "a"}) == {"title": "a"}
