"""The journal: in the transaction of what it tells of, in the words of who did it."""

from __future__ import annotations

import pytest
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Model

from lamppost.journal.actions import CLOCK, lines_about, record, record_many
from lamppost.journal.models import Line
from lamppost.testing import NOON

pytestmark = pytest.mark.django_db


def test_line_names_thing_doer_time_and_reason(alice: Model, mo: Model) -> None:
    record("person.warned", alice, by=mo, reason="rule 2", at=NOON, rule=2)
    line = Line.objects.get()
    assert (line.act, line.subject) == ("person.warned", f"people.person:{alice.pk}")
    assert (line.by, line.reason) == (f"people.person:{mo.pk}", "rule 2")
    assert (line.at, line.details) == (NOON, {"rule": 2})


def test_line_goes_with_what_it_tells_of(alice: Model) -> None:
    with transaction.atomic():
        record("person.warned", alice, by=CLOCK)
        transaction.set_rollback(True)
    assert not Line.objects.exists()


def test_many_lines_are_one_for_each(alice: Model, bob: Model) -> None:
    record_many("person.seen", [alice, bob], by=CLOCK, at=NOON)
    assert [line.subject for line in Line.objects.all()] == [
        f"people.person:{alice.pk}",
        f"people.person:{bob.pk}",
    ]
    assert [line.by for line in lines_about(bob)] == ["clock"]


def test_line_outlives_what_it_tells_of() -> None:
    session = Session.objects.create(session_key="x", expire_date=NOON)
    record("session.ended", session, by=CLOCK)
    session.delete()
    assert [line.subject for line in Line.objects.all()] == ["sessions.session:x"]
