"""Decisions: written once, sealed into the chain."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import Model
from django.db.utils import IntegrityError

from lamppost.journal import triggers
from lamppost.journal.actions import lines_about
from lamppost.journal.decisions import Ruling, decisions_about, write_decision
from lamppost.journal.models import Decision
from lamppost.journal.models.decisions import Done, Policy, Source
from lamppost.journal.verifying import verify
from lamppost.testing import NOON

pytestmark = pytest.mark.django_db

RULING = Ruling(policy=Policy.SCAM, rule="payment@2", source=Source.SCREENING, is_automated=True)


def decided(alice: Model, done: Done = Done.HOLD, *, undoes: Decision | None = None) -> Decision:
    return write_decision(done, alice, RULING, by="screening", at=NOON, undoes=undoes)


def test_decision_is_a_line_of_the_journal_without_its_words(alice: Model) -> None:
    decision = write_decision(
        Done.REFUSE, alice, Ruling(facts="Secret", reasons="Words", note="More"), by="t", at=NOON
    )
    (line,) = lines_about(decision)
    assert (line.act, line.details["about"]) == ("decision.made", f"people.person:{alice.pk}")
    assert not {"Secret", "Words", "More"} & set(str(line.details).split("'"))


def test_newest_decision_about_a_thing_comes_first(alice: Model) -> None:
    one = decided(alice)
    other = write_decision(Done.KEEP, alice, RULING, by="mo", at=NOON + timedelta(hours=1))
    assert list(decisions_about(alice)) == [other, one]


def test_nothing_is_restored_that_nobody_decided(alice: Model) -> None:
    with pytest.raises(IntegrityError):
        decided(alice, Done.RESTORE)


def test_decision_is_undone_once(alice: Model) -> None:
    ending = decided(alice)
    decided(alice, Done.RESTORE, undoes=ending)
    with pytest.raises(IntegrityError):
        decided(alice, Done.RESTORE, undoes=ending)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ("UPDATE journal_decision SET rule = 'another'", "has been changed"),
        ("UPDATE journal_decision SET until = '2027-03-05 12:00:00'", "has been changed"),
        ("DELETE FROM journal_decision", "has been taken out"),
    ],
)
def test_decision_that_is_not_as_it_was_written_is_found(
    alice: Model, change: str, sentence: str
) -> None:
    decided(alice)
    assert list(verify()) == []
    with connection.cursor() as cursor:
        end = "" if connection.vendor == "sqlite" else " ON journal_decision"
        cursor.execute(f"DROP TRIGGER IF EXISTS journal_decision_no_update{end}")
        cursor.execute(change)
    (problem,) = verify()
    assert sentence in problem.sentence


def test_decision_that_was_put_in_past_the_board_is_found(alice: Model) -> None:
    Decision.objects.create(
        subject="x", by="y", done="hold", policy="scam", source="own", is_automated=False
    )
    (problem,) = verify()
    assert "was put in past the board" in problem.sentence


def test_decisions_are_closed_as_the_journal_is() -> None:
    assert "journal_decision" in triggers.CLOSED
