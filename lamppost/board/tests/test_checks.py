from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.test import override_settings

from lamppost.board.categories import categories


@pytest.fixture(autouse=True)
def _read_anew() -> Iterator[None]:
    categories.cache_clear()
    yield
    categories.cache_clear()


def test_the_shipped_categories_let_the_board_start() -> None:
    call_command("check")
    assert categories().get("bicycles").parent == "for-sale"


def test_a_wrong_category_file_stops_the_start_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text('[[category]]\nslug = "a"\nnmae = "A"\n', encoding="utf-8")
    stopped = pytest.raises(SystemCheckError, match=r"mine\.toml, line 3: .*“name”")
    with override_settings(CATEGORIES_FILE=file), stopped:
        call_command("check")


def test_the_categories_of_the_host_are_used(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text('[[category]]\nslug = "a"\nname = "A"\n', encoding="utf-8")
    with override_settings(CATEGORIES_FILE=file):
        assert [category.slug for category in categories().every] == ["a"]
