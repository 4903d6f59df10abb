"""The public log: every decision, told so that it leads to nobody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Max, Q, QuerySet
from django.utils import timezone

from lamppost.journal.models import Decision
from lamppost.journal.models.decisions import Done, Policy, Source
from lamppost.moderation.clauses import CLAUSES, DONE, KINDS, SOURCES, Clause, Kind, kind_of
from lamppost.moderation.impersonal import public_rules

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Words

ON_A_PAGE = 50


@dataclass(frozen=True)
class Entry:
    """One decision as everybody may read it. Days, not moments: a moment could be matched with
    what somebody saw disappear."""

    number: int
    day: date
    kind: Kind
    done: Done
    policy: Policy
    source: Source
    rules: tuple[str, ...]
    is_automated: bool
    until: date | None
    undone: date | None
    undoes: int | None
    terms: str  # the version of the board's terms that it rests on

    @property
    def clause(self) -> Clause:
        return CLAUSES[self.policy]

    @property
    def done_words(self) -> Words:
        return DONE[self.done]

    @property
    def kind_words(self) -> Words:
        return KINDS[self.kind]

    @property
    def source_words(self) -> Words:
        return SOURCES[self.source]


def decisions_in(wanted: Q, *, after: int | None = None) -> QuerySet[Decision]:
    """Newest first; after: the number of the last one that was read already."""
    found = Decision.objects.filter(wanted).select_related("undone_by").order_by("-at", "-pk")
    if after is None:
        return found
    # Looked up, not part of the link: the link would tell the moment.
    at = Decision.objects.filter(pk=after).values_list("at", flat=True).first()
    return found.filter(Q(at__lt=at) | Q(at=at, pk__lt=after)) if at else found.none()


def page_of(wanted: Q, *, after: int | None = None) -> tuple[list[Entry], int | None]:
    """The entries, and after which the next page begins, if there is one."""
    rows = list(decisions_in(wanted, after=after)[: ON_A_PAGE + 1])
    entries = [entry_of(row) for row in rows[:ON_A_PAGE]]
    return entries, entries[-1].number if len(rows) > ON_A_PAGE else None


def entries_in(wanted: Q, *, after: int | None = None, most: int | None = None) -> Iterator[Entry]:
    for row in decisions_in(wanted, after=after)[:most].iterator(chunk_size=1_000):
        yield entry_of(row)


def entry_of(decision: Decision) -> Entry:
    ending = getattr(decision, "undone_by", None)
    return Entry(
        number=decision.pk,
        day=timezone.localdate(decision.at),
        kind=kind_of(decision.subject),
        done=Done(decision.done),
        policy=Policy(decision.policy),
        source=Source(decision.source),
        rules=public_rules(decision),
        is_automated=decision.is_automated,
        until=timezone.localdate(decision.until) if decision.until else None,
        undone=timezone.localdate(ending.at) if ending else None,
        undoes=decision.undoes_id,
        terms=decision.terms,
    )


def last_number() -> int:
    """Grows with every decision and with nothing else: none is ever changed."""
    return Decision.objects.aggregate(last=Max("pk"))["last"] or 0
