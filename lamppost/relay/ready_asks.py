"""Ready-made lists of asks, by situation, from the file that the host edits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from lamppost.core.toml_file import HostFileError, read_toml
from lamppost.core.toml_table import Table, TableError
from lamppost.relay.asks import (
    FIELD_LENGTH,
    MOST_MEETINGS,
    MOST_MONTHS,
    MOST_QUESTIONS,
    MOST_REFERENCES,
    MOST_TOLD,
    QUESTION_LENGTH,
    RULE_LENGTH,
    Asks,
)
from lamppost.relay.id_words import asks_for_papers

SHIPPED_FILE = Path(__file__).with_name("asks.toml")
_FACTS = ("mail", "phone", "references", "meetings", "months", "seen")
KEYS = ("slug", "name", *_FACTS, "questions", "rule", "tells")
MOST_SLUG = 40  # as AskSheet.situation

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class AsksFileError(HostFileError):
    """A file of ready-made lists that cannot be used; the board does not start with it."""

    code = "asks_file"


@dataclass(frozen=True)
class ReadyList:
    """tells: names of fields that the poster may fill in, to be told in return."""

    slug: str
    name: str
    asks: Asks
    tells: tuple[str, ...] = ()


@cache
def ready_lists() -> tuple[ReadyList, ...]:
    """The lists in force: read once, so a changed file counts from the next start."""
    # Imported here so that the file can be read and tested without settings.
    from django.conf import settings

    return load_ready_lists(Path(getattr(settings, "ASKS_FILE", SHIPPED_FILE)))


def ready_list(slug: str) -> ReadyList | None:
    return next((one for one in ready_lists() if one.slug == slug), None)


def load_ready_lists(path: Path) -> tuple[ReadyList, ...]:
    """Raises AsksFileError, whose sentence names the file and the line."""
    return read_toml(path, _lists, error=AsksFileError)


def _lists(data: dict[str, Any]) -> tuple[ReadyList, ...]:
    root = Table(data, (), known=("list",))
    seen: set[str] = set()
    return tuple(_list(table, seen) for table in root.tables("list", "list", known=KEYS))


def _list(table: Table, seen: set[str]) -> ReadyList:
    return ReadyList(
        slug=_slug(table, seen),
        name=table.text("name"),
        asks=Asks(
            mail=table.flag("mail", False),
            phone=table.flag("phone", False),
            seen=table.flag("seen", False),
            references=table.whole("references", 0, least=0, most=MOST_REFERENCES),
            meetings=table.whole("meetings", 0, least=0, most=MOST_MEETINGS),
            months=table.whole("months", 0, least=0, most=MOST_MONTHS),
            questions=_lines(table, "questions", MOST_QUESTIONS, QUESTION_LENGTH),
            rule=table.text("rule", "", most=RULE_LENGTH),
        ),
        tells=_lines(table, "tells", MOST_TOLD, FIELD_LENGTH),
    )


def _slug(table: Table, seen: set[str]) -> str:
    slug = table.text("slug", most=MOST_SLUG)
    if not _SLUG.fullmatch(slug):
        raise table.wrong("slug", "slug may hold small letters a to z, digits and single hyphens.")
    if slug in seen:
        raise table.wrong("slug", f"The slug “{slug}” is taken by a list further up.")
    seen.add(slug)
    return slug


def _lines(table: Table, key: str, most: int, length: int) -> tuple[str, ...]:
    found: list[str] = []
    for place, line in enumerate(table.array(key)):
        if sentence := _mistake(line, length):
            raise table.wrong(key, sentence, place)
        if line.strip() in found:
            raise table.wrong(key, f"“{line}” is there twice. Take one out.", place)
        found.append(line.strip())
    if len(found) > most:
        raise TableError((*table.at, key), f"{key} has more than {most} lines. Take some out.")
    return tuple(found)


def _mistake(line: object, length: int) -> str:
    if not isinstance(line, str) or not line.strip():
        return "Write each as words in quotes."
    if len(line) > length or not line.isprintable():
        return f"Each has to be one line of at most {length} letters."
    if asks_for_papers(line):
        return "No copy or number of an identity document may be asked for. Ask something else."
    return ""
