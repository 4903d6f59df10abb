"""A file of figures: a line for each run, from which plots are drawn."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.boards.opened import Board
from benchmarks.measure.machine import load, machine


def keep(file: Path, what: str, board: Board, figures: list[dict[str, Any]]) -> None:
    """Appends a run."""
    run = {
        "what": what,
        "date": datetime.now(UTC).date().isoformat(),
        "machine": machine(),
        "load": load(),
        "profile": board.profile,
        "ads": board.ads,
        "seed": board.seed,
        "figures": figures,
    }
    with file.open("a", encoding="utf-8") as out:
        out.write(json.dumps(run) + "\n")


def runs_in(file: Path, what: str) -> Iterator[dict[str, Any]]:
    """Of one benchmark, in the order in which they were measured."""
    for line in file.read_text(encoding="utf-8").splitlines():
        run = json.loads(line)
        if run["what"] == what:
            yield run
