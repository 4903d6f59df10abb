"""Reading a TOML table key by key, with a sentence for whatever is wrong with it."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, TypeVar

from lamppost.core.toml_lines import Path

Kind = TypeVar("Kind", bound=StrEnum)


class TableError(Exception):
    """A mistake in what a TOML file says, and the path of the key or table that it is in."""

    def __init__(self, at: Path, sentence: str) -> None:
        super().__init__(sentence)
        self.at = at
        self.sentence = sentence


class Table:
    """One table of a file. Whoever asks for a key that is wrongly written raises TableError.

    Unknown keys are refused first, so that a misspelt key is never reported as missing.
    """

    def __init__(self, data: dict[str, Any], at: Path, *, known: Collection[str]) -> None:
        self.data = data
        self.at = at
        for key in data:
            if key not in known:
                raise self.wrong(key, f"“{key}” is not known here. {_meant(key, known)}")

    def __contains__(self, key: str) -> bool:
        return key in self.data

    def wrong(self, key: str, sentence: str, *more: str | int) -> TableError:
        return TableError((*self.at, key, *more), sentence)

    def text(self, key: str, default: str | None = None, *, most: int = 60) -> str:
        """A string with something in it; missing is a mistake unless there is a default."""
        if key not in self.data:
            if default is None:
                raise TableError(self.at, f'A line {key} = "…" is missing here. Add one.')
            return default
        value = self.data[key]
        if not isinstance(value, str) or not value.strip():
            raise self.wrong(key, f'{key} has to be words in quotes, as in {key} = "…".')
        if len(value) > most or not value.isprintable():
            raise self.wrong(key, f"{key} has to be one line of at most {most} letters.")
        return value.strip()

    def flag(self, key: str, default: bool) -> bool:
        value = self.data.get(key, default)
        if not isinstance(value, bool):
            raise self.wrong(key, f"{key} has to be true or false, without quotes.")
        return value

    def whole(self, key: str, default: int, *, least: int, most: int) -> int:
        value = self.data.get(key, default)
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise self.wrong(
                key, f"{key} has to be a whole number from {least} to {most}, without quotes."
            )
        return value

    def number(self, key: str) -> int | float | None:
        value = self.data.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.wrong(key, f"{key} has to be a number, without quotes.")
        if not math.isfinite(value):
            raise self.wrong(key, f"{key} has to be a number that ends; leave it out for none.")
        return value

    def kind(self, key: str, kinds: type[Kind]) -> Kind:
        """One of a fixed set of words."""
        return self._one_of(self.text(key), kinds, key)

    def kinds(self, key: str, kinds: type[Kind]) -> tuple[Kind, ...]:
        """An array of such words, each at most once."""
        found: list[Kind] = []
        for place, word in enumerate(self.array(key)):
            kind = self._one_of(word, kinds, key, place)
            if kind in found:
                raise self.wrong(key, f"“{word}” is there twice. Take one out.", place)
            found.append(kind)
        return tuple(found)

    def array(self, key: str) -> list[Any]:
        value = self.data.get(key, [])
        if not isinstance(value, list):
            raise self.wrong(key, f"{key} has to be a list in square brackets: {key} = [ … ].")
        return value

    def tables(self, key: str, header: str, *, known: Collection[str]) -> Iterable[Table]:
        """The tables under a repeated header such as [[category.sub]], each when asked for."""
        value = self.data.get(key, [])
        if not isinstance(value, list):
            raise self.wrong(key, f"Write the header of each {key} as [[{header}]].")
        for place, data in enumerate(value):
            if not isinstance(data, dict):
                sentence = f"Write each {key} under a header [[{header}]] of its own."
                raise self.wrong(key, sentence, place)
            yield Table(data, (*self.at, key, place), known=known)

    def _one_of(self, word: object, kinds: type[Kind], key: str, *more: int) -> Kind:
        known = [kind.value for kind in kinds]
        if word not in known:
            sentence = f"“{word}” is not a word that {key} knows. {_meant(word, known)}"
            raise self.wrong(key, sentence, *more)
        return kinds(word)


def _meant(word: object, known: Collection[str]) -> str:
    close = get_close_matches(str(word), known, n=1)
    if close:
        return f"Did you mean “{close[0]}”?"
    return f"What may stand here: {', '.join(known)}."
