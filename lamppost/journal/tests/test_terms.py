"""The board's terms: always some, never changed, never for the past."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import Model
from django.db.utils import DatabaseError, IntegrityError
from django.test.utils import CaptureQueriesContext

from lamppost.journal import triggers
from lamppost.journal.decisions import Ruling, write_decision
from lamppost.journal.models import Line, Terms
from lamppost.journal.models.decisions import Done
from lamppost.journal.terms import (
    LONGEST,
    SHIPPED,
    TermsRefused,
    all_versions,
    publish_terms,
    shipped,
    terms_in_force,
    version_in_force,
)
from lamppost.journal.verifying import verify
from lamppost.testing import NOON

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def test_board_has_terms_from_its_first_day() -> None:
    assert version_in_force(NOON) == SHIPPED
    assert terms_in_force(NOON).text.startswith("# What this board is for")


def test_terms_hold_from_the_moment_they_are_published() -> None:
    made = publish_terms("Be kind.", "Short.", by="host", at=NOON)
    assert made.version == version_in_force(NOON) == "1"
    assert version_in_force(NOON - timedelta(seconds=1)) == SHIPPED
    assert terms_in_force(NOON).text == "Be kind.\n"


def test_terms_that_are_to_come_wait_for_their_day() -> None:
    publish_terms("Be kind.", "Short.", by="host", at=NOON, since=NOON + 30 * DAY)
    assert version_in_force(NOON + 29 * DAY) == SHIPPED
    assert version_in_force(NOON + 30 * DAY) == "1"


def test_terms_that_are_to_come_are_mended_by_another_version() -> None:
    publish_terms("Be knd.", "Short.", by="host", at=NOON, since=NOON + 30 * DAY)
    publish_terms("Be kind.", "A letter.", by="host", at=NOON + DAY, since=NOON + 20 * DAY)
    days = (10, 20, 30, 400)
    assert [version_in_force(NOON + n * DAY) for n in days] == [SHIPPED, "2", "2", "2"]


def test_decision_rests_on_the_version_that_held_when_it_was_made(alice: Model) -> None:
    first = write_decision(Done.KEEP, alice, Ruling(), by="test", at=NOON)
    publish_terms("Be kind.", "Short.", by="host", at=NOON + DAY)
    then = write_decision(Done.KEEP, alice, Ruling(), by="test", at=NOON + DAY)
    given = write_decision(Done.KEEP, alice, Ruling(terms=SHIPPED), by="test", at=NOON + DAY)
    assert [one.terms for one in (first, then, given)] == [SHIPPED, "1", SHIPPED]


def test_which_version_holds_is_one_question_however_many_there_are() -> None:
    for number in range(20):
        publish_terms(f"Be kind {number}.", "Again.", by="host", at=NOON + number * DAY)
    with CaptureQueriesContext(connection) as asked:
        assert version_in_force(NOON + 9 * DAY) == "10"
    assert len(asked) == 1


@pytest.mark.parametrize(
    ("text", "summary", "days", "sentence"),
    [
        (" \n", "Short.", 0, "empty"),
        ("Be\0kind.", "Short.", 0, "not a text"),
        ("Be kind.", "  ", 0, "what is different"),
        ("Be kind.", "x" * 2_001, 0, "summary is longer"),
        ("x" * (LONGEST + 1), "Short.", 0, "longer than"),
        ("Be kind.", "Short.", -1, "in the past"),
    ],
)
def test_unusable_terms_are_turned_away(text: str, summary: str, days: int, sentence: str) -> None:
    with pytest.raises(TermsRefused, match=sentence):
        publish_terms(text, summary, by="host", at=NOON, since=NOON + days * DAY)
    assert not Terms.objects.exists()
    publish_terms("Be kind.", "Short.", by="host", at=NOON, since=NOON)


def test_the_same_words_are_no_new_version() -> None:
    with pytest.raises(TermsRefused, match=r"shipped-1, word for word"):
        publish_terms(shipped().text, "Nothing.", by="host", at=NOON)


def test_database_takes_no_terms_for_the_past() -> None:
    with pytest.raises(IntegrityError):
        Terms.objects.create(version="1", text="x", summary="y", published=NOON, since=NOON - DAY)


def test_versions_are_told_in_their_order() -> None:
    for number in range(3):
        publish_terms(f"{number}", "Again.", by="host", at=NOON + number * DAY)
    assert [one.version for one in all_versions()] == [SHIPPED, "1", "2", "3"]


def test_published_terms_are_closed_as_the_journal_is() -> None:
    assert "journal_terms" in triggers.CLOSED
    publish_terms("Be kind.", "Short.", by="host", at=NOON)
    with pytest.raises(DatabaseError, match="only ever added to"):
        Terms.objects.update(text="Be cruel.")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ("UPDATE journal_terms SET text = 'Be cruel.'", "Version 1 of the terms has been changed"),
        ("UPDATE journal_terms SET since = '2027-03-05 12:00:00'", "has been changed"),
        ("DELETE FROM journal_terms", "have been taken out"),
    ],
)
def test_terms_that_are_not_as_they_were_published_are_found(change: str, sentence: str) -> None:
    publish_terms("Be kind.", "Short.", by="host", at=NOON)
    assert list(verify()) == []
    with connection.cursor() as cursor:
        end = "" if connection.vendor == "sqlite" else " ON journal_terms"
        cursor.execute(f"DROP TRIGGER IF EXISTS journal_terms_no_update{end}")
        cursor.execute(change)
    (problem,) = verify()
    assert sentence in problem.sentence


def test_terms_put_in_past_the_board_are_found() -> None:
    Terms.objects.create(version="1", text="x", summary="y", published=NOON, since=NOON)
    (problem,) = verify()
    assert "put in past the board" in problem.sentence


def test_journal_tells_of_the_version_without_its_words() -> None:
    publish_terms("Be kind.", "Short.", by="host", at=NOON)
    line = Line.objects.get(act="terms.published")
    assert (line.by, line.details["version"]) == ("host", "1")
    assert "kind" not in str(line.details)
