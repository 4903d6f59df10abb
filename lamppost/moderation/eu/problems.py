"""Whether the European Union's database would take a statement, field by field."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from lamppost.moderation.eu.lists import FIELDS, NEEDS, ONE_OF_THESE, Field
from lamppost.moderation.impersonal import looks_personal

# No personal data may be in these, and people read them.
TEXTS = (
    "decision_facts",
    "decision_visibility_other",
    "illegal_content_explanation",
    "incompatible_content_ground",
    "incompatible_content_explanation",
    "content_type_other",
)
_PUID = re.compile(r"[A-Za-z0-9_-]+")


def problems_of(statement: Mapping[str, object]) -> list[str]:
    """Sentences that name the field; none if it would be taken."""
    return [*_of_the_whole(statement), *_of_fields(statement)]


def _of_the_whole(statement: Mapping[str, object]) -> Iterator[str]:
    for name in statement.keys() - FIELDS.keys():
        yield f"{name} is no field of the database."
    if not any(statement.get(name) for name in ONE_OF_THESE):
        yield f"One of {', '.join(ONE_OF_THESE)} is needed."
    for (name, value), needed in NEEDS.items():
        if value in _values(statement.get(name)):
            yield from (f"{value} needs {one}." for one in needed if not statement.get(one))
    if not _PUID.fullmatch(str(statement.get("puid", ""))):
        yield "puid may hold letters, digits, - and _ alone."
    for name in TEXTS:
        if looks_personal(str(statement.get(name, ""))):
            yield f"{name} may hold an address, a link or a number."


def _of_fields(statement: Mapping[str, object]) -> Iterator[str]:
    for name, field in FIELDS.items():
        found = statement.get(name)
        if found is None or found in ("", []):
            if field.is_required:
                yield f"{name} is missing."
            elif name in statement:
                yield f"{name} is empty."
        elif field.is_list != isinstance(found, list):
            yield f"{name} is {'a list' if field.is_list else 'no list'}."
        else:
            for value in _values(found):
                yield from _of_value(name, field, value)


def _of_value(name: str, field: Field, value: object) -> Iterator[str]:
    if not isinstance(value, str):
        yield f"{name} holds something that is no text."
    elif field.one_of:
        if value not in field.one_of:
            yield f"{name}: {value} is not in its list."
    elif field.is_day:
        if not _is_day(value):
            yield f"{name}: {value} is no day such as 2026-11-22."
    elif len(value) > field.most:
        yield f"{name} is longer than {field.most} characters."


def _values(found: object) -> list[object]:
    if found is None:
        return []
    return list(found) if isinstance(found, list) else [found]


def _is_day(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
