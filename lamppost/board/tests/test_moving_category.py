"""An ad that is up moves to another category."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from lamppost.board.actions import pin_ad
from lamppost.board.models import Version
from lamppost.people.models import Person
from lamppost.places.cells import cell_at
from lamppost.testing import NOON, make_ad

TYPED = {
    "title": "Old oak table",
    "text": "",
    "price_kind": "fixed",
    "price": "90",
    "place": "Dayton, Ohio",
}


@pytest.fixture(autouse=True)
def _signed_in(client: Client, alice: Person) -> None:
    client.force_login(alice)


def test_questions_of_the_other_category_come_with_every_letter(
    client: Client, alice: Person
) -> None:
    ad = make_ad(alice, "Oak table")
    asked = TYPED | {"go": "category", "category": "bicycles", "text": "Typed just now"}
    page = client.post(f"/ads/{ad.pk}/edit/", asked).content.decode()
    assert "f.frame_size" in page
    assert "Typed just now" in page


def test_ad_moves_and_its_old_category_is_on_record(client: Client, alice: Person) -> None:
    ad = make_ad(alice, "Oak table")
    client.post(f"/ads/{ad.pk}/edit/", TYPED | {"go": "save", "category": "antiques-art"})
    ad.refresh_from_db()
    assert ad.category == "antiques-art"
    assert Version.objects.get(ad=ad).category == "furniture"


def test_ad_moves_to_no_category_that_takes_none(client: Client, alice: Person) -> None:
    ad = make_ad(alice, "Oak table")
    answer = client.post(f"/ads/{ad.pk}/edit/", TYPED | {"category": "for-sale"})
    assert answer.status_code == 404


def test_category_for_adults_asks_for_the_word_again(client: Client, alice: Person) -> None:
    ad = make_ad(alice, "Oak table")
    answer = client.post(f"/ads/{ad.pk}/edit/", TYPED | {"category": "knives-spirits"})
    assert answer.status_code == 422
    assert "18 or over" in answer.content.decode()


def test_old_ad_that_moves_does_not_run_out_at_once(client: Client, alice: Person) -> None:
    now = timezone.now()
    old = {"posted": now - timedelta(days=900), "expires": now + timedelta(days=20)}
    ad = make_ad(alice, "Oak table", **old)
    client.post(f"/ads/{ad.pk}/edit/", TYPED | {"go": "save", "category": "antiques-art"})
    ad.refresh_from_db()
    assert ad.expires == old["expires"]


def test_ad_whose_category_left_the_file_can_still_be_pinned(alice: Person) -> None:
    ad = make_ad(alice, "Oak table", category="long-gone")
    cell = cell_at(ad.latitude, ad.longitude)
    assert pin_ad(ad, cell, by=alice, at=NOON)
