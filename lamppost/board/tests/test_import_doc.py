"""The page about import and export is held to the code."""

from __future__ import annotations

import re
from argparse import ArgumentParser
from pathlib import Path

import pytest

from lamppost.board.exchange import source_file, target_file
from lamppost.board.exchange.bad_rows import SHOWN
from lamppost.board.exchange.columns import COLUMNS
from lamppost.board.exchange.mapping import MAPPING_KEYS, load_mapping
from lamppost.board.exchange.whereabouts import WITHIN_KM
from lamppost.board.management.commands import export_ads, import_ads
from lamppost.board.models import MOST_PHOTOS, TEXT_LENGTH, TITLE_LENGTH, Ad, State
from lamppost.board.prices import PriceKind
from lamppost.board.tests.exchanged import run_import
from lamppost.board.tests.sample_pictures import photo, saved
from lamppost.testing import make_place

DOC = (Path(__file__).parents[3] / "docs/hosting/import.md").read_text(encoding="utf-8")


def examples(kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```", DOC, re.DOTALL | re.MULTILINE)


def options_of(command: type[import_ads.Command] | type[export_ads.Command]) -> list[str]:
    parser = ArgumentParser(add_help=False)
    command().add_arguments(parser)
    return [option for action in parser._actions for option in action.option_strings]


@pytest.mark.django_db
@pytest.mark.parametrize(("kind", "ads"), [("jsonl", 2), ("csv", 1)])
def test_each_example_of_the_page_can_be_imported(tmp_path: Path, kind: str, ads: int) -> None:
    make_place()
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "18-1.jpg").write_bytes(saved(photo()))
    file = tmp_path / f"ads.{kind}"
    file.write_text(examples(kind)[0], encoding="utf-8")
    assert run_import(file) == 0
    assert Ad.objects.count() == ads


def test_mapping_of_the_page_is_right_and_uses_every_key(tmp_path: Path) -> None:
    file = tmp_path / "m.toml"
    file.write_text(examples("toml")[0], encoding="utf-8")
    mapping = load_mapping(file)
    assert all(vars(mapping)[key] for key in MAPPING_KEYS)


def test_page_explains_every_column() -> None:
    rows = [line.split(" | ")[0] for line in DOC.splitlines() if line.startswith("| `")]
    assert set(re.findall(r"`(\w+)`", " ".join(rows))) == set(COLUMNS)


@pytest.mark.parametrize(
    "word",
    [
        *options_of(import_ads.Command),
        *options_of(export_ads.Command),
        *source_file.FORMATS,
        *source_file.OPENERS,
        *target_file.OPENERS,
        *State.values,
        *PriceKind,
        *MAPPING_KEYS,
        "ads.jsonl",
        "ads.csv",
        f"up to {TITLE_LENGTH} letters",
        f"up to {TEXT_LENGTH:,} letters",
        f"up to {MOST_PHOTOS} files",
        f"within {WITHIN_KM:.0f} km",
        f"first {SHOWN}",
        f"batch\nof {1000:,} rows",
    ],
)
def test_page_names(word: str) -> None:
    assert word in DOC
