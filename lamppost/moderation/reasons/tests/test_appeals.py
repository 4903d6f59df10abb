"""An objection is heard by somebody else, once, and undoes what was decided completely."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from lamppost.board.models import Ad, State
from lamppost.journal.actions import SCREENING, name_of
from lamppost.journal.decisions import Ruling, write_decision
from lamppost.journal.models import Decision
from lamppost.journal.models.decisions import Done, Policy, Source
from lamppost.moderation.children.actions import not_confirm, open_case
from lamppost.moderation.effects import do
from lamppost.moderation.models import Appeal
from lamppost.moderation.reasons.appeals import hear
from lamppost.moderation.reasons.closing import BY_RELEASE
from lamppost.moderation.reasons.objecting import HEAR_SOON, HEAR_WITHIN, AppealRefused, object_to
from lamppost.moderation.reasons.statement import OBJECT_WITHIN
from lamppost.notices.models import Notice
from lamppost.people.models import Person
from lamppost.testing import NOON, make_ad

pytestmark = pytest.mark.django_db
WHY = Ruling(policy=Policy.GOODS, reasons="Fuel is not carried here.")
NEXT_DAY = NOON + timedelta(days=1)
LATER = NOON + timedelta(days=2)


@pytest.fixture
def ad(alice: Person) -> Ad:
    return make_ad(alice, posted=NOON - timedelta(days=5))


@pytest.fixture
def removed(ad: Ad, mo: Person) -> Decision:
    return do(Done.REMOVE, name_of(ad), WHY, by=mo, at=NOON)


def told(kind: str) -> list[Notice]:
    return list(Notice.objects.filter(kind=kind).order_by("pk"))


def test_objection_undoes_the_removal_completely(ad: Ad, removed: Decision, maya: Person) -> None:
    bump, expires = ad.bump, ad.expires
    appeal = object_to(removed, "It is a lamp.", at=NEXT_DAY)
    outcome = hear(appeal, True, "You are right: a lamp.", by=maya, at=LATER)
    ad.refresh_from_db()
    assert (ad.state, ad.bump, ad.expires) == (State.LIVE, bump, expires + (LATER - NOON))
    assert (outcome.done, outcome.undoes, outcome.source) == ("restore", removed, Source.APPEAL)
    assert (appeal.state, appeal.heard_by, appeal.outcome) == (
        "overturned",
        name_of(maya),
        outcome,
    )
    (letter,) = told("appeal_heard")
    assert letter.subject == "Your objection: it was undone: Blue kettle"
    assert "You are right: a lamp." in letter.body


def test_objection_that_is_not_followed_leaves_the_ad_as_it_is(
    ad: Ad, removed: Decision, maya: Person
) -> None:
    appeal = object_to(removed, "It is a lamp.", at=NEXT_DAY)
    outcome = hear(appeal, False, "It is a can.", by=maya, at=LATER)
    ad.refresh_from_db()
    assert (ad.state, appeal.state, outcome.done) == (State.REMOVED, "upheld", "keep")
    (letter,) = told("appeal_heard")
    assert "It is a can." in letter.body
    assert "data protection authority" in letter.body


def test_nobody_hears_an_objection_to_what_they_decided(removed: Decision, mo: Person) -> None:
    appeal = object_to(removed, "It is a lamp.", at=NEXT_DAY)
    with pytest.raises(AppealRefused):
        hear(appeal, True, "", by=mo, at=LATER)
    with pytest.raises(IntegrityError), transaction.atomic():
        Appeal.objects.filter(pk=appeal.pk).update(heard_by=name_of(mo))


def test_nobody_hears_their_own_objection(alice: Person, removed: Decision) -> None:
    appeal = object_to(removed, "It is a lamp.", at=NEXT_DAY)
    with pytest.raises(AppealRefused):
        hear(appeal, True, "", by=alice, at=LATER)


def test_whoever_refused_what_was_held_does_not_hear_the_objection_to_the_hold(
    ad: Ad, mo: Person, maya: Person
) -> None:
    held = do(Done.HOLD, name_of(ad), WHY, by=maya, at=NOON)
    appeal = object_to(held, "Why?", at=NOON)
    do(Done.REFUSE, name_of(ad), WHY, by=mo, at=NEXT_DAY)
    for concerned in (mo, maya):
        with pytest.raises(AppealRefused):
            hear(appeal, True, "", by=concerned, at=LATER)


def test_second_click_is_no_second_objection(removed: Decision) -> None:
    first = object_to(removed, "It is a lamp.", at=NEXT_DAY)
    assert object_to(removed, "It is a lamp!", at=NEXT_DAY) == first
    assert Appeal.objects.get().words == "It is a lamp."
    assert len(told("appeal_received")) == 1


def test_of_two_who_hear_it_one_wins(removed: Decision, maya: Person, bob: Person) -> None:
    appeal = object_to(removed, "It is a lamp.", at=NEXT_DAY)
    stale = Appeal.objects.get(pk=appeal.pk)
    hear(appeal, False, "No.", by=maya, at=LATER)
    with pytest.raises(AppealRefused):
        hear(stale, True, "Yes.", by=bob, at=LATER)


@pytest.mark.parametrize("words", ["", "  \n", "x" * 5_001])
def test_objection_says_something_and_not_too_much(removed: Decision, words: str) -> None:
    with pytest.raises(AppealRefused):
        object_to(removed, words, at=NEXT_DAY)


def test_objections_are_possible_for_six_months(removed: Decision) -> None:
    end = NOON + OBJECT_WITHIN
    with pytest.raises(AppealRefused):
        object_to(removed, "It is a lamp.", at=end)
    assert object_to(removed, "It is a lamp.", at=end - timedelta(seconds=1))


def test_what_restricts_nothing_cannot_be_objected_to(ad: Ad, mo: Person) -> None:
    kept = do(Done.KEEP, name_of(ad), WHY, by=mo, at=NOON)
    with pytest.raises(AppealRefused):
        object_to(kept, "Why?", at=NOON)


def test_hold_and_suspension_are_heard_sooner(ad: Ad, removed: Decision, mo: Person) -> None:
    other = make_ad(mo, "Red kettle")
    held = do(Done.HOLD, name_of(other), WHY, by=ad.persona.person, at=NOON)
    assert object_to(held, "Why?", at=NOON).look_by == NOON + HEAR_SOON
    assert object_to(removed, "Why?", at=NOON).look_by == NOON + HEAR_WITHIN


def test_hold_that_is_released_first_ends_the_objection(ad: Ad, mo: Person) -> None:
    held = do(Done.HOLD, name_of(ad), WHY, by=mo, at=NOON)
    appeal = object_to(held, "Why?", at=NOON)
    released = do(Done.RESTORE, name_of(ad), Ruling(), by=mo, at=NEXT_DAY)
    appeal.refresh_from_db()
    assert (appeal.state, appeal.heard_by, appeal.outcome) == ("overturned", BY_RELEASE, released)
    (letter,) = told("appeal_heard")
    assert "before anybody had to hear" in letter.body


def test_what_a_program_decided_may_be_heard_by_anybody(ad: Ad, mo: Person) -> None:
    do(Done.REFUSE, name_of(ad), WHY, by=mo, at=NOON)
    by_program = write_decision(
        Done.REFUSE, ad, Ruling(is_automated=True), by=SCREENING, at=NOON, person=ad.persona.person
    )
    Ad.objects.filter(pk=ad.pk).update(decision=by_program)
    hear(object_to(by_program, "Why?", at=NOON), True, "", by=mo, at=NEXT_DAY)
    ad.refresh_from_db()
    assert ad.state == State.LIVE


@pytest.mark.parametrize("overturn", [True, False])
def test_objection_about_what_is_gone_has_an_outcome_all_the_same(
    ad: Ad, removed: Decision, maya: Person, overturn: bool
) -> None:
    appeal = object_to(removed, "It is a lamp.", at=NEXT_DAY)
    ad.delete()
    outcome = hear(appeal, overturn, "", by=maya, at=LATER)
    assert appeal.state == ("overturned" if overturn else "upheld")
    assert outcome.subject == removed.subject
    assert outcome.undoes == (removed if overturn else None)


def test_suspension_that_is_over_is_undone_all_the_same(
    alice: Person, mo: Person, bob: Person
) -> None:
    ruling = Ruling(until=NOON + timedelta(days=1))
    suspended = do(Done.SUSPEND, name_of(alice), ruling, by=mo, at=NOON)
    appeal = object_to(suspended, "It was not me.", at=LATER)
    outcome = hear(appeal, True, "", by=bob, at=LATER + timedelta(days=1))
    assert outcome.undoes == suspended


def test_objection_to_a_hold_does_not_undo_a_graver_decision_after_it(
    ad: Ad, mo: Person, maya: Person, bob: Person
) -> None:
    hold = do(Done.HOLD, name_of(ad), Ruling(), by=mo, at=NOON)
    appeal = object_to(hold, "It is a lamp.", at=NEXT_DAY)
    do(Done.REMOVE, name_of(ad), Ruling(policy=Policy.MINORS), by=maya, at=NEXT_DAY)
    with pytest.raises(AppealRefused):
        hear(appeal, True, "You are right.", by=bob, at=LATER)
    ad.refresh_from_db()
    appeal.refresh_from_db()
    assert (ad.state, appeal.state) == (State.REMOVED, Appeal.State.OPEN)
    hear(appeal, False, "It was removed since.", by=bob, at=LATER)


def test_nothing_is_given_back_while_a_case_about_a_child_is_open(
    ad: Ad, mo: Person, bob: Person
) -> None:
    case = open_case(name_of(ad), source=Source.OWN, by=mo, at=NOON)
    ad.refresh_from_db()
    assert ad.decision
    appeal = object_to(ad.decision, "It is a lamp.", at=NEXT_DAY)
    with pytest.raises(AppealRefused):
        hear(appeal, True, "You are right.", by=bob, at=NEXT_DAY)
    not_confirm(case, by=mo, at=LATER)
    hear(appeal, True, "You are right.", by=bob, at=LATER)
    ad.refresh_from_db()
    assert ad.state == State.LIVE
