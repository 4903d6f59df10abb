"""Choosing a smaller area than the town."""

from __future__ import annotations

import pytest
from django.test import Client

from lamppost.board.models import Ad, Draft
from lamppost.board.tests.cast import fresh_ad, managing, signed_in
from lamppost.people.models import Person
from lamppost.places.cells import cell_at
from lamppost.testing import KETTERING, make_place

pytestmark = pytest.mark.django_db

NEARBY = "39.7612, -84.2034"
PARIS = "48.8566, 2.3522"
CELL = cell_at(39.7612, -84.2034)


def test_ad_keeps_the_cell_and_never_the_point(alice: Person) -> None:
    ad = fresh_ad(alice)
    managing(ad).post(f"/ads/{ad.pk}/where/", {"coordinates": NEARBY})
    pinned = Ad.objects.get()
    assert pinned.cell == CELL
    assert "39.7612" not in str(list(Ad.objects.values()))
    assert pinned.versions.get().cell == ""


def test_area_far_from_the_town_is_refused_in_words(alice: Person) -> None:
    ad = fresh_ad(alice)
    answer = signed_in(alice).post(f"/ads/{ad.pk}/where/", {"coordinates": PARIS})
    assert answer.status_code == 422
    assert "far from Dayton" in answer.content.decode()
    assert PARIS in answer.content.decode()
    assert Ad.objects.get().cell == ""


@pytest.mark.parametrize("said", [{"cell": "nonsense"}, {"cell": "85283473fffffff"}, {}])
def test_what_is_no_cell_of_that_size_shows_the_town(alice: Person, said: dict[str, str]) -> None:
    ad = fresh_ad(alice, cell=CELL)
    signed_in(alice).post(f"/ads/{ad.pk}/where/", said)
    assert Ad.objects.get().cell == ""


def test_pin_of_a_draft_goes_with_its_town(client: Client) -> None:
    make_place()
    make_place(KETTERING)
    client.post("/post/household/", {"title": "Kettle", "place": "Dayton, Ohio", "go": "keep"})
    draft = Draft.objects.get()
    client.post(f"/post/draft/{draft.pk}/where/", {"coordinates": NEARBY})
    draft.refresh_from_db()
    assert draft.cell == CELL
    typed = {"title": "Kettle", "place": "Dayton, Ohio", "go": "keep"}
    client.post(draft.get_absolute_url(), typed | {"title": "Pot"})
    draft.refresh_from_db()
    assert draft.cell == CELL
    client.post(draft.get_absolute_url(), typed | {"place": "Kettering, Ohio"})
    draft.refresh_from_db()
    assert draft.cell == ""


def test_nobody_pins_the_draft_of_another(client: Client, carol: Person) -> None:
    make_place()
    client.post("/post/household/", {"title": "Kettle", "place": "Dayton", "go": "keep"})
    path = f"/post/draft/{Draft.objects.get().pk}/where/"
    assert client.get(path).status_code == 200
    assert signed_in(carol).get(path).status_code == 404
