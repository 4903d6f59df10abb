"""The category's own fields of a row."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from lamppost.board.categories import Category, Field
from lamppost.board.exchange.columns import FIELD
from lamppost.board.exchange.problems import RowProblem
from lamppost.board.exchange.texts import Said
from lamppost.board.field_values import clean_field


def own_fields(said: Said, category: Category, *, as_kept: bool = False) -> dict[str, Any]:
    """The fields as they are kept, in the order of the category file.

    as_kept  takes them unasked, also those that the category no longer has: what a board's
             own export says of old ads.
    Raises RowProblem or FieldProblem.
    """
    given = {name[len(FIELD) :]: said[name] for name in said if name.startswith(FIELD)}
    if as_kept:
        return given
    for key in given:
        if key not in category.fields_by_key:
            known = ", ".join(category.fields_by_key) or "none"
            raise RowProblem(f"{category.name} has no field “{key[:40]}”. It has: {known}.")
    values = {
        field.key: clean_field(field, _fitted(field, given.get(field.key)))
        for field in category.fields
        if field.key in given or field.required
    }
    return {key: value for key, value in values.items() if value is not None}


def _fitted(field: Field, given: object) -> object:
    """A converted number with as many decimals as the field has; all else as it is."""
    if not isinstance(given, Decimal):
        return given
    return f"{round(given, field.decimals):f}"
