"""A transparency report as tables: the page, the CSV and the PDF are made from these alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lamppost.journal.models.decisions import Done, Policy, Source
from lamppost.moderation.authorities.counting import Asked
from lamppost.moderation.clauses import CLAUSES, DONE, KINDS, SOURCES, Kind
from lamppost.moderation.models import AuthorityRequest
from lamppost.moderation.report import Report, Sums

MINUTE, HOUR, DAY = 60, 3_600, 86_400
# From where on the greater unit tells more: 48 hours, 120 minutes.
WHOLE_DAYS, WHOLE_HOURS = 2 * DAY, 2 * HOUR


@dataclass(frozen=True)
class Table:
    """name: the same in every language, for machines. numbers: as many as there are heads."""

    name: str
    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]
    foot: tuple[int, ...]


def tables_of(report: Report) -> tuple[Table, ...]:
    """Each of decisions counts every one of the period once; the last is of authorities."""
    clauses = report.summed(lambda cell: (cell.policy, cell.done))
    sources = report.summed(lambda cell: cell.source)
    kinds = report.summed(lambda cell: cell.kind)
    return (
        _table(
            "clauses",
            _("By clause, and what was done"),
            {
                f"{CLAUSES[policy].title}: {DONE[done]}": clauses.get((policy, done))
                for policy in Policy
                for done in Done
            },
            report.total,
        ),
        _table(
            "sources",
            _("By what brought it up"),
            {str(SOURCES[source]): sources.get(source) for source in Source},
            report.total,
        ),
        _table(
            "kinds",
            _("By what it was about"),
            {str(KINDS[kind]): kinds.get(kind) for kind in Kind},
            report.total,
        ),
        *([_of_authorities(report.asked)] if report.asked else []),
    )


def _table(name: str, title: str, found: dict[str, Sums | None], total: Sums) -> Table:
    rows = tuple((words, _numbers(sums)) for words, sums in found.items() if sums)
    heads = (_("All"), _("By programs alone"), _("By people"), _("Undone since"))
    return Table(name, title, heads, rows, _numbers(total))


def _of_authorities(asked: tuple[Asked, ...]) -> Table:
    """By country and basis, and never of whom."""
    kinds, bases = dict(AuthorityRequest.Kind.choices), dict(AuthorityRequest.Basis.choices)
    told = AuthorityRequest.Kind.TOLD
    rows = tuple(
        (
            f"{one.country}: {kinds[told] if one.kind == told else bases[one.basis]}",
            (one.total, one.answered, one.not_given, one.open),
        )
        for one in asked
    )
    foot = tuple(sum(column) for column in zip(*(numbers for _words, numbers in rows), strict=True))
    heads = (_("All"), _("Answered"), _("Refused or withdrawn"), _("Open"))
    return Table("authorities", _("Authorities: country and basis"), heads, rows, foot)


def _numbers(sums: Sums) -> tuple[int, ...]:
    return sums.total, sums.automated, sums.by_people, sums.undone


def key_figures(report: Report) -> tuple[tuple[str, str], ...]:
    """What each is, and its figure as people read it."""
    return (
        (_("Decisions"), str(report.total.total)),
        (_("Of these, restrictions"), str(report.restrictions)),
        (_("Restrictions that were undone"), str(report.restrictions_undone)),
        (_("Half of these were undone within"), span(report.median_undone)),
    )


def span(length: timedelta | None) -> str:
    """In the greatest unit that leaves at least two of it."""
    if length is None:
        return "–"
    secs = round(length.total_seconds())
    if secs >= WHOLE_DAYS:
        return _("%(count)s days") % {"count": round(secs / DAY)}
    if secs >= WHOLE_HOURS:
        return _("%(count)s hours") % {"count": round(secs / HOUR)}
    minutes = round(secs / MINUTE)
    return ngettext("%(count)s minute", "%(count)s minutes", minutes) % {"count": minutes}
