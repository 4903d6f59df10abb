"""The figures of agreement as CSV. Columns and codes are the same in every language."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

from lamppost.moderation.opinions.figures import Figures, Table
from lamppost.moderation.period import Period

COLUMNS = (
    "from",
    "to",
    "by",
    "name",
    "sample_pairs",
    "sample_agreed",
    "kappa",
    "kappa_low",
    "kappa_high",
    "serious_pairs",
    "serious_agreed",
    "settled",
    "settled_against_first",
    "restricted",
    "appeals_heard",
    "appeals_overturned",
)


def agreement_csv(table: Table, period: Period) -> str:
    """One line for all, one for each rule and one for each group."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for by, figures in _lines(table):
        writer.writerow((period.since, period.until, by, figures.name, *_cells(figures)))
    return out.getvalue()


def _lines(table: Table) -> Iterator[tuple[str, Figures]]:
    yield "all", table.total
    yield from (("rule", one) for one in table.rules)
    yield from (("group", one) for one in table.groups)


def _cells(one: Figures) -> tuple[object, ...]:
    kappa = one.sample.kappa
    return (
        one.sample.pairs,
        one.sample.agreed,
        *((f"{n:.3f}" for n in (kappa.value, kappa.low, kappa.high)) if kappa else ("", "", "")),
        one.serious.pairs,
        one.serious.agreed,
        one.settled,
        one.against_first,
        one.restricted,
        one.heard,
        one.overturned,
    )
