"""What a drill prints, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from django.db.models import Model

from lamppost.core.sealing import Unreadable, unseal
from lamppost.moderation.authorities.drill.absent import BESIDE, said_truly
from lamppost.moderation.authorities.drill.described import Nature, Table, described
from lamppost.moderation.authorities.drill.walking import Found, in_pieces, model_of

UNKNOWN = "Not described in tables.toml yet: it leads to them all the same."
_WITHHELD = {
    Nature.SECRET: "(a secret that opens something: hand over that there is one)",
    Nature.TAG: "(a mark: says “the same”, and no more)",
    Nature.MACHINE: "(made by machines from what stands elsewhere)",
}


def said(found: Found, *, are_values_said: bool, is_sealed_opened: bool) -> Iterator[str]:
    """A part for each table that holds something, with how many rows; then each row."""
    labels = [*described(), *sorted((found.rows.keys() | found.ended.keys()) - described().keys())]
    for label in labels:
        if not (keys := found.keys(label)):
            continue
        table = described().get(label)
        yield ""
        yield f"{label}: {len(keys):,} {'row' if len(keys) == 1 else 'rows'}"
        yield f"  {table.what if table else UNKNOWN}"
        model = model_of(label)
        if not are_values_said:
            yield from _columns(model, table)
            continue
        for piece in in_pieces(keys):
            for row in model._base_manager.filter(pk__in=piece).order_by("pk"):
                yield from _row(row, table, is_sealed_opened=is_sealed_opened)


def _columns(model: type[Model], table: Table | None) -> Iterator[str]:
    for nature in Nature:
        names = [
            one.attname
            for one in model._meta.concrete_fields
            if _nature(table, one.attname) == nature
        ]
        if names:
            yield f"    {_TITLES[nature]}: {', '.join(names)}"


_TITLES = {
    Nature.READABLE: "readable",
    Nature.WORDS: "in their words",
    Nature.SEALED: "sealed, readable with the key",
    Nature.TAG: "marks",
    Nature.SECRET: "secrets",
    Nature.MACHINE: "for machines",
}


def _nature(table: Table | None, column: str) -> Nature:
    return table.natures.get(column, Nature.READABLE) if table else Nature.READABLE


def _row(row: Model, table: Table | None, *, is_sealed_opened: bool) -> Iterator[str]:
    yield f"  {row._meta.label_lower}:{row.pk}"
    for one in row._meta.concrete_fields:
        value = getattr(row, one.attname)
        if value not in (None, "", b"", [], {}):
            nature = _nature(table, one.attname)
            shown = _shown(value, nature, is_sealed_opened=is_sealed_opened)
            yield f"    {one.attname} = {shown}"


def _shown(value: Any, nature: Nature, *, is_sealed_opened: bool) -> str:  # noqa: ANN401
    if nature in _WITHHELD:
        return _WITHHELD[nature]
    if nature == Nature.SEALED:
        return _opened(value) if is_sealed_opened else "(sealed: readable with the key; --open)"
    if isinstance(value, datetime):
        return f"{value.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"
    if isinstance(value, bytes | memoryview):
        return f"({len(value)} bytes)"
    return " / ".join(str(value).splitlines())


def _opened(value: bytes) -> str:
    try:
        return f"(sealed) {unseal(value)}"
    except Unreadable:
        return "(sealed with a key that is gone: nobody can read it)"


def ending() -> Iterator[str]:
    """What there is not, and what is not here."""
    yield from ("", "What this board does not have:")
    yield from (f"  {sentence}" for sentence in said_truly())
    yield from ("", "Beside the database:")
    yield from (f"  {sentence}" for sentence in BESIDE)
