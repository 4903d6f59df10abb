"""The categories of this board, from the file that its host edits."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from lamppost.board.category_file import CategoryFileError, load_categories
from lamppost.board.category_tree import Categories, Category, Choice, Field, FieldKind

__all__ = [
    "SHIPPED_FILE",
    "Categories",
    "Category",
    "CategoryFileError",
    "Choice",
    "Field",
    "FieldKind",
    "categories",
    "load_categories",
]

SHIPPED_FILE = Path(__file__).with_name("categories.toml")


@cache
def categories() -> Categories:
    """The categories in force: read once, so a changed file counts from the next start."""
    # Imported here so that the file can be read and tested without settings.
    from django.conf import settings

    return load_categories(Path(getattr(settings, "CATEGORIES_FILE", SHIPPED_FILE)))
