"""The unrelated ads: real ones from ../shared/data, from any file, or invented.

Landlords' templates among real ads are campaigns that nobody planted. So there is the file as it
is, where all ads of one building are of one account ("philadelphia") or each has its own account
but says where its building is ("philadelphia-apart"); and the file without ads that repeat another
("deduplicated"), where each ad has its own account.
"""

from __future__ import annotations

import csv
import json
import lzma
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, TextIO

from benchmarks.campaigns.alike import without_repeats
from benchmarks.campaigns.invented import LANGUAGES, invented
from benchmarks.campaigns.rows import Text

NAMES = ("deduplicated", "philadelphia", "philadelphia-apart", "jobs+sms", "synthetic", "languages")
INVENTED = 8_000  # texts; more are put together from their sentences
LEAST_WORDS = 8


def background(name: str, data: Path, seed: int) -> list[Text]:
    """name: one of NAMES, or a file with columns title and text."""
    if name == "synthetic":
        return invented(INVENTED, seed)
    if name == "languages":
        return invented(INVENTED, seed, LANGUAGES)
    if name == "jobs+sms":
        return without_repeats([*_jobs(data), *_short(data)])
    if name in ("philadelphia", "philadelphia-apart", "deduplicated"):
        texts = list(_read(data / "housing_ads_philadelphia.jsonl.xz"))
        return without_repeats(texts) if name == "deduplicated" else texts
    return without_repeats(list(_read(Path(name))))


def _read(file: Path) -> Iterator[Text]:
    for row in _rows(file):
        text = _text(str(row.get("title") or ""), str(row.get("text") or ""), row)
        if text is not None:
            yield text


def _jobs(data: Path) -> Iterator[Text]:
    for row in _rows(data / "job_ads_labelled.csv.xz"):
        told = " ".join(str(row[name] or "") for name in ("description", "requirements"))
        text = _text(str(row["title"] or ""), told, {})
        if text is not None:
            yield text


def _short(data: Path) -> Iterator[Text]:
    for file in ("sms_labelled.csv.xz", "comments_labelled.csv.xz"):
        for row in _rows(data / file):
            text = _text("", str(row.get("text") or row.get("CONTENT") or ""), {})
            if text is not None:
                yield text


def _text(title: str, text: str, row: dict[str, Any]) -> Text | None:
    if len(text.split()) < LEAST_WORDS:
        return None
    lat, lng, posted = row.get("lat"), row.get("lng"), row.get("posted")
    building = f"{lat},{lng}" if lat and lng else ""
    when = datetime.fromisoformat(str(posted)).replace(tzinfo=None) if posted else None
    return Text(" ".join(title.split()), " ".join(text.split()), building, when)


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    with _opened(file) as lines:
        if ".csv" in file.name:
            yield from csv.DictReader(lines)
        else:
            yield from (json.loads(line) for line in lines)


def _opened(file: Path) -> TextIO:
    if file.suffix == ".xz":
        return lzma.open(file, "rt", encoding="utf-8", newline="")
    return file.open(encoding="utf-8", newline="")
