"""No ad is out of sight without a decision: the database itself refuses it."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from lamppost.board.actions import hold_ad, refuse_ad, release_ad
from lamppost.board.actions.transitions import AdMoved
from lamppost.board.models import Ad, State
from lamppost.board.tests.cast import fresh_ad
from lamppost.journal.decisions import Ruling, decisions_about
from lamppost.journal.models.decisions import Done, Policy
from lamppost.people.models import Person
from lamppost.testing import NOON

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("state", [State.HELD, State.REFUSED, State.REMOVED])
def test_ad_cannot_be_restricted_without_a_reason(alice: Person, state: State) -> None:
    ad = fresh_ad(alice)
    with pytest.raises(IntegrityError), transaction.atomic():
        Ad.objects.filter(pk=ad.pk).update(state=state)


@pytest.mark.parametrize("state", [State.CLOSED, State.EXPIRED, State.LIVE])
def test_what_a_poster_or_time_does_needs_none(alice: Person, state: State) -> None:
    ad = fresh_ad(alice)
    assert Ad.objects.filter(pk=ad.pk).update(state=state) == 1


def test_decision_says_what_was_done_to_what_by_whom_and_why(alice: Person, mo: Person) -> None:
    ad = fresh_ad(alice)
    ruling = Ruling(policy=Policy.GOODS, rule="no-fuel", reasons="Fuel is not carried here.")
    decision = refuse_ad(ad, ruling, by=mo, at=NOON)
    ad.refresh_from_db()
    assert ad.decision == decision
    assert (decision.done, decision.policy, decision.rule) == ("refuse", "goods", "no-fuel")
    assert decision.person == f"people.person:{alice.pk}"
    assert (decision.by, decision.is_automated) == (f"people.person:{mo.pk}", False)
    assert decision.content_at == ad.posted


def test_release_undoes_the_decision_that_held_the_ad(alice: Person, mo: Person) -> None:
    ad = fresh_ad(alice)
    held = hold_ad(ad, Ruling(rule="test"), by=mo, at=NOON)
    released = release_ad(ad, Ruling(rule="a mistake"), by=mo, at=NOON)
    assert (released.done, released.undoes) == (Done.RESTORE, held)
    assert list(decisions_about(ad)) == [released, held]


def test_release_by_somebody_who_has_not_seen_the_newer_reason_does_not_win(
    alice: Person, mo: Person
) -> None:
    ad = fresh_ad(alice)
    hold_ad(ad, Ruling(rule="test"), by=mo, at=NOON)
    stale = Ad.objects.get(pk=ad.pk)
    refuse_ad(ad, Ruling(rule="worse"), by=mo, at=NOON)
    with pytest.raises(AdMoved):
        release_ad(stale, Ruling(rule="fine"), by=mo, at=NOON)
    ad.refresh_from_db()
    assert ad.state == State.REFUSED
