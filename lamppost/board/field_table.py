"""Reads one field of the category file."""

from __future__ import annotations

import re

from lamppost.board.category_tree import Choice, Field, FieldKind
from lamppost.core.toml_table import Table, TableError

# Which keys mean something for which type; any other one is a mistake worth telling.
KEYS_OF_KIND = {
    FieldKind.NUMBER: ("unit", "min", "max", "decimals"),
    FieldKind.CHOICE: ("choices",),
    FieldKind.MANY: ("choices",),
    FieldKind.YES_NO: (),
    FieldKind.DATE: (),
    FieldKind.TEXT: ("max_length",),
}
COMMON_KEYS = ("key", "name", "type", "required")
FIELD_KEYS = (*COMMON_KEYS, "unit", "min", "max", "decimals", "choices", "max_length")

MAX_DECIMALS = 6
MAX_LENGTH = 1000  # one line; whatever is longer belongs into the ad's text
LENGTH = 100

_KEY = re.compile(r"[a-z][a-z0-9_]*")


def read_field(table: Table) -> Field:
    kind = table.kind("type", FieldKind)
    _refuse_keys_of_other_kinds(table, kind)
    minimum, maximum = table.number("min"), table.number("max")
    if minimum is not None and maximum is not None and minimum > maximum:
        raise table.wrong("min", f"min ({minimum}) is above max ({maximum}). Swap them.")
    return Field(
        key=_key(table),
        name=table.text("name"),
        kind=kind,
        unit=table.text("unit", "", most=20),
        choices=_choices(table) if "choices" in KEYS_OF_KIND[kind] else (),
        required=table.flag("required", False),
        minimum=minimum,
        maximum=maximum,
        decimals=table.whole("decimals", 0, least=0, most=MAX_DECIMALS),
        max_length=_max_length(table, kind),
    )


def _refuse_keys_of_other_kinds(table: Table, kind: FieldKind) -> None:
    for key in table.data:
        if key not in COMMON_KEYS and key not in KEYS_OF_KIND[kind]:
            kinds = " or ".join(one for one, keys in KEYS_OF_KIND.items() if key in keys)
            sentence = f"{key} goes only with the type {kinds}, and this field is {kind}."
            raise table.wrong(key, f"{sentence} Take it out, or change the type.")


def _key(table: Table) -> str:
    key = table.text("key", most=40)
    if not _KEY.fullmatch(key):
        sentence = "key may hold small letters a to z, digits and _, a letter first: frame_size."
        raise table.wrong("key", sentence)
    return key


def _max_length(table: Table, kind: FieldKind) -> int:
    length = table.whole("max_length", LENGTH, least=1, most=MAX_LENGTH)
    return length if kind is FieldKind.TEXT else 0


def _choices(table: Table) -> tuple[Choice, ...]:
    choices = tuple(_choice(table, place) for place in range(len(table.array("choices"))))
    if not choices:
        at = (*table.at, "choices") if "choices" in table else table.at
        sentence = 'Say what can be chosen, as in choices = ["New", "Used"].'
        raise TableError(at, sentence)
    _refuse_twins(table, choices)
    return choices


def _choice(table: Table, place: int) -> Choice:
    given = table.array("choices")[place]
    if isinstance(given, dict):
        inner = Table(given, (*table.at, "choices", place), known=("value", "name"))
        choice = Choice(inner.text("value"), inner.text("name"))
    elif isinstance(given, str) and given.strip() and len(given) <= 60 and given.isprintable():
        choice = Choice(given.strip(), given.strip())
    else:
        sentence = 'A choice has to be words in quotes, or {value = "…", name = "…"}.'
        raise table.wrong("choices", sentence, place)
    if ";" in choice.value + choice.name:
        # An imported table writes several choices in one cell, parted by semicolons.
        raise table.wrong("choices", "A choice may not hold a semicolon. Reword it.", place)
    return choice


def _refuse_twins(table: Table, choices: tuple[Choice, ...]) -> None:
    """Capitals do not count: a typed "New" must not have to be told from "new"."""
    values: set[str] = set()
    names: set[str] = set()
    for place, choice in enumerate(choices):
        value, name = choice.value.casefold(), choice.name.casefold()
        if value in values or name in names:
            sentence = f"The choice “{choice.name}” is there twice. Take one out."
            raise table.wrong("choices", sentence, place)
        values.add(value)
        names.add(name)
