"""Campaigns of a file: a line for each ad, in the order of the file. Touches no database."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TextIO

from lamppost.core.progress import told
from lamppost.screening.campaigns.from_file import FileReader
from lamppost.screening.campaigns.trying import try_ads
from lamppost.screening.campaigns.values import Ad, Line, Result, Shown
from lamppost.screening.files.problems import NotReadable
from lamppost.screening.files.rows import read_rows
from lamppost.screening.files.text_stream import open_text

_TOLD_EVERY = 200


@dataclass(frozen=True)
class Counts:
    ads: int
    flagged: int
    campaigns: int
    bad: int


def try_file(
    file: Path,
    kind: str,
    out: Path | None,
    templates: Path | None,
    workers: int,
    tell: Callable[[str], object],
) -> Counts:
    """Raises NotReadable where there is nothing to read, or nowhere to write to."""
    reader = FileReader(tell)
    # Opened first: nobody should wait for minutes to be told that a folder is not there.
    with _written(out) as lines, _written(templates) as shown:
        result = _found(file, kind, reader, workers)
        lines.writelines(map(_line, result.lines))
        if templates:
            shown.writelines(map(_template, result.templates))
    flagged = {line.template for line in result.lines if line.flagged}
    return Counts(reader.ads, sum(line.flagged for line in result.lines), len(flagged), reader.bad)


def _found(file: Path, kind: str, reader: FileReader, workers: int) -> Result:
    with open_text(file) as (text, done, total), told("Reading", total, sys.stderr) as progress:

        def watched(ads: Iterable[Ad]) -> Iterator[Ad]:
            for ad in ads:
                if reader.ads % _TOLD_EVERY == 0:
                    progress(done(), f"{reader.ads:,} ads")
                yield ad

        ads = watched(reader.ads_of(read_rows(text, kind)))
        return try_ads(ads) if workers < 2 else _in_batches(ads, workers)


def _in_batches(ads: Iterable[Ad], workers: int) -> Result:
    from lamppost.screening.campaigns.batch import try_ads_in_batches

    if find_spec("dask") is None:
        raise NotReadable("More than one worker needs Dask: install lamppost[batch].")
    return try_ads_in_batches(ads, workers=workers)


@contextmanager
def _written(file: Path | None) -> Iterator[TextIO]:
    if file is None or str(file) == "-":
        yield sys.stdout
        return
    try:
        with file.open("w", encoding="utf-8") as opened:
            yield opened
    except OSError as error:
        raise NotReadable(f"{file} cannot be written ({error.strerror}).") from error


def _line(line: Line) -> str:
    said = {
        "id": line.id,
        "template": line.template,
        "flagged": line.flagged,
        "score": round(line.score, 4),
        "why": line.why,
    }
    return json.dumps(said, ensure_ascii=False) + "\n"


def _template(shown: Shown) -> str:
    """Slots are numbered in the wording as they stand in it; ads' values by their ids."""
    said = {
        "template": shown.template,
        "flagged": shown.scored.flagged,
        "score": round(shown.scored.score, 4),
        "wording": shown.wording,
        "parts": [
            {"slot": {value.ad: value.text for value in part.values}}
            if part.is_slot
            else {"text": part.text}
            for part in shown.parts
        ],
        "ads": [member.id for member in shown.members],
        "accounts": list(shown.accounts),
        "reasons": list(shown.scored.reasons),
        "against": list(shown.scored.against),
        "clears": list(shown.scored.clears),
    }
    return json.dumps(said, ensure_ascii=False) + "\n"
