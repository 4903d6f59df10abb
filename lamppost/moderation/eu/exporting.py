"""Statements of a period, in batches as the European Union's database takes them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import islice

from lamppost.core.errors import Refused
from lamppost.journal.models import Decision
from lamppost.journal.models.decisions import RESTRICTIONS
from lamppost.moderation.eu.problems import problems_of
from lamppost.moderation.eu.statements import Statement, statement_of
from lamppost.moderation.period import Period

BATCH = 100  # the most that one call of the database's API takes


class WouldNotBeTaken(Refused):
    """One statement that the database would refuse, and with it the whole batch."""


def statements_of(period: Period, scope: Iterable[str]) -> Iterator[Statement]:
    """Oldest first. Raises WouldNotBeTaken at the first that does not hold to the lists."""
    countries = sorted(scope)
    chosen = Decision.objects.filter(period.of_decisions, done__in=RESTRICTIONS)
    for decision in chosen.order_by("at", "pk").iterator(chunk_size=1_000):
        statement = statement_of(decision, countries)
        if problems := problems_of(statement):
            raise WouldNotBeTaken(f"Decision {decision.pk}: {' '.join(problems)}")
        yield statement


def batch_lines(statements: Iterable[Statement]) -> Iterator[tuple[str, int]]:
    """A line for each call of the API, and how many statements are in it."""
    left = iter(statements)
    while batch := list(islice(left, BATCH)):
        yield json.dumps({"statements": batch}, ensure_ascii=False) + "\n", len(batch)
