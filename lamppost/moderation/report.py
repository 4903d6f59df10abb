"""The transparency report of a period, from its decisions alone."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from typing import TypeVar

from django.db.models import Case, CharField, Count, Q, Value, When
from django.utils import timezone

from lamppost.journal.models import Decision
from lamppost.journal.models.decisions import Done, Policy, Source
from lamppost.moderation.authorities.counting import Asked, asked_in
from lamppost.moderation.clauses import SUBJECTS, Kind
from lamppost.moderation.period import Period

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True)
class Cell:
    """How many decisions are alike in all that the report tells apart."""

    policy: Policy
    done: Done
    source: Source
    kind: Kind
    is_automated: bool
    count: int
    undone: int


@dataclass(frozen=True)
class Sums:
    """Of some cells: those that programs made alone, those of people, those undone since."""

    automated: int = 0
    by_people: int = 0
    undone: int = 0

    @property
    def total(self) -> int:
        return self.automated + self.by_people

    def with_cell(self, cell: Cell) -> Sums:
        return Sums(
            self.automated + cell.count * cell.is_automated,
            self.by_people + cell.count * (not cell.is_automated),
            self.undone + cell.undone,
        )


@dataclass(frozen=True)
class Report:
    """median_undone: from a restriction of the period to its end by another decision, whenever
    that was; None if none was undone."""

    period: Period
    cells: tuple[Cell, ...]
    median_undone: timedelta | None
    asked: tuple[Asked, ...] = ()  # of authorities, but for what nobody may know of yet

    @property
    def total(self) -> Sums:
        return self.summed(lambda cell: 0).get(0, Sums())

    @property
    def restrictions(self) -> int:
        return sum(cell.count for cell in self.cells if cell.done.is_restriction)

    @property
    def restrictions_undone(self) -> int:
        return sum(cell.undone for cell in self.cells if cell.done.is_restriction)

    def summed(self, by: Callable[[Cell], Key]) -> dict[Key, Sums]:
        found: dict[Key, Sums] = {}
        for cell in self.cells:
            key = by(cell)
            found[key] = found.get(key, Sums()).with_cell(cell)
        return found


def report_of(period: Period, now: datetime | None = None) -> Report:
    """Three questions to the database; linear in the decisions of the period."""
    decisions = Decision.objects.filter(period.of_decisions)
    rows = (
        decisions.annotate(kind=_kind())
        .values("policy", "done", "source", "kind", "is_automated")
        .annotate(count=Count("pk"), undone=Count("undone_by"))
        .order_by()
    )
    cells = tuple(
        Cell(
            Policy(row["policy"]),
            Done(row["done"]),
            Source(row["source"]),
            Kind(row["kind"]),
            row["is_automated"],
            row["count"],
            row["undone"],
        )
        for row in rows
    )
    undone = decisions.filter(_RESTRICTS, undone_by__isnull=False).order_by()
    times = undone.values_list("at", "undone_by__at").iterator()
    secs = [(end - at).total_seconds() for at, end in times]
    took = timedelta(seconds=median(secs)) if secs else None
    return Report(period, cells, took, asked_in(period, now or timezone.now()))


_RESTRICTS = Q(done__in=[done for done in Done if done.is_restriction])


def _kind() -> Case:
    known = (When(subject__startswith=f"{name}:", then=Value(k)) for name, k in SUBJECTS.items())
    return Case(*known, default=Value(Kind.OTHER), output_field=CharField())
