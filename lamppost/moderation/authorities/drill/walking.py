"""Every row that leads to a person, by whatever leads there.

1. Rows with a foreign key to a row that was found: their names, the ads under these, the letters
   about those, and so on. Read from the models themselves, so that no table is forgotten.
2. Rows that name one as the journal does ("board.ad:17"), or by its number.
3. What is found against the direction of the keys, such as the conversation of a letter:
   `besides.py`.
Again, until nothing new is found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from django.apps import apps
from django.db.models import Model, Q, QuerySet

from lamppost.moderation.authorities.drill.described import Table, described

AT_ONCE = 400  # values in one question: SQLite takes 999 on old builds
Key = Any  # a primary key: a number, or what stands for one


@dataclass
class Found:
    """The keys of rows by table. `ended`: rows that lead no further."""

    rows: dict[str, set[Key]] = field(default_factory=dict)
    ended: dict[str, set[Key]] = field(default_factory=dict)
    addresses: set[str] = field(default_factory=set)
    makers: set[str] = field(default_factory=set)  # as who they act: "people.person:3"

    def keys(self, label: str) -> set[Key]:
        return self.rows.get(label, set()) | self.ended.get(label, set())

    def add(self, label: str, keys: Iterable[Key], *, ends: bool = False) -> set[Key]:
        """Those that are new."""
        new = set(keys) - self.keys(label)
        if new:
            (self.ended if ends else self.rows).setdefault(label, set()).update(new)
        return new


Besides = dict[str, Callable[[Found], Iterable[Key]]]


def walk(found: Found, first: Besides, besides: Besides) -> Found:
    """Adds whatever leads to what was found. first: asked once; besides: again and again."""
    for label, keys in _found_besides(found, first):
        found.add(label, keys)
    new = {label: set(keys) for label, keys in found.rows.items()}
    for label, keys in _by_makers(found):
        found.add(label, keys, ends=True)
    while new:
        more: dict[str, set[Key]] = {}
        for label, keys in [*_pointing(new), *_naming(new), *_found_besides(found, besides)]:
            ends = label in described() and described()[label].ends
            fresh = found.add(label, keys, ends=ends)
            if fresh and not ends:
                more.setdefault(label, set()).update(fresh)
        new = more
    return found


def all_models() -> list[type[Model]]:
    return [one for one in apps.get_models(include_auto_created=True) if one._meta.managed]


def model_of(label: str) -> type[Model]:
    return next(one for one in all_models() if one._meta.label == label)


def keys_of(rows: QuerySet[Any]) -> Iterator[Key]:
    return rows.order_by().values_list("pk", flat=True).iterator(chunk_size=2_000)


def in_pieces(values: Iterable[Any]) -> Iterator[list[Any]]:
    rest = iter(sorted(values, key=str))
    while piece := list(islice(rest, AT_ONCE)):
        yield piece


def _pointing(new: dict[str, set[Key]]) -> Iterator[tuple[str, set[Key]]]:
    for model in all_models():
        for column, target in _pointers(model):
            for piece in in_pieces(new.get(target, ())):
                rows = model._base_manager.filter(**{f"{column}__in": piece})
                yield model._meta.label, set(keys_of(rows))


def _pointers(model: type[Model]) -> Iterator[tuple[str, str]]:
    """Columns that hold the key of another row, and of which table."""
    for one in model._meta.concrete_fields:
        if one.related_model:
            yield one.attname, one.related_model._meta.label
    if table := described().get(model._meta.label):
        yield from table.numbers


def _naming(new: dict[str, set[Key]]) -> Iterator[tuple[str, set[Key]]]:
    names = [f"{label.lower()}:{key}" for label, keys in new.items() for key in keys]
    for table in described().values():
        for column in table.about:
            for piece in in_pieces(names):
                yield table.label, set(keys_of(_rows(table, column, piece)))


def _by_makers(found: Found) -> Iterator[tuple[str, set[Key]]]:
    for table in described().values():
        for column in table.by:
            yield table.label, set(keys_of(_rows(table, column, sorted(found.makers))))


def _rows(table: Table, column: str, values: list[str]) -> QuerySet[Any]:
    return model_of(table.label)._base_manager.filter(Q(**{f"{column}__in": values}))


def _found_besides(found: Found, besides: Besides) -> Iterator[tuple[str, set[Key]]]:
    for label, find in besides.items():
        yield label, set(find(found))
