"""The categories of a board and what each asks about a thing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from lamppost.board.prices import PriceKind


class FieldKind(StrEnum):
    """What can be typed into a field; the words a category file uses."""

    NUMBER = "number"
    CHOICE = "choice"
    MANY = "many"
    YES_NO = "yes_no"
    DATE = "date"
    TEXT = "text"


@dataclass(frozen=True)
class Choice:
    """One thing that can be chosen: value is kept, name is read."""

    value: str
    name: str


@dataclass(frozen=True)
class Field:
    """One thing that a category asks. Only a number has unit, minimum, maximum, decimals."""

    key: str
    name: str
    kind: FieldKind
    unit: str = ""
    choices: tuple[Choice, ...] = ()
    required: bool = False
    minimum: int | float | None = None
    maximum: int | float | None = None
    decimals: int = 0
    max_length: int = 0

    @cached_property
    def values_by_word(self) -> dict[str, str]:
        """The value of each choice by what may be typed for it, in lower case."""
        words = {choice.name.casefold(): choice.value for choice in self.choices}
        return words | {choice.value.casefold(): choice.value for choice in self.choices}

    @cached_property
    def names_by_value(self) -> dict[str, str]:
        return {choice.value: choice.name for choice in self.choices}


@dataclass(frozen=True)
class Category:
    """A category with all it has inherited; parent is the slug of the one around it."""

    slug: str
    name: str
    parent: str | None
    fields: tuple[Field, ...]
    prices: tuple[PriceKind, ...]
    days: int
    adults_only: bool

    @cached_property
    def fields_by_key(self) -> dict[str, Field]:
        return {field.key: field for field in self.fields}


@dataclass(frozen=True)
class Categories:
    """All categories in the order of the file, each top one before its subs."""

    every: tuple[Category, ...]

    @cached_property
    def top(self) -> tuple[Category, ...]:
        return tuple(category for category in self.every if category.parent is None)

    @cached_property
    def all_postable(self) -> tuple[Category, ...]:
        """Where an ad can be: the subs, and the top ones that have none."""
        return tuple(category for category in self.every if not self._subs[category.slug])

    def get(self, slug: str) -> Category:
        """Raises KeyError when there is none."""
        return self._by_slug[slug]

    def subs(self, slug: str) -> tuple[Category, ...]:
        """Raises KeyError when there is no such category."""
        return self._subs[slug]

    def slugs_within(self, slug: str) -> tuple[str, ...]:
        """The postable slugs under a category, or its own if it has no subs."""
        return tuple(sub.slug for sub in self.subs(slug)) or (slug,)

    def slugs_around(self, slug: str) -> tuple[str, ...]:
        """The slug and that of the top category above it; alone if it left the file."""
        parent = self._by_slug[slug].parent if slug in self._by_slug else None
        return (slug,) if parent is None else (slug, parent)

    @cached_property
    def _by_slug(self) -> dict[str, Category]:
        return {category.slug: category for category in self.every}

    @cached_property
    def _subs(self) -> dict[str, tuple[Category, ...]]:
        subs: dict[str, list[Category]] = {category.slug: [] for category in self.every}
        for category in self.every:
            if category.parent is not None:
                subs[category.parent].append(category)
        return {slug: tuple(below) for slug, below in subs.items()}
