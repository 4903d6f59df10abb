"""Ads on the board are compared with each other, and forgotten with them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from lamppost.board.actions import edit_ad
from lamppost.board.campaign_ads import SOURCE
from lamppost.board.models import Ad
from lamppost.board.screened import content_of
from lamppost.core.sealing import blind_tag
from lamppost.people.belongings import all_belongings
from lamppost.people.models import Person
from lamppost.screening.campaigns.actions import assign_due
from lamppost.screening.models import CampaignMember, CampaignNote
from lamppost.standing.models import Phone
from lamppost.testing import NOON, make_ad, make_place

TEXT = (
    "Sunny furnished room on the third floor, ten minutes on foot from the old railway station. "
    "Rent is {} dollars with heating and water, deposit one month. The kitchen is shared with "
    "two quiet students, the garden belongs to everybody. Say when you can come to see it."
)


def test_an_ad_is_compared_by_its_words_its_account_and_a_tag_of_its_phone(alice: Person) -> None:
    tag = blind_tag("phone", "+13055550142")
    Phone.objects.create(person=alice, tag=tag, confirmed=NOON)
    ad = make_ad(alice, "Room", text="Bright")
    (compared,) = SOURCE.named([f"board.ad:{ad.pk}", "relay.letter:1"])
    assert compared.id == f"board.ad:{ad.pk}"
    assert compared.text == "Room\nBright"
    assert compared.account == f"people.person:{alice.pk}"
    assert compared.contacts == (f"tag:{tag}",)
    assert compared.place == str(make_place().pk)
    assert compared.is_verified


def test_nobody_is_verified_who_has_proven_nothing(alice: Person) -> None:
    (compared,) = SOURCE.named([f"board.ad:{make_ad(alice).pk}"])
    assert not compared.is_verified
    assert not compared.contacts


def test_all_ads_since_a_time_come_in_their_order(
    alice: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lamppost.board.campaign_ads._AT_ONCE", 2)
    at = [NOON + timedelta(hours=hour) for hour in (3, 1, 2, 2, 0)]
    ads = [make_ad(alice, posted=posted) for posted in at]
    since = NOON + timedelta(hours=1)
    expected = [f"board.ad:{ads[n].pk}" for n in (1, 2, 3, 0)]
    assert [ad.id for ad in SOURCE.since(since)] == expected
    assert SOURCE.count(since) == 4


def test_an_ad_with_new_words_is_compared_anew(alice: Person, bob: Person) -> None:
    at = timezone.now()
    ad = make_ad(alice, "Room", text=TEXT.format(400), posted=at)
    other = make_ad(bob, "Kettle", text="Blue.", posted=at)
    content = content_of(other)
    for one in (ad, other):
        CampaignNote.objects.create(subject=f"board.ad:{one.pk}")
    assign_due(at)
    assert len(set(CampaignMember.objects.values_list("template", flat=True))) == 2
    changed = type(content)(**{**vars(content), "text": TEXT.format(450), "title": "Room"})
    assert edit_ad(other, changed, by=bob, at=at)
    assign_due(at)
    assert len(set(CampaignMember.objects.values_list("template", flat=True))) == 1


def test_what_was_compared_goes_with_the_person(alice: Person, bob: Person) -> None:
    at = timezone.now()
    for person in (alice, bob):
        ad = make_ad(person, "Room", text=TEXT.format(400), posted=at)
        CampaignNote.objects.create(subject=f"board.ad:{ad.pk}")
    assign_due(at)
    for belonging in all_belongings():
        if belonging.name == "ads":
            belonging.erase(alice)
    assign_due(at)
    left = Ad.objects.get()
    assert [one.subject for one in CampaignMember.objects.all()] == [f"board.ad:{left.pk}"]


def test_places_are_called_by_their_towns(alice: Person) -> None:
    ads = [make_ad(alice), make_ad(alice, cell="882a9a4b51fffff")]
    names = [f"board.ad:{ad.pk}" for ad in ads]
    found = {ad.id: ad.place for ad in SOURCE.named(names)}
    assert len(set(found.values())) == 2
    assert SOURCE.places(names) == dict.fromkeys(found.values(), make_place().label)
