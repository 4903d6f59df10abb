"""My ads: mine, in every state, and nobody else's."""

from __future__ import annotations

import pytest
from django.test import Client

from lamppost.board.models import Draft, State
from lamppost.board.tests.cast import fresh_ad, signed_in
from lamppost.people.models import Person

pytestmark = pytest.mark.django_db


def test_my_ads_are_mine_in_every_state(alice: Person, bob: Person) -> None:
    for state in State:
        fresh_ad(alice, f"Mine {state.value}", state=state)
    fresh_ad(bob, "By Bob")
    page = signed_in(alice).get("/my/ads/").content.decode()
    assert all(f"Mine {state.value}" in page for state in State)
    assert "By Bob" not in page


def test_nobody_sees_them_without_signing_in(client: Client) -> None:
    answer = client.get("/my/ads/")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/account/")
    assert answer["Location"].endswith("next=/my/ads/")


def test_buttons_are_those_that_lead_somewhere(alice: Person) -> None:
    for state in State:
        ad = fresh_ad(alice, state=state)
        page = signed_in(alice).get("/my/ads/").content.decode()
        assert (f"/ads/{ad.pk}/closing/" in page) == (state == State.LIVE)
        assert (f"/ads/{ad.pk}/edit/" in page) == (state != State.REMOVED)
        assert f"/ads/{ad.pk}/renewal/" not in page  # too early


def test_draft_goes_on_where_it_was_left_also_on_another_machine(
    alice: Person, carol: Person
) -> None:
    signed_in(alice).post("/post/household/", {"title": "Half a ket", "go": "keep"})
    page = signed_in(alice).get("/my/ads/").content.decode()
    assert "Half a ket" in page
    assert Draft.objects.get().get_absolute_url() in page
    assert "Half a ket" not in signed_in(carol).get("/my/ads/").content.decode()


def test_draft_is_thrown_away_by_its_writer_alone(alice: Person, carol: Person) -> None:
    client = signed_in(alice)
    client.post("/post/household/", {"title": "Half a ket", "go": "keep"})
    path = f"/post/draft/{Draft.objects.get().pk}/discard/"
    assert signed_in(carol).post(path).status_code == 404
    assert client.get(path).status_code == 405
    client.post(path)
    assert not Draft.objects.exists()
