from __future__ import annotations

import re
from pathlib import Path

import pytest

from lamppost.board.categories import FieldKind, load_categories
from lamppost.board.category_file import CATEGORY_KEYS
from lamppost.board.field_table import FIELD_KEYS
from lamppost.board.prices import PriceKind

DOC = (Path(__file__).parents[3] / "docs/hosting/categories.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```toml\n(.*?)^```", DOC, re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("example", EXAMPLES)
def test_each_example_of_the_page_is_a_right_file(tmp_path: Path, example: str) -> None:
    file = tmp_path / "categories.toml"
    file.write_text(example, encoding="utf-8")
    assert load_categories(file).every


def test_the_page_has_examples() -> None:
    assert len(EXAMPLES) >= 2


@pytest.mark.parametrize(
    "word", sorted({*CATEGORY_KEYS, *FIELD_KEYS, *FieldKind, *PriceKind} - {"field", "sub"})
)
def test_the_page_explains_every_key_and_word(word: str) -> None:
    assert f"`{word}`" in DOC
