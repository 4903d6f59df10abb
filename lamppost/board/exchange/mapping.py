"""The mapping file: how the columns of a foreign file become those of the format."""

from __future__ import annotations

from collections.abc import Mapping as Dict
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from lamppost.board.exchange.columns import FIELD, is_column, unknown_column
from lamppost.board.exchange.problems import RowProblem
from lamppost.board.numerals import numeral
from lamppost.core.toml_file import HostFileError, read_toml
from lamppost.core.toml_table import Table

MAPPING_KEYS = ("source", "ignore", "columns", "constants", "values", "factors")
_EMPTY: tuple[object, ...] = (None, "", [], {})


class MappingFileError(HostFileError):
    """A mapping file that cannot be used."""

    code = "mapping_file"


@dataclass(frozen=True)
class Mapping:
    """What is done to each row, in this order: ignore, rename, translate, convert, fill in."""

    source: str = ""
    ignore: frozenset[str] = frozenset()
    columns: Dict[str, str] = field(default_factory=dict)  # theirs to ours
    values: Dict[str, Dict[str, object]] = field(default_factory=dict)  # by our column
    factors: Dict[str, Decimal] = field(default_factory=dict)  # by our column
    constants: Dict[str, object] = field(default_factory=dict)  # by our column

    def apply(self, raw: Dict[str, object]) -> dict[str, object]:
        """The row in our columns, without empty ones; the fields as "field.KEY".

        A converted number is a Decimal, which no file holds by itself: what is rounded to
        fit its field is told from what must fit as it stands. Raises RowProblem.
        """
        row: dict[str, object] = {}
        for name, value in raw.items():
            if name not in self.ignore:
                self._put(row, self.columns.get(name, name), value)
        for name, words in self.values.items():
            if name in row:
                row[name] = words.get(_word(row[name]), row[name])
        for name, factor in self.factors.items():
            if name in row:
                row[name] = _converted(row[name], factor)
        for name, value in self.constants.items():
            row.setdefault(name, value)
        return {name: value for name, value in row.items() if value not in _EMPTY}

    def _put(self, row: dict[str, object], name: str, value: object) -> None:
        if not is_column(name):
            raise RowProblem(unknown_column(name))
        if value in _EMPTY:
            return
        if name == "fields":
            if not isinstance(value, dict):
                raise RowProblem(
                    "fields has to be an object; in CSV write a column field.KEY each."
                )
            for key, one in value.items():
                self._put(row, FIELD + key, one)
            return
        if name in row:
            raise RowProblem(f"Two columns give the {name}. Ignore one of them in a mapping.")
        row[name] = value


def _word(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _converted(value: object, factor: Decimal) -> object:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return value  # whoever reads the column says what is wrong with it
    digits = numeral(str(value), decimals=6)
    return value if digits is None else Decimal(digits) * factor


def load_mapping(file: Path) -> Mapping:
    """Raises MappingFileError, whose sentence names the file and the line."""
    return read_toml(file, _mapping, error=MappingFileError)


def _mapping(data: dict[str, Any]) -> Mapping:
    root = Table(data, (), known=MAPPING_KEYS)
    columns = _free(root, "columns")
    for theirs in columns.data:
        ours = columns.text(theirs)
        if not is_column(ours):
            raise columns.wrong(theirs, unknown_column(ours))
    constants, factors = _free(root, "constants"), _free(root, "factors")
    values = _free(root, "values")
    for table in (constants, factors, values):
        for name in table.data:
            if not is_column(name):
                raise table.wrong(name, unknown_column(name))
    return Mapping(
        source=root.text("source", ""),
        ignore=_ignored(root),
        columns=columns.data,
        values={name: _free(values, name).data for name in values.data},
        factors={name: _factor(factors, name) for name in factors.data},
        constants={name: _constant(constants, name) for name in constants.data},
    )


def _free(around: Table, key: str) -> Table:
    """A table with keys of the host's own choosing."""
    given = around.data.get(key, {})
    if not isinstance(given, dict):
        header = ".".join(str(part) for part in (*around.at, key))
        raise around.wrong(key, f"Write {key} as lines under a header [{header}].")
    return Table(given, (*around.at, key), known=given)


def _ignored(root: Table) -> frozenset[str]:
    names = root.array("ignore")
    for place, name in enumerate(names):
        if not isinstance(name, str):
            raise root.wrong("ignore", "A column to ignore has to be words in quotes.", place)
    return frozenset(names)


def _factor(table: Table, key: str) -> Decimal:
    number = table.number(key)
    if number is None or number <= 0:
        raise table.wrong(key, f"{key} has to be multiplied by a number above 0.")
    return Decimal(str(number))


def _constant(table: Table, key: str) -> object:
    value = table.data[key]
    if isinstance(value, str | int | float | list):
        return value
    raise table.wrong(key, f"{key} has to be words, a number, true, false, or a list.")
