"""Running imports and exports in tests as a host does, and looking at what came of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.management import CommandError, call_command

from lamppost.board.models import Ad, Draft, ImportedPoster, Photo
from lamppost.people.models import Person

Row = dict[str, Any]


def row(number: int = 1, **given: Any) -> Row:
    """A row that is right, with whatever is to be different; None leaves a column out."""
    said = {
        "external_id": f"a{number}",
        "category": "household",
        "title": f"Kettle {number}",
        "place": "Dayton, Ohio",
        **given,
    }
    return {name: value for name, value in said.items() if value is not None}


def write_rows(file: Path, *rows: Row | bytes) -> Path:
    """A JSON Lines file; bytes are lines as they stand."""
    lines = [one if isinstance(one, bytes) else json.dumps(one).encode() for one in rows]
    file.write_bytes(b"".join(line + b"\n" for line in lines))
    return file


def run_import(file: Path, *options: str | Path) -> int:
    """The exit code."""
    try:
        call_command("import_ads", str(file), *map(str, options))
    except SystemExit as stop:
        return int(str(stop.code))
    except CommandError as error:
        print(error)  # noqa: T201  into what the test captures
        return error.returncode
    return 0


def run_export(file: Path, *options: str) -> bytes:
    """What was written."""
    call_command("export_ads", str(file), *options)
    return file.read_bytes()


def empty_board() -> None:
    """Nothing posted, nobody there; the towns stay."""
    for model in (Photo, Ad, Draft, ImportedPoster, Person):
        model._base_manager.all().delete()
