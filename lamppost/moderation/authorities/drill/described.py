"""What the board keeps of people, as `tables.toml` describes it: tables, and how columns read."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).with_name("tables.toml")


class Nature(StrEnum):
    READABLE = "readable"
    WORDS = "words"
    SEALED = "sealed"
    TAG = "tags"
    SECRET = "secret"  # noqa: S105  a word, and none
    MACHINE = "machine"


@dataclass(frozen=True)
class Table:
    """label: "board.Ad". natures: of each column. about, by, numbers: how its rows are found."""

    label: str
    what: str
    natures: dict[str, Nature]
    about: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    numbers: tuple[tuple[str, str], ...] = ()  # a column, and the table it counts in
    ends: bool = False

    def columns(self, nature: Nature) -> tuple[str, ...]:
        return tuple(name for name, one in self.natures.items() if one == nature)


@cache
def described() -> dict[str, Table]:
    """By label, in the order of the file."""
    return {label: _table(label, said) for label, said in _read()["reached"].items()}


@cache
def not_reached() -> dict[str, str]:
    """Tables from which nothing leads to a person, and why."""
    return dict(_read()["not_reached"])


@cache
def _read() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def _table(label: str, said: dict[str, Any]) -> Table:
    natures = {name: nature for nature in Nature for name in said.get(nature.value, "").split()}
    about, by = (tuple(said.get(key, "").split()) for key in ("about", "by"))
    pairs = (pair.partition("=") for pair in said.get("numbers", "").split())
    return Table(
        label,
        said["what"],
        natures | dict.fromkeys((*about, *by), Nature.READABLE),
        about,
        by,
        tuple((column, target) for column, _equals, target in pairs),
        bool(said.get("ends")),
    )
