"""A file in, a line of JSON out for each of its rows. No database is asked."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from lamppost.screening import actions
from lamppost.screening.files import BadRow, read_rows
from lamppost.screening.files.text_stream import open_text
from lamppost.screening.lists import current, current_words
from lamppost.screening.submission import Facts, Kind
from lamppost.screening.trying.rows import Tried, read_row
from lamppost.screening.verdict import Screened

Tell = Callable[[str], None]


@dataclass
class Counts:
    """Rows by what would become of them; bad: those that cannot be read."""

    verdicts: Counter[str] = field(default_factory=Counter)
    bad: int = 0


def try_file(file: Path, out: Path | None, *, form: str, kind: Kind | None, tell: Tell) -> Counts:
    """Screens every row with what the text alone shows and with the host's lists.

    Nothing is known of who wrote it, of prices around or of photos. Raises NotReadable; a row
    that cannot be read is told of by its line, and the others go on. form: "csv", "jsonl" or "".
    """
    counts = Counts()
    lists = current()
    # The time matters to none of what is looked at here; it is there to be named.
    facts = Facts(
        now=datetime.now(UTC),
        bad_hosts=lists.bad_hosts,
        refused_hosts=lists.refused_hosts,
        wordlists=current_words().lists,
    )
    with open_text(file) as (text, _read, _size), _written(out) as sink:
        for number, (line, row) in enumerate(read_rows(text, form), start=1):
            try:
                tried = _read_row(row, number, kind)
            except BadRow as problem:
                counts.bad += 1
                tell(f"Line {line}: {problem.sentence}")
                continue
            found = actions.screen_alone(tried.submission, facts)
            counts.verdicts[found.verdict.value] += 1
            sink.write(json.dumps(_said(tried, found), ensure_ascii=False) + "\n")
    return counts


def _read_row(row: Mapping[str, object] | BadRow, number: int, kind: Kind | None) -> Tried:
    if isinstance(row, BadRow):
        raise row
    return read_row(row, number=number, kind=kind)


def _said(tried: Tried, found: Screened) -> dict[str, object]:
    return {
        "id": tried.id,
        "verdict": found.verdict.value,
        "urgent": found.is_urgent,
        "findings": [
            {
                "check": one.check,
                "asks": one.asks.value,
                "sure": round(one.sure, 3),
                "words": one.words,
                "start": one.start,
                "end": one.end,
                "sentence": one.sentence,
                "clears": one.clears,
                "urgent": one.urgent,
            }
            for one in found.findings
        ],
    }


@contextmanager
def _written(out: Path | None) -> Iterator[TextIO]:
    if out is None:
        yield sys.stdout
        return
    with out.open("w", encoding="utf-8") as sink:
        yield sink
