"""Whoever is suspended puts nothing before others, takes down what they like, and loses no word."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from lamppost.board.actions import pin_ad
from lamppost.board.actions.photos import Arrangement, add_photo, arrange_photos
from lamppost.board.models import Ad, Draft, State
from lamppost.board.tests.cast import fresh_ad, hang_photo, managing, signed_in, upload
from lamppost.board.tests.test_editing import PIN, form_of, priced_ad
from lamppost.board.tests.test_posting import KETTLE
from lamppost.journal.actions import lines_about
from lamppost.journal.decisions import Ruling
from lamppost.people.models import Person
from lamppost.people.suspending import Suspended, lift_suspension
from lamppost.testing import make_place, suspend

pytestmark = pytest.mark.django_db

TOLD = "Your account is suspended: you can post and write again from"


def suspended(person: Person) -> Client:
    suspend(person, since=timezone.now() - timedelta(hours=1))
    return signed_in(person)


def test_an_ad_does_not_go_up_and_its_draft_stays(alice: Person) -> None:
    make_place()
    client = suspended(alice)
    check = str(client.post("/post/household/", KETTLE)["Location"])
    said = client.post(check, {"name": "Alice"}, follow=True).content.decode()
    assert TOLD in said
    assert not Ad.objects.exists()
    assert "It whistles." in client.get(Draft.objects.get().get_absolute_url()).content.decode()
    # The same press of the same button, once the suspension is lifted.
    lift_suspension(Person.objects.get(pk=alice.pk), Ruling(), by="test", at=timezone.now())
    client.post(check, {"name": "Alice"})
    assert Ad.objects.get().title == "Blue kettle"


def test_an_ad_is_not_changed_and_what_was_typed_stays_on_the_page(alice: Person) -> None:
    ad = priced_ad(alice)
    client = suspended(alice)
    form = form_of(client, f"/ads/{ad.pk}/edit/") | {"title": ["Red kettle"]}
    answer = client.post(f"/ads/{ad.pk}/edit/", form)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert TOLD in page
    assert 'value="Red kettle"' in page
    assert Ad.objects.get().title == "Blue kettle"


def test_not_renewed(alice: Person) -> None:
    ad = fresh_ad(alice, posted=timezone.now() - timedelta(days=5))
    assert TOLD in suspended(alice).post(f"/ads/{ad.pk}/renewal/", follow=True).content.decode()
    assert not lines_about(ad).exists()


def test_its_pin_is_not_moved(alice: Person) -> None:
    ad, now = fresh_ad(alice), timezone.now()
    decision = suspend(alice, since=now)
    with pytest.raises(Suspended):
        pin_ad(ad, PIN, by=alice, at=now)
    lift_suspension(decision, Ruling(), by="test", at=now)
    assert pin_ad(ad, PIN, by=alice, at=now)


def test_not_reopened_but_closed(alice: Person) -> None:
    ad = fresh_ad(alice)
    client = suspended(alice)
    client.post(f"/ads/{ad.pk}/closing/")
    assert Ad.objects.get().state == State.CLOSED
    assert TOLD in client.post(f"/ads/{ad.pk}/reopening/", follow=True).content.decode()
    assert Ad.objects.get().state == State.CLOSED


def test_the_link_in_the_mail_is_no_way_around_it(alice: Person) -> None:
    ad = fresh_ad(alice, posted=timezone.now() - timedelta(days=5))
    suspended(alice)
    assert TOLD in managing(ad).post(f"/ads/{ad.pk}/renewal/", follow=True).content.decode()
    assert not lines_about(ad).exists()


def test_photos_of_an_ad_stay_as_they_are_and_those_of_a_draft_do_not(alice: Person) -> None:
    now = timezone.now()
    ad = fresh_ad(alice)
    shown = hang_photo(ad)
    draft = Draft.objects.create(category="household", person=alice, typed={})
    suspend(alice, since=now)
    with pytest.raises(Suspended):
        add_photo(ad, upload().read(), by=alice, at=now)
    with pytest.raises(Suspended):
        arrange_photos(ad, [Arrangement(shown.pk, "A kettle", 0)], by=alice, at=now)
    assert add_photo(draft, upload().read(), by=alice, at=now).draft == draft


def test_what_is_up_stays_up(client: Client, alice: Person) -> None:
    ad = fresh_ad(alice)
    suspended(alice)
    assert client.get(ad.get_absolute_url()).status_code == 200
    assert Ad.objects.get().state == State.LIVE


def test_reading_leaving_and_taking_everything_along_go_on(alice: Person) -> None:
    ad = fresh_ad(alice)
    client = suspended(alice)
    for path in ("/ads/", ad.get_absolute_url(), "/my/", "/my/ads/", "/my/export/"):
        assert client.get(path).status_code == 200
    client.post("/my/erasure/")
    assert Person.objects.get(pk=alice.pk).erase_due
