"""The clock opens cases for photos of lists that are marked for it, and for nothing else."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from lamppost.board.models import State
from lamppost.journal.models.decisions import Source
from lamppost.moderation.children import actions
from lamppost.moderation.children.actions import (
    not_confirm,
    open_cases_due,
    should_open,
)
from lamppost.moderation.children.tests.cast import (
    HOUR,
    KNOWN,
    OTHER,
    ad_with_photos,
    list_known,
)
from lamppost.moderation.evidence.actions import take
from lamppost.moderation.models import ChildCase
from lamppost.people.models import Person
from lamppost.screening.models import HashList
from lamppost.testing import NOON


def test_the_clock_opens_a_case_for_a_photo_of_such_a_list_and_for_no_other(
    alice: Person, bob: Person
) -> None:
    list_known(KNOWN)
    list_known(OTHER, "another", is_child_safety=False)
    ad = ad_with_photos(alice, KNOWN)
    other = ad_with_photos(bob, OTHER)
    assert (ad.state, other.state) == (State.HELD, State.HELD)
    assert should_open(f"board.ad:{ad.pk}")
    assert not should_open(f"board.ad:{other.pk}")
    assert open_cases_due(NOON + HOUR) == 1
    assert open_cases_due(NOON + HOUR) == 0
    case = ChildCase.objects.get()
    assert case.subject == f"board.ad:{ad.pk}"
    assert case.source == Source.SCREENING
    assert case.opened_by == "clock"


def test_words_alone_open_no_case(alice: Person) -> None:
    list_known(OTHER)
    ad = ad_with_photos(alice, KNOWN)
    from lamppost.screening.actions import keep
    from lamppost.screening.verdict import Finding, Screened, Verdict

    words = Finding("minors", "…", asks=Verdict.HOLD, urgent=True)
    keep(Screened(Verdict.HOLD, (words,)), ad, at=NOON)
    assert open_cases_due(NOON + HOUR) == 0


def test_after_a_case_that_was_not_confirmed_the_clock_opens_no_other(
    alice: Person, tara: Person
) -> None:
    list_known(KNOWN)
    ad_with_photos(alice, KNOWN)
    open_cases_due(NOON + HOUR)
    not_confirm(ChildCase.objects.get(), by=tara, at=NOON + HOUR)
    assert open_cases_due(NOON + 2 * HOUR) == 0


def test_a_storage_that_is_away_does_not_keep_other_cases_back(
    alice: Person, bob: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    list_known(KNOWN)
    first, second = ad_with_photos(alice, KNOWN), ad_with_photos(bob, KNOWN)
    whole = take

    def away_once(subject: str) -> object:
        if subject == f"board.ad:{first.pk}":
            raise OSError("away")
        return whole(subject)

    monkeypatch.setattr(actions, "take", away_once)
    assert open_cases_due(NOON + HOUR) == 1
    assert ChildCase.objects.get().subject == f"board.ad:{second.pk}"
    monkeypatch.undo()
    assert open_cases_due(NOON + HOUR) == 1


def test_such_a_list_always_holds(db: None) -> None:
    list_known()
    with pytest.raises(IntegrityError), transaction.atomic():
        HashList.objects.update(asks="watch")
