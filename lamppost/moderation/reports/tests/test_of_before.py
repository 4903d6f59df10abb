"""Reports that were made in conversations, before reports had a room of their own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from lamppost.moderation.models import Case, Report
from lamppost.people.models import Person
from lamppost.relay.sides import other_side, own_side
from lamppost.relay.tests.cast import begin, put_in_state, say
from lamppost.testing import NOON

BEFORE = [("moderation", "0009_appeal_gone"), ("relay", "0013_removed")]


def migrate(targets: list[tuple[str, str]]) -> Any:
    """Gives the models as they were then."""
    executor = MigrationExecutor(connection)
    executor.migrate(targets)
    executor.loader.build_graph()
    return executor.loader.project_state(targets).apps


def newest() -> list[tuple[str, str]]:
    leaves: list[tuple[str, str]] = MigrationExecutor(connection).loader.graph.leaf_nodes()
    return leaves


@pytest.fixture
def back_to_now() -> Iterator[None]:
    yield
    migrate(newest())


@pytest.mark.django_db(transaction=True)
def test_they_become_reports_of_letters(alice: Person, bob: Person, back_to_now: None) -> None:
    talk, quiet, left = (begin(alice, bob) for _ in range(3))
    answer = say(talk, alice, "Yes")
    first = talk.letters.exclude(pk=answer.pk).get()
    put_in_state("erased", left.letters.all())
    sides = {
        "of the letter": (own_side(talk, alice), first.pk),
        "of the whole": (own_side(talk, bob), None),
        "of the same letter": (own_side(talk, bob), answer.pk),
        "nothing came back": (own_side(quiet, bob), None),
        "left": (other_side(own_side(left, bob)), left.letters.get().pk),
    }
    old = migrate(BEFORE).get_model("relay", "Report")
    for words, (side, letter) in sides.items():
        old.objects.create(
            side_id=side.pk, letter_id=letter, reason="danger", words=words, at=NOON, key=words
        )
    migrate(newest())
    brought = {
        report.words: (report.case.subject, report.person, report.case.state)
        for report in Report.objects.select_related("case", "person")
    }
    letters = f"relay.letter:{first.pk}", f"relay.letter:{answer.pk}"
    assert brought == {
        "of the letter": (letters[0], alice, "open"),
        "of the whole": (letters[1], bob, "open"),
        "of the same letter": (letters[1], bob, "open"),
        "nothing came back": (f"board.ad:{quiet.ad_id}", bob, "open"),
        "left": (f"relay.letter:{left.letters.get().pk}", alice, "closed"),
    }
    assert Case.objects.filter(state="open").count() == 3
