"""The register as CSV, for those who may see it. Columns are the same in every language."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import UTC, datetime

from lamppost.moderation.csv_files import Echo
from lamppost.moderation.models.authorities import AuthorityRequest

COLUMNS = (
    "number", "kind", "office", "country", "reference", "basis", "law", "asked", "about",
    "received", "deadline", "state", "given", "ended", "ended_by", "notice", "notice_at",
    "notice_why", "not_before", "entered", "entered_by",
)  # fmt: skip


def register_lines() -> Iterator[str]:
    writer = csv.writer(Echo())
    yield writer.writerow(COLUMNS)
    rows = AuthorityRequest.objects.prefetch_related("about").order_by("pk")
    for one in rows.iterator(chunk_size=500):
        about = " ".join(sorted(each.subject for each in one.about.all()))
        said = {"number": one.pk, "about": about}
        yield writer.writerow(
            _cell(said[name] if name in said else getattr(one, name)) for name in COLUMNS
        )


def _cell(value: object) -> object:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="minutes")
    if isinstance(value, str) and value[:1] in {"=", "+", "-", "@", "\t", "\r"}:
        return f"'{value}"  # a spreadsheet takes it for a formula
    return "" if value is None else value
