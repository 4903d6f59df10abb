"""Made ads as a file that `lamppost campaigns try` reads, and what is true of them beside it."""

from __future__ import annotations

import csv
import json
import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.campaigns.people import written_date
from benchmarks.campaigns.rows import Made
from benchmarks.campaigns.styles import Style

COLUMNS = ("id", "title", "text", "account", "contact", "place", "posted", "photo")


def rows(
    ads: Sequence[Made], style: Style, seed: int, without: Iterable[str] = ()
) -> Iterator[dict[str, Any]]:
    """One for each ad; ids say nothing of what is true."""
    chance = random.Random(f"{seed} rows")
    ids = chance.sample(range(10**9, 2 * 10**9), len(ads))
    left_out = {*without, *(() if style.has_titles else ("title",))}
    for key, ad in zip(ids, ads, strict=True):
        row = {
            "id": str(key),
            "title": ad.text.title,
            "text": ad.text.text,
            "account": ad.account,
            "contact": ad.contact,
            "place": ad.place,
            "posted": written_date(ad.posted, style.dates, chance),
            "photo": ad.photo,
        }
        yield {name: value for name, value in row.items() if name not in left_out}


def truths(ads: Sequence[Made], seed: int) -> Iterator[dict[str, Any]]:
    """In the order of `rows`, with the same ids."""
    ids = random.Random(f"{seed} rows").sample(range(10**9, 2 * 10**9), len(ads))
    for key, ad in zip(ids, ads, strict=True):
        yield {
            "id": str(key),
            "kind": ad.kind,
            "group": ad.group,
            "account": ad.account,
            "edits": ad.edits,
            "disguise": ad.disguise,
            "shuffled": ad.is_shuffled,
            "slots": ad.slots,
            "noise": ad.noise,
        }


def write(file: Path, lines: Iterable[dict[str, Any]]) -> None:
    """CSV or JSON Lines, as the name of the file says."""
    with file.open("w", encoding="utf-8", newline="") as out:
        if file.suffix == ".csv":
            writer: csv.DictWriter[str] | None = None
            for line in lines:
                if writer is None:
                    writer = csv.DictWriter(out, list(line))
                    writer.writeheader()
                writer.writerow(line)
            return
        for line in lines:
            out.write(json.dumps(line, ensure_ascii=False) + "\n")


def read(file: Path) -> Iterator[dict[str, Any]]:
    """What `write` wrote as JSON Lines."""
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def truth_file(file: Path) -> Path:
    return file.with_suffix(".truth.jsonl")
