"""The page of an ad: for readers, for its poster, and once it is gone."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone

from lamppost.board.models import Ad, State
from lamppost.board.tests.cast import fresh_ad, hang_photo, managing, signed_in
from lamppost.people.models import Person

pytestmark = pytest.mark.django_db

WORDS = "It whistles at seven."
GONE = [State.EXPIRED, State.CLOSED]
HIDDEN = [State.HELD, State.REFUSED, State.REMOVED]


def meta(page: str, name: str) -> str:
    found = re.search(rf'<(?:meta|link) [^>]*="{re.escape(name)}" (?:content|href)="([^"]*)"', page)
    assert found, name
    return unescape(found[1])


def json_ld(page: str) -> dict[str, object]:
    (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    told: dict[str, object] = json.loads(found)
    return told


def test_reader_sees_the_ad(client: Client, alice: Person) -> None:
    ad = fresh_ad(alice, text=WORDS, price_cents=1200, currency="USD", price_kind="fixed")
    answer = client.get(ad.get_absolute_url())
    page = answer.content.decode()
    assert answer.status_code == 200
    assert all(words in page for words in ("Blue kettle", WORDS, "$12", "Dayton, Ohio", "Alice"))
    assert "This is your ad" not in page
    assert "alice@example.org" not in page


@pytest.mark.parametrize("state", HIDDEN)
def test_hidden_ad_is_not_found_by_others(alice: Person, carol: Person, state: State) -> None:
    ad = fresh_ad(alice, state=state)
    for somebody in (None, carol):
        assert signed_in(somebody).get(ad.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("state", GONE)
def test_gone_ad_says_so_and_shows_no_word_of_it(
    alice: Person, carol: Person, state: State
) -> None:
    ad = fresh_ad(alice, text=WORDS, state=state)
    photo = hang_photo(ad)
    for somebody in (None, carol):
        answer = signed_in(somebody).get(ad.get_absolute_url())
        assert answer.status_code == 410
        assert WORDS not in answer.content.decode()
        assert photo.digest not in answer.content.decode()
        assert "noindex" in answer.content.decode()


@pytest.mark.parametrize("state", [s for s in State if s != State.REMOVED])
def test_poster_sees_their_ad_in_every_state(alice: Person, state: State) -> None:
    ad = fresh_ad(alice, text=WORDS, state=state)
    for client in (signed_in(alice), managing(ad)):
        answer = client.get(ad.get_absolute_url())
        assert answer.status_code == 200
        assert WORDS in answer.content.decode()
        assert "This is your ad" in answer.content.decode()


def test_poster_of_a_removed_ad_reads_that_it_was_removed(alice: Person) -> None:
    ad = fresh_ad(alice, state=State.REMOVED)
    answer = signed_in(alice).get(ad.get_absolute_url())
    assert answer.status_code == 410
    assert "This ad has been removed from this board." in answer.content.decode()


def test_ad_of_somebody_who_leaves_is_not_found(
    client: Client, alice: Person, carol: Person
) -> None:
    ad = fresh_ad(alice)
    alice.erase_due = timezone.now() + timedelta(days=7)
    alice.save()
    assert client.get(ad.get_absolute_url()).status_code == 404
    assert signed_in(carol).get(ad.get_absolute_url()).status_code == 404
    assert signed_in(alice).get(ad.get_absolute_url()).status_code == 200


def test_other_addresses_of_an_ad_lead_to_the_one(client: Client, alice: Person) -> None:
    ad = fresh_ad(alice)
    for path in (f"/ads/{ad.pk}/", f"/ads/{ad.pk}/old-title/"):
        assert client.get(path)["Location"] == ad.get_absolute_url()
    page = client.get(ad.get_absolute_url()).content.decode()
    assert meta(page, "canonical").endswith(ad.get_absolute_url())


def test_no_browser_remembers_where_an_old_title_led(client: Client, alice: Person) -> None:
    """A title changed back would send it round in circles."""
    ad = fresh_ad(alice)
    assert client.get(f"/ads/{ad.pk}/old-title/").status_code == 302


def test_title_without_a_latin_letter_has_an_address(client: Client, alice: Person) -> None:
    ad = fresh_ad(alice, "青いやかん")
    assert client.get(ad.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("number", [0, 2**63, 10**40])
def test_number_that_no_ad_can_have_is_not_found(client: Client, number: int) -> None:
    for rest in ("", "x/", "edit/", "renewal/"):
        assert client.get(f"/ads/{number}/{rest}").status_code == 404


def test_machines_are_told_what_people_are(client: Client, alice: Person) -> None:
    ad = fresh_ad(alice, text=WORDS, price_cents=1250, currency="USD", price_kind="fixed")
    photo = hang_photo(ad)
    page = client.get(ad.get_absolute_url()).content.decode()
    told = json_ld(page)
    assert (told["name"], told["price"], told["priceCurrency"]) == ("Blue kettle", "12.50", "USD")
    assert str(told["url"]).endswith(ad.get_absolute_url())
    assert meta(page, "og:title") == "Blue kettle · $12.50"
    assert meta(page, "og:description") == WORDS
    assert meta(page, "og:image").endswith(f"/photos/{photo.digest}-m.jpg")


def test_no_ad_breaks_out_of_what_machines_are_told(client: Client, alice: Person) -> None:
    evil = '</script><script>alert(1)</script><!-- " onload=x & \u2028'
    ad = fresh_ad(alice, evil, text=evil)
    page = client.get(ad.get_absolute_url()).content.decode()
    assert json_ld(page)["description"] == evil
    assert "<script>alert" not in page
    assert meta(page, "og:title") == evil


def test_page_of_an_ad_is_only_read(client: Client, alice: Person) -> None:
    assert client.post(fresh_ad(alice).get_absolute_url()).status_code == 405


def test_head_is_answered_like_get(client: Client, alice: Person) -> None:
    answer = client.head(fresh_ad(alice).get_absolute_url())
    assert (answer.status_code, answer.content) == (200, b"")


def test_preview_of_the_mail_link_does_not_ask_who_is_mailed(client: Client, alice: Person) -> None:
    page = client.get(fresh_ad(alice, "50% & more").get_absolute_url()).content.decode()
    assert 'href="mailto:?subject=50%25%20%26%20more' in page


def test_ad_whose_category_left_the_file_is_still_shown(client: Client, alice: Person) -> None:
    ad = fresh_ad(alice, text=WORDS)
    Ad.objects.update(category="gone-from-the-file", fields={"old": "answer"})
    assert WORDS in client.get(ad.get_absolute_url()).content.decode()
    assert "Blue kettle" in client.get("/ads/").content.decode()
    for page in ("edit", "where"):
        answer = signed_in(alice).get(f"/ads/{ad.pk}/{page}/")
        assert answer["Location"] == ad.get_absolute_url()
