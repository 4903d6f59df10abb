"""Reads the category file. Its format is described in docs/hosting/categories.md."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lamppost.board.category_tree import Categories, Category, Field
from lamppost.board.field_table import FIELD_KEYS, read_field
from lamppost.board.prices import PriceKind
from lamppost.core.toml_file import HostFileError, read_toml
from lamppost.core.toml_table import Table, TableError

CATEGORY_KEYS = ("slug", "name", "prices", "days", "adults_only", "field", "sub")
SUB_KEYS = tuple(key for key in CATEGORY_KEYS if key != "sub")
MAX_DAYS = 365  # an ad that nobody touched for a year tells nobody anything
DAYS = 30

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class CategoryFileError(HostFileError):
    """A category file that cannot be used; the board does not start with it."""

    code = "category_file"


def load_categories(path: Path) -> Categories:
    """Raises CategoryFileError, whose sentence names the file and the line."""
    return read_toml(path, _categories, error=CategoryFileError)


@dataclass(frozen=True)
class _Inherited:
    """What a sub-category has from the category around it unless it says otherwise."""

    parent: str | None = None
    fields: tuple[Field, ...] = ()
    prices: tuple[PriceKind, ...] = ()
    days: int = DAYS
    adults_only: bool = False


def _categories(data: dict[str, Any]) -> Categories:
    root = Table(data, (), known=("category",))
    seen: set[str] = set()
    every: list[Category] = []
    for table in root.tables("category", "category", known=CATEGORY_KEYS):
        every += _with_subs(table, seen)
    if not every:
        raise TableError((), "There is no category in this file. Add one under [[category]].")
    return Categories(tuple(every))


def _with_subs(table: Table, seen: set[str]) -> Iterator[Category]:
    top = _category(table, _Inherited(), seen)
    yield top
    given = _Inherited(top.slug, top.fields, top.prices, top.days, top.adults_only)
    for sub in table.tables("sub", "category.sub", known=SUB_KEYS):
        yield _category(sub, given, seen)


def _category(table: Table, given: _Inherited, seen: set[str]) -> Category:
    return Category(
        slug=_slug(table, seen),
        name=table.text("name"),
        parent=given.parent,
        fields=given.fields + _own_fields(table, given),
        prices=table.kinds("prices", PriceKind) if "prices" in table else given.prices,
        days=table.whole("days", given.days, least=1, most=MAX_DAYS),
        adults_only=table.flag("adults_only", given.adults_only),
    )


def _slug(table: Table, seen: set[str]) -> str:
    slug = table.text("slug", most=50)
    if not _SLUG.fullmatch(slug):
        sentence = "slug may hold small letters a to z, digits and single hyphens: for-sale."
        raise table.wrong("slug", sentence)
    if slug in seen:
        sentence = f"The slug “{slug}” is taken by a category further up. Choose another."
        raise table.wrong("slug", sentence)
    seen.add(slug)
    return slug


def _own_fields(table: Table, given: _Inherited) -> tuple[Field, ...]:
    taken = {field.key for field in given.fields}
    header = "category.sub.field" if given.parent else "category.field"
    own = []
    for field_table in table.tables("field", header, known=FIELD_KEYS):
        field = read_field(field_table)
        if field.key in taken:
            sentence = f"The key “{field.key}” is taken by a field further up. Choose another."
            raise field_table.wrong("key", sentence)
        taken.add(field.key)
        own.append(field)
    return tuple(own)
