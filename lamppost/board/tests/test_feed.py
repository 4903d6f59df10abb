"""Searches as Atom feeds, and the sitemap for search engines."""

from __future__ import annotations

from datetime import datetime, timedelta
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.utils import timezone

from lamppost.board.models import State
from lamppost.people.actions import block_person
from lamppost.people.models import Person
from lamppost.testing import make_ad

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def _just_now() -> datetime:
    return timezone.now() - timedelta(hours=1)


def read(client: Client, path: str) -> ElementTree.Element:
    answer = client.get(path)
    assert answer.status_code == 200
    return ElementTree.fromstring(answer.content)  # noqa: S314  our own


def entries(client: Client, path: str = "/ads/feed/") -> list[ElementTree.Element]:
    return read(client, path).findall(f"{ATOM}entry")


def text_of(entry: ElementTree.Element, name: str) -> str:
    found = entry.find(f"{ATOM}{name}")
    assert found is not None
    return found.text or ""


def test_feed_has_what_the_search_has(client: Client, alice: Person) -> None:
    make_ad(alice, "Blue kettle", posted=_just_now(), price_cents=1200, currency="USD")
    make_ad(alice, "Red bicycle", posted=_just_now())
    assert [text_of(e, "title") for e in entries(client, "/ads/feed/?q=kettle")] == [
        "Blue kettle · $12"
    ]
    assert len(entries(client)) == 2


def test_feed_names_what_atom_asks_for(client: Client, alice: Person) -> None:
    """RFC 4287, 4.1.1 and 4.1.2: id, title and updated, in the feed and in each entry."""
    ad = make_ad(alice, posted=_just_now())
    feed = read(client, "/ads/feed/")
    for part in (feed, feed.find(f"{ATOM}entry")):
        assert part is not None
        assert text_of(part, "id").startswith("http")
        assert text_of(part, "title")
        assert datetime.fromisoformat(text_of(part, "updated")).tzinfo
    links = [link.get("href", "") for link in feed.iter(f"{ATOM}link")]
    assert any(link.endswith(ad.get_absolute_url()) for link in links)


def test_feed_hands_readers_no_html_of_a_poster(client: Client, alice: Person) -> None:
    """Readers take a summary for HTML: what was escaped for XML alone would run there."""
    make_ad(alice, "<b>x", text="<script>alert(1)</script> a < b", posted=_just_now())
    (entry,) = entries(client)
    assert text_of(entry, "title") == "<b>x"  # plain text, by RFC 4287
    assert "<script" not in text_of(entry, "summary")
    assert "a &lt; b" in text_of(entry, "summary")


def test_no_ad_makes_a_feed_unreadable(client: Client, alice: Person) -> None:
    make_ad(alice, "Bell \x07 and \ufffe", text="\x0b\x1f tab\there", posted=_just_now())
    (entry,) = entries(client)
    assert text_of(entry, "title") == "Bell  and "
    assert "tab\there" in text_of(entry, "summary")


def test_feed_is_the_same_for_everybody(client: Client, alice: Person, bob: Person) -> None:
    make_ad(alice, posted=_just_now())
    block_person(bob, persona=alice.personas.get())
    client.force_login(bob)
    assert len(entries(client)) == 1


@pytest.mark.parametrize("state", [state for state in State if state != State.LIVE])
def test_only_live_ads_are_in_feed_and_sitemap(client: Client, alice: Person, state: State) -> None:
    make_ad(alice, posted=_just_now(), state=state)
    assert not entries(client)
    assert not read(client, "/sitemap-ads.xml").findall(f"{MAP}url")


def test_ads_of_somebody_who_leaves_are_in_neither(client: Client, alice: Person) -> None:
    make_ad(alice, posted=_just_now())
    alice.erase_due = timezone.now() + timedelta(days=7)
    alice.save()
    assert not entries(client)
    assert not read(client, "/sitemap-ads.xml").findall(f"{MAP}url")


def test_sitemap_lists_ads_and_categories(client: Client, alice: Person) -> None:
    ad = make_ad(alice, posted=_just_now())
    index = [loc.text or "" for loc in read(client, "/sitemap.xml").iter(f"{MAP}loc")]
    assert {one.rsplit("/", 1)[1] for one in index} == {"sitemap-ads.xml", "sitemap-categories.xml"}
    ads = [loc.text or "" for loc in read(client, "/sitemap-ads.xml").iter(f"{MAP}loc")]
    assert ads == [f"http://testserver{ad.get_absolute_url()}"]
    places = [loc.text or "" for loc in read(client, "/sitemap-categories.xml").iter(f"{MAP}loc")]
    assert any(place.endswith("?category=furniture") for place in places)


def test_robots_are_told_of_the_sitemap_and_kept_from_what_is_private(client: Client) -> None:
    answer = client.get("/robots.txt")
    assert answer["Content-Type"].startswith("text/plain")
    lines = answer.content.decode().splitlines()
    assert {"Disallow: /my/", "Disallow: /manage/", "Disallow: /post/draft/"} <= set(lines)
    (sitemap,) = [line for line in lines if line.startswith("Sitemap: http")]
    assert sitemap.endswith("/sitemap.xml")
