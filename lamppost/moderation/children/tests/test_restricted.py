"""What has a case stands in no other queue and on no other page, until it was not confirmed."""

from __future__ import annotations

import pytest
from django.utils import timezone

from lamppost.board.tests.cast import signed_in
from lamppost.journal.decisions import Ruling, write_decision
from lamppost.journal.models.decisions import Done, Source
from lamppost.moderation.children.actions import confirm, not_confirm, open_case
from lamppost.moderation.children.tests.cast import OTHER, ad_with_photos, case_of
from lamppost.moderation.evidence.opening import approve, ask_to_open
from lamppost.moderation.models import Appeal, Case, Rank, Steward
from lamppost.moderation.queue.items import Item, Queue
from lamppost.moderation.queue.listing import listing_for, may_decide
from lamppost.moderation.reasons.objecting import object_to
from lamppost.moderation.stewards import make_steward
from lamppost.people.models import Person
from lamppost.relay.tests.cast import begin, put_in_state, say
from lamppost.testing import NOON, make_ad


@pytest.fixture
def mo(mo: Person) -> Person:
    make_steward(mo, Rank.SENIOR, at=NOON)
    return mo


def _queue(person: Person) -> list[str]:
    listing = listing_for(Steward.objects.get(person=person), timezone.now())
    return [str(row.item) for row in listing.rows]


def _may(person: Person, item: Item) -> bool:
    return may_decide(Steward.objects.get(person=person), item, timezone.now())


def test_it_waits_for_the_trained_alone_and_stands_there_once(
    alice: Person, mo: Person, tara: Person
) -> None:
    ad = make_ad(alice, state="held")
    assert _queue(mo) == [f"ads:{ad.pk}"]
    case = case_of(ad)
    assert _queue(mo) == []
    assert _queue(tara) == [f"children:{case.pk}"]
    not_confirm(case, by=tara, at=NOON)
    assert _queue(mo) == _queue(tara) == [f"ads:{ad.pk}"]


def test_a_letter_and_reports_of_what_has_a_case_are_left_out_too(
    alice: Person, bob: Person, mo: Person
) -> None:
    letter = say(begin(alice, bob), bob, "Something.")
    ad = ad_with_photos(alice, OTHER)
    photo = ad.photos.get()
    for subject in (f"board.ad:{ad.pk}", f"board.photo:{photo.pk}", f"relay.letter:{letter.pk}"):
        Case.objects.create(subject=subject, opened=NOON, look_by=NOON)
    assert len(_queue(mo)) == 3
    case_of(ad)
    open_case(f"relay.letter:{letter.pk}", source=Source.OWN, by="clock", at=NOON)
    assert _queue(mo) == []


def test_neither_its_page_nor_its_photo_opens_by_address(alice: Person, mo: Person) -> None:
    ad = ad_with_photos(alice, OTHER)
    case_of(ad)
    page = signed_in(mo).get(f"/review/ads/{ad.pk}/").content.decode()
    assert "Whistles softly." not in page
    photo = f"/review/ads/{ad.pk}/photos/{ad.photos.get().digest}-s.jpg"
    assert signed_in(mo).get(photo).status_code == 404
    held = Case.objects.create(subject=f"board.ad:{ad.pk}", opened=NOON, look_by=NOON)
    assert "Whistles" not in signed_in(mo).get(f"/review/reports/{held.pk}/").content.decode()
    assert not _may(mo, Item(Queue.ADS, ad.pk))


def test_an_objection_to_what_was_confirmed_is_heard_by_somebody_trained(
    alice: Person, mo: Person, tara: Person
) -> None:
    ad = ad_with_photos(alice)
    confirm(case_of(ad), "MATERIAL", "", by=tara, at=NOON)
    ad.refresh_from_db()
    decision = write_decision(Done.REMOVE, ad, Ruling(), by="test", at=NOON, person=alice)
    Appeal.objects.create(
        decision=decision, first_by="people.person:0", words="No.", at=NOON, look_by=NOON
    )
    assert _queue(mo) == []
    assert [one.partition(":")[0] for one in _queue(tara)] == ["appeals"]


def test_nobody_looks_at_a_case_about_themselves(tara: Person) -> None:
    case = case_of(make_ad(tara))
    assert _queue(tara) == []
    assert signed_in(tara).get(f"/review/children/{case.pk}/").status_code == 404


def test_the_page_of_an_ad_offers_to_give_it_to_the_trained(alice: Person, mo: Person) -> None:
    ad = make_ad(alice, state="held")
    page = signed_in(mo).get(f"/review/ads/{ad.pk}/").content.decode()
    assert "/review/children/opening/" in page
    assert f'name="subject" value="board.ad:{ad.pk}"' in page


def test_a_letter_that_was_held_before_is_no_letter_of_the_queue(
    alice: Person, bob: Person, mo: Person
) -> None:
    letter = say(begin(alice, bob), bob, "Something.")
    put_in_state("held", type(letter).objects.filter(pk=letter.pk))
    assert _queue(mo) == [f"letters:{letter.pk}"]
    open_case(f"relay.letter:{letter.pk}", source=Source.OWN, by="clock", at=NOON)
    assert _queue(mo) == []


def test_photos_are_not_shown_as_those_of_an_objection(
    alice: Person, mo: Person, tara: Person
) -> None:
    ad = ad_with_photos(alice, OTHER)
    case_of(ad)
    ad.refresh_from_db()
    assert ad.decision
    appeal = object_to(ad.decision, "It is a kettle.", at=timezone.now())
    path = f"/review/appeals/{appeal.pk}/photos/{ad.photos.get().digest}-l.jpg"
    assert signed_in(mo).get(path).status_code == 404
    assert signed_in(tara).get(path).status_code == 200


def test_exhibit_of_a_case_opens_for_the_trained_alone(
    alice: Person, mo: Person, tara: Person
) -> None:
    case = case_of(ad_with_photos(alice, OTHER))
    assert case.evidence
    make_steward(tara, Rank.SENIOR, at=NOON, is_trained=True)
    now = timezone.now()
    approve(ask_to_open(case.evidence, "The police asked.", by=mo, at=now), by=tara, at=now)
    path = f"/review/evidence/{case.evidence.pk}/opening/"
    answer = signed_in(mo).post(path)
    assert answer.status_code == 422
    assert "Whistles softly" not in answer.content.decode()
    assert signed_in(mo).post(path, {"as_file": "1"}).status_code == 422
    assert "Whistles softly" in signed_in(tara).post(path).content.decode()
