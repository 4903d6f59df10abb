"""Saved ads: with an account, without one, and when one becomes the other."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from lamppost.board.models import Ad, Favourite, State
from lamppost.board.saved import MOST_IN_COOKIE, keep_in_browser
from lamppost.board.tests.cast import fresh_ad, hang_photo, signed_in
from lamppost.people.models import Person
from lamppost.testing import restrict

pytestmark = pytest.mark.django_db


def save(client: Client, ad: Ad, on: str = "1", **more: str) -> str:
    answer = client.post(f"/ads/{ad.pk}/favourite/", {"on": on, **more})
    assert answer.status_code == 302
    return str(answer["Location"])


def titles(client: Client) -> list[str]:
    page = client.get("/saved/", follow=True).content.decode()
    found = [(page.find(title), title) for title in Ad.objects.values_list("title", flat=True)]
    return [title for at, title in sorted(found) if at >= 0]


@pytest.mark.parametrize("who", ["nobody", "bob"])
def test_ad_is_saved_and_taken_off_again(alice: Person, bob: Person, who: str) -> None:
    client = signed_in(bob if who == "bob" else None)
    one, two = fresh_ad(alice, "First"), fresh_ad(alice, "Second")
    save(client, one)
    save(client, two)
    save(client, two)
    assert titles(client) == ["Second", "First"]
    save(client, two, on="0")
    save(client, two, on="0")
    assert titles(client) == ["First"]


def test_saved_ads_are_nobody_elses(alice: Person, bob: Person, carol: Person) -> None:
    save(signed_in(bob), fresh_ad(alice))
    assert titles(signed_in(carol)) == []
    assert titles(Client()) == []


def test_what_was_saved_in_a_browser_comes_along_at_sign_in(
    client: Client, alice: Person, bob: Person
) -> None:
    ads = [fresh_ad(alice, f"Kettle {n}") for n in range(3)]
    save(signed_in(bob), ads[1])
    for ad in ads:
        save(client, ad)
    client.force_login(bob)
    assert titles(client) == ["Kettle 2", "Kettle 0", "Kettle 1"]
    assert Favourite.objects.filter(person=bob).count() == 3
    client.logout()
    assert titles(client) == []


def test_saved_cookie_that_was_tampered_with_is_empty(client: Client, alice: Person) -> None:
    save(client, fresh_ad(alice))
    client.cookies["lamppost_saved"] = client.cookies["lamppost_saved"].value[:-1] + "!"
    assert titles(client) == []


@pytest.mark.parametrize("state", [State.CLOSED, State.EXPIRED])
def test_saved_ad_that_is_gone_says_so_and_no_more(
    client: Client, alice: Person, state: State
) -> None:
    ad = fresh_ad(alice, text="Secret words", price_cents=7700, currency="USD")
    hang_photo(ad)
    save(client, ad)
    Ad.objects.update(state=state)
    page = client.get("/saved/").content.decode()
    assert "Blue kettle" in page
    assert state.label in page
    assert not any(words in page for words in ("Secret words", "$77", "a" * 64))


@pytest.mark.parametrize("state", [State.HELD, State.REFUSED, State.REMOVED])
def test_saved_ad_that_was_taken_down_is_not_listed(
    client: Client, alice: Person, state: State
) -> None:
    ad = fresh_ad(alice)
    save(client, ad)
    restrict(ad, state)
    assert titles(client) == []
    assert client.post(f"/ads/{ad.pk}/favourite/").status_code == 404


def test_saved_ad_of_somebody_who_leaves_is_not_listed(client: Client, alice: Person) -> None:
    save(client, fresh_ad(alice))
    alice.erase_due = timezone.now() + timedelta(days=7)
    alice.save()
    assert titles(client) == []


@pytest.mark.parametrize(
    "there", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_saving_leads_nowhere_else(client: Client, alice: Person, there: str) -> None:
    ad = fresh_ad(alice)
    assert save(client, ad, next=there) == ad.get_absolute_url()
    assert save(client, ad, next="/ads/?q=kettle") == "/ads/?q=kettle"


def test_saving_is_not_done_by_looking(client: Client, alice: Person) -> None:
    assert client.get(f"/ads/{fresh_ad(alice).pk}/favourite/").status_code == 405


def test_cookie_of_saved_ads_fits_into_a_cookie(client: Client) -> None:
    answer = HttpResponse()
    keep_in_browser(client.get("/saved/").wsgi_request, answer, range(9_000_000, 9_000_500))
    kept = answer.cookies["lamppost_saved"].value
    assert len(kept) < 4000
    assert kept.count(".") <= MOST_IN_COOKIE
