"""What tests of reports do again and again."""

from __future__ import annotations

from datetime import datetime
from itertools import count

from lamppost.journal.decisions import Ruling, write_decision
from lamppost.journal.models import Decision
from lamppost.journal.models.decisions import Done, Source
from lamppost.moderation.models import Case, Report
from lamppost.moderation.reports.cases import NewReport, close_case, file_report
from lamppost.people.models import Person
from lamppost.testing import NOON

_keys = count(1)


def file(
    subject: str,
    kind: str = "money",
    *,
    by: Person | None = None,
    at: datetime = NOON,
    address: str = "",
    words: str = "A deposit for the key",
    key: str = "",
) -> Report:
    """A report that nobody has sent before."""
    new = NewReport(kind, words, key or f"key-{next(_keys)}", address)
    return file_report(subject, new, by=by, at=at)[0]


def decide(case: Case, done: Done, by: Person, *, at: datetime = NOON) -> Decision:
    """Closes a case with a decision, without doing anything to what it is about."""
    ruling = Ruling(source=Source.REPORT)
    decision = write_decision(done, case.subject, ruling, by=by, at=at)
    close_case(case, decision, at=at)
    return decision
