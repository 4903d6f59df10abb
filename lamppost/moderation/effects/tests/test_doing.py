"""Whatever is decided about is changed, written down and told, or none of the three."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail

from lamppost.board.actions import edit_ad
from lamppost.board.models import Ad, Photo, State
from lamppost.board.screened import content_of
from lamppost.core.errors import Refused
from lamppost.journal.actions import name_of
from lamppost.journal.decisions import Ruling
from lamppost.journal.models import Decision
from lamppost.journal.models.decisions import Done, Policy
from lamppost.moderation.effects import Changed, Gone, NotSo, allowing, do, edition_of, restore
from lamppost.notices.models import Notice
from lamppost.people.models import Person
from lamppost.screening.actions import keep
from lamppost.screening.models import Screening
from lamppost.screening.verdict import Finding, Screened, Verdict
from lamppost.testing import NOON, make_ad, restrict

pytestmark = pytest.mark.django_db
GOODS = Ruling(policy=Policy.GOODS, reasons="Fuel is not carried here.")
LATER = NOON + timedelta(days=3)


@pytest.fixture
def ad(alice: Person) -> Ad:
    return make_ad(alice, posted=NOON - timedelta(days=1))


def told(person: Person) -> list[Notice]:
    return list(Notice.objects.filter(address=person.email, kind="decision").order_by("pk"))


def test_refusal_changes_the_ad_writes_a_decision_and_tells_its_poster(
    ad: Ad, alice: Person, mo: Person
) -> None:
    decision = do(Done.REFUSE, name_of(ad), GOODS, by=mo, at=NOON)
    ad.refresh_from_db()
    assert (ad.state, ad.decision, decision.by) == (State.REFUSED, decision, name_of(mo))
    (letter,) = told(alice)
    assert letter.subject == "Your ad is not carried: Blue kettle"
    assert "Fuel is not carried here." in letter.body
    assert "/reasons/" in letter.body


def test_removed_ad_is_restored_in_its_place_with_the_days_it_had_left(ad: Ad, mo: Person) -> None:
    bump, expires = ad.bump, ad.expires
    decision = do(Done.REMOVE, name_of(ad), GOODS, by=mo, at=NOON)
    undone = restore(decision, Ruling(), by=mo, at=LATER)
    ad.refresh_from_db()
    assert (ad.state, ad.bump, undone.undoes) == (State.LIVE, bump, decision)
    assert ad.expires == expires + (LATER - NOON)


def test_ad_that_its_poster_had_closed_is_closed_when_its_removal_is_undone(
    alice: Person, mo: Person
) -> None:
    ad = make_ad(alice, state=State.CLOSED)
    decision = do(Done.REMOVE, name_of(ad), GOODS, by=mo, at=NOON)
    restore(decision, Ruling(), by=mo, at=LATER)
    ad.refresh_from_db()
    assert ad.state == State.CLOSED


def test_ad_that_nobody_had_seen_comes_up_for_its_whole_term(alice: Person, mo: Person) -> None:
    ad = make_ad(alice)
    restrict(ad)
    do(Done.RESTORE, name_of(ad), Ruling(), by=mo, at=LATER)
    ad.refresh_from_db()
    assert (ad.state, ad.renewed) == (State.LIVE, LATER)
    assert ad.expires > LATER + timedelta(days=20)
    up = Notice.objects.get(address=alice.email)
    assert up.subject == "Your ad is up: Blue kettle"


def test_two_who_saw_the_same_do_not_both_win(ad: Ad, mo: Person, bob: Person) -> None:
    seen = edition_of(name_of(ad))
    do(Done.REFUSE, name_of(ad), GOODS, by=mo, at=NOON, seen=seen)
    with pytest.raises(Changed):
        do(Done.REMOVE, name_of(ad), GOODS, by=bob, at=NOON, seen=seen)
    assert Decision.objects.count() == 1


def test_words_that_changed_since_they_were_read_are_not_let_through(
    ad: Ad, alice: Person, mo: Person
) -> None:
    restrict(ad)
    seen = edition_of(name_of(ad))
    content = content_of(ad)
    edit_ad(ad, type(content)(**content.wording() | {"title": "Red kettle"}), by=alice, at=NOON)
    with pytest.raises(Changed):
        do(Done.RESTORE, name_of(ad), Ruling(), by=mo, at=LATER, seen=seen)
    with pytest.raises(Changed):
        do(Done.RESTORE, name_of(ad), Ruling(), by=mo, at=LATER, seen="1")
    ad.refresh_from_db()
    assert ad.state == State.HELD
    assert do(Done.RESTORE, name_of(ad), Ruling(), by=mo, at=LATER, seen="2")


def test_what_is_kept_is_written_down_and_its_poster_is_not_told(
    ad: Ad, alice: Person, mo: Person
) -> None:
    assert allowing(name_of(ad)) == Done.KEEP
    decision = do(Done.KEEP, name_of(ad), GOODS, by=mo, at=NOON)
    assert (decision.person, decision.done) == (name_of(alice), "keep")
    assert told(alice) == []


def test_keeping_is_not_for_what_is_restricted_nor_restoring_for_what_is_not(
    ad: Ad, mo: Person
) -> None:
    with pytest.raises(NotSo):
        do(Done.RESTORE, name_of(ad), Ruling(), by=mo, at=NOON)
    restrict(ad)
    assert allowing(name_of(ad)) == Done.RESTORE
    with pytest.raises(NotSo):
        do(Done.KEEP, name_of(ad), Ruling(), by=mo, at=NOON)


def test_what_is_not_there_cannot_be_decided_about(mo: Person) -> None:
    with pytest.raises(Gone):
        do(Done.REMOVE, "board.ad:999", GOODS, by=mo, at=NOON)
    with pytest.raises(NotSo):
        do(Done.REMOVE, "board.draft:1", GOODS, by=mo, at=NOON)


@pytest.mark.parametrize(
    ("done", "outcome"), [(Done.REFUSE, "upheld"), (Done.REMOVE, "upheld"), (Done.HOLD, "")]
)
def test_outcome_is_noted_beside_the_screening(
    ad: Ad, mo: Person, done: Done, outcome: str
) -> None:
    _screened(ad, Verdict.HOLD)
    do(done, name_of(ad), GOODS, by=mo, at=NOON)
    assert Screening.objects.get().outcome == outcome


def test_release_overturns_the_screening_that_stopped_the_ad(ad: Ad, mo: Person) -> None:
    _screened(ad, Verdict.HOLD)
    restrict(ad)
    do(Done.RESTORE, name_of(ad), Ruling(), by=mo, at=LATER)
    assert Screening.objects.get().outcome == "overturned"


def test_screening_that_found_nothing_is_neither_right_nor_wrong(ad: Ad, mo: Person) -> None:
    _screened(ad, Verdict.PUBLISH)
    do(Done.REMOVE, name_of(ad), GOODS, by=mo, at=NOON)
    assert Screening.objects.get().outcome == ""


def _screened(ad: Ad, verdict: Verdict) -> None:
    found = (Finding("payment", "words", "", verdict, 0.9),) if verdict != Verdict.PUBLISH else ()
    keep(Screened(verdict, found), ad, at=NOON)


def test_one_photo_is_removed_and_put_back_as_the_cover(ad: Ad, alice: Person, mo: Person) -> None:
    first, second = (
        Photo.objects.create(ad=ad, digest=d * 64, width=1, height=1, position=n)
        for n, d in enumerate("ab")
    )
    Ad.objects.filter(pk=ad.pk).update(cover=first.digest)
    decision = do(Done.REMOVE, name_of(first), GOODS, by=mo, at=NOON)
    ad.refresh_from_db()
    assert (ad.cover, ad.state) == (second.digest, State.LIVE)
    assert [one["digest"] for one in ad.versions.get().photos] == [first.digest, second.digest]
    restore(decision, Ruling(), by=mo, at=LATER)
    ad.refresh_from_db()
    assert ad.cover == first.digest
    assert [letter.subject for letter in told(alice)] == [
        "Your photo was removed: Blue kettle",
        "Your photo is where it was before: Blue kettle",
    ]


def test_person_is_suspended_until_a_day_and_not_any_more(alice: Person, mo: Person) -> None:
    until = NOON + timedelta(days=7)
    ruling = Ruling(policy=Policy.SPAM, until=until)
    decision = do(Done.SUSPEND, name_of(alice), ruling, by=mo, at=NOON)
    alice.refresh_from_db()
    assert alice.suspended_until == until
    restore(decision, Ruling(), by=mo, at=NOON + timedelta(days=1))
    alice.refresh_from_db()
    assert alice.suspended_until is None
    assert len(told(alice)) == 2


def test_failed_effect_leaves_nothing_behind(ad: Ad, alice: Person, mo: Person) -> None:
    with pytest.raises(Refused):
        do(Done.SUSPEND, name_of(ad), GOODS, by=mo, at=NOON)
    assert (Decision.objects.count(), told(alice), len(mail.outbox)) == (0, [], 0)
