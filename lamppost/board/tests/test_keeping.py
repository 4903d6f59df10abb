"""Renewing, closing and reopening from the pages: who may, and what they are told."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from lamppost.board.models import Ad, State
from lamppost.board.tests.cast import fresh_ad, manage_url, managing, signed_in
from lamppost.journal.actions import lines_about
from lamppost.people.models import Person

pytestmark = pytest.mark.django_db

DOINGS = ["renewal", "closing", "reopening"]


def old_ad(person: Person, **given: Any) -> Ad:
    """One that may be renewed."""
    return fresh_ad(person, **{"posted": timezone.now() - timedelta(days=5), **given})


def said(client: Client, path: str) -> str:
    return client.post(path, follow=True).content.decode()


@pytest.mark.parametrize("doing", [*DOINGS, "edit", "where", "photos"])
def test_nobody_else_can_do_anything_to_an_ad(alice: Person, carol: Person, doing: str) -> None:
    ad = old_ad(alice)
    for somebody in (None, carol):
        assert signed_in(somebody).post(f"/ads/{ad.pk}/{doing}/").status_code == 404
    assert not lines_about(ad).exists()


@pytest.mark.parametrize("doing", ["closing", "reopening"])
def test_nothing_is_done_by_looking(alice: Person, doing: str) -> None:
    ad = old_ad(alice)
    assert signed_in(alice).get(f"/ads/{ad.pk}/{doing}/").status_code == 405


def test_looking_at_the_renewal_renews_nothing(alice: Person) -> None:
    """Scanners of mail open every link."""
    ad = old_ad(alice)
    for client in (signed_in(alice), managing(ad)):
        page = client.get(f"/ads/{ad.pk}/renewal/").content.decode()
        assert "Renew it" in page
    client.get(manage_url(ad) + "?then=renewal", follow=True)
    assert not lines_about(ad).exists()
    assert Ad.objects.get().renewed == ad.renewed


def test_renewed_ad_is_on_top_again(client: Client, alice: Person) -> None:
    ad = old_ad(alice)
    fresh_ad(alice, "Newer", posted=timezone.now() - timedelta(days=1))
    assert "on top again" in said(signed_in(alice), f"/ads/{ad.pk}/renewal/")
    page = client.get("/ads/").content.decode()
    assert page.index("Blue kettle") < page.index("Newer")


def test_too_early_renewal_says_from_when_it_can_be(alice: Person) -> None:
    ad = fresh_ad(alice)
    assert "can be renewed every 48 hours" in said(signed_in(alice), f"/ads/{ad.pk}/renewal/")
    assert "Renew it" not in signed_in(alice).get(f"/ads/{ad.pk}/renewal/").content.decode()


def test_ad_is_closed_and_opened_again(alice: Person) -> None:
    ad = fresh_ad(alice)
    client = managing(ad)
    assert "Your ad is closed" in said(client, f"/ads/{ad.pk}/closing/")
    assert Ad.objects.get().state == State.CLOSED
    assert "Your ad is up again" in said(client, f"/ads/{ad.pk}/reopening/")
    assert list(lines_about(ad).values_list("act", "by")) == [
        ("ad.closed", f"link:{ad.pk}"),
        ("ad.reopened", f"link:{ad.pk}"),
    ]


@pytest.mark.parametrize("doing", DOINGS)
def test_poster_of_a_held_ad_is_told_why_it_stays(alice: Person, doing: str) -> None:
    ad = old_ad(alice, state=State.HELD)
    page = said(signed_in(alice), f"/ads/{ad.pk}/{doing}/")
    assert "waits for somebody from this board" in page


def test_removed_ad_is_out_of_its_posters_hands(alice: Person) -> None:
    ad = old_ad(alice, state=State.REMOVED)
    for doing in DOINGS:
        assert signed_in(alice).post(f"/ads/{ad.pk}/{doing}/").status_code == 404


def test_manage_link_opens_the_one_ad_and_no_other(alice: Person) -> None:
    one, other = fresh_ad(alice), fresh_ad(alice)
    client = managing(one)
    assert client.get(f"/ads/{one.pk}/edit/").status_code == 200
    assert client.get(f"/ads/{other.pk}/edit/").status_code == 404
    assert client.get("/my/ads/").status_code == 302


def test_manage_link_sent_to_another_address_opens_nothing(client: Client, alice: Person) -> None:
    ad = fresh_ad(alice)
    assert client.get(manage_url(ad, "alcie@example.org")).status_code == 404
    assert client.get(f"/ads/{ad.pk}/edit/").status_code == 404
    assert client.get(manage_url(ad, "ALICE@example.org")).status_code == 302


def test_manage_link_with_a_letter_changed_is_not_found(client: Client, alice: Person) -> None:
    url = manage_url(fresh_ad(alice))
    for at in (9, len(url) // 2, len(url) - 2):
        changed = "A" if url[at] != "A" else "B"
        assert client.get(url[:at] + changed + url[at + 1 :]).status_code == 404
    assert client.get("/manage/nonsense/").status_code == 404


def test_manage_link_of_a_removed_ad_opens_nothing(client: Client, alice: Person) -> None:
    ad = fresh_ad(alice, state=State.REMOVED)
    assert client.get(manage_url(ad)).status_code == 404


def test_manage_link_stops_when_the_address_is_changed(client: Client, alice: Person) -> None:
    """Whoever reads the old mailbox must not hold the ads any more."""
    url = manage_url(fresh_ad(alice))
    alice.email = "new@example.org"
    alice.save()
    assert client.get(url).status_code == 404
