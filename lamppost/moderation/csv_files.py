"""The log and the report as CSV. Columns and codes are the same in every language."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator

from lamppost.moderation.log import Entry
from lamppost.moderation.report import Report

LOG_COLUMNS = (
    "number",
    "day",
    "kind",
    "done",
    "clause",
    "source",
    "rules",
    "automated",
    "until",
    "undone",
    "undoes",
    "clause_text",
    "terms",
)
REPORT_COLUMNS = (
    "from",
    "to",
    "clause",
    "done",
    "source",
    "kind",
    "automated",
    "decisions",
    "undone",
    "median_undone_secs",
)

AUTHORITY_COLUMNS = (
    "from",
    "to",
    "country",
    "kind",
    "basis",
    "requests",
    "answered",
    "refused_or_withdrawn",
    "open",
)


class Echo:
    """What csv writes to: hands the line back instead of keeping it."""

    def write(self, line: str) -> str:
        return line


def log_lines(entries: Iterable[Entry]) -> Iterator[str]:
    writer = csv.writer(Echo())
    yield writer.writerow(LOG_COLUMNS)
    for one in entries:
        yield writer.writerow(
            (
                one.number,
                one.day,
                one.kind.value,
                one.done.value,
                one.policy.value,
                one.source.value,
                " ".join(one.rules),
                _yes(one.is_automated),
                one.until or "",
                one.undone or "",
                one.undoes or "",
                one.clause.sentence,
                one.terms,
            )
        )


def report_lines(report: Report) -> Iterator[str]:
    """A line for each cell; the last, without a clause, is of all, with the median."""
    writer = csv.writer(Echo())
    yield writer.writerow(REPORT_COLUMNS)
    days = report.period.since, report.period.until
    for cell in sorted(report.cells, key=lambda c: (c.policy, c.done, c.source, c.kind)):
        yield writer.writerow(
            (
                *days,
                cell.policy.value,
                cell.done.value,
                cell.source.value,
                cell.kind.value,
                _yes(cell.is_automated),
                cell.count,
                cell.undone,
                "",
            )
        )
    took = report.median_undone
    secs = "" if took is None else round(took.total_seconds())
    total = report.total
    yield writer.writerow((*days, "", "", "", "", "", total.total, total.undone, secs))


def authority_lines(report: Report) -> Iterator[str]:
    """A line for each country, kind and legal basis."""
    writer = csv.writer(Echo())
    yield writer.writerow(AUTHORITY_COLUMNS)
    for one in report.asked:
        days = report.period.since, report.period.until
        counts = one.total, one.answered, one.not_given, one.open
        yield writer.writerow((*days, one.country, one.kind, one.basis, *counts))


def _yes(answer: bool) -> str:
    return "yes" if answer else "no"
