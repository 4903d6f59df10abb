"""Honest real text of the project's data directory; it is read, and never printed or kept."""

from __future__ import annotations

import csv
import json
import lzma
from collections.abc import Iterator
from pathlib import Path

# Of each file, the columns that a person wrote.
COLUMNS = {
    "housing_titles_4_cities.csv.xz": ("title",),
    "job_ads_labelled.csv.xz": (
        "title",
        "company_profile",
        "description",
        "requirements",
        "benefits",
    ),
    "sms_labelled.csv.xz": ("text", "message", "sms"),
    "comments_labelled.csv.xz": ("CONTENT", "content", "text"),
}


def real_texts(directory: Path) -> Iterator[tuple[str, list[str]]]:
    """Each file's name with its texts."""
    housing = "housing_ads_philadelphia.jsonl.xz"
    with lzma.open(directory / housing, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
        yield housing, [f"{row.get('title', '')}\n{row.get('text', '')}" for row in rows]
    for name, columns in COLUMNS.items():
        with lzma.open(directory / name, "rt", encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        yield name, ["\n".join(row[c] for c in columns if row.get(c)) for row in rows]
