"""A kept value of a field as a person reads it."""

from __future__ import annotations

from datetime import date

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from lamppost.board.category_tree import Field, FieldKind


def show_field(field: Field, value: object) -> str:
    """ "56 cm", "Yes", "1 March 2027"; "" for nothing.

    Never fails: a value that no longer fits, because the host has changed the field since
    the ad was posted, is shown as it was kept.
    """
    if value is None or value == "" or value == []:
        return ""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, list):
        return ", ".join(_name(field, one) for one in value)
    if field.kind is FieldKind.NUMBER and isinstance(value, int | float):
        return _with_unit(field, value)
    if field.kind is FieldKind.DATE:
        return _day(str(value))
    return _name(field, value)


def _name(field: Field, value: object) -> str:
    return field.names_by_value.get(str(value), str(value))


def _with_unit(field: Field, value: int | float) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    # A year is a number without unit, and nobody reads "2,015" as one.
    shown = number_format(value, force_grouping=bool(field.unit))
    return f"{shown} {field.unit}".strip()


def _day(value: str) -> str:
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return value
    # Translators: Django's date format letters, for a day such as "1 March 2027".
    return date_format(day, _("j F Y"))
