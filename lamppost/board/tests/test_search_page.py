"""The page of a search: every address is answered, every link does what it says."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from html import unescape
from urllib.parse import quote_from_bytes

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from lamppost.board.models import Ad
from lamppost.board.search.query import PAGE_SIZE
from lamppost.people.models import Person
from lamppost.testing import KETTERING, make_ad, make_place

pytestmark = pytest.mark.django_db

NAMES = [
    "q",
    "place",
    "km",
    "category",
    "min",
    "max",
    "within",
    "photos",
    "order",
    "view",
    "after",
    "f.condition",
    "f.rooms.min",
    "f.rooms.max",
    "f.size.min",
    "f.pets",
]
EXTREMES = [
    b"\x00",
    b"\xff\xfe",
    b"\xed\xa0\x80",  # half of a pair of surrogates
    "’; DROP TABLE board_ad; --".encode(),
    b"%",
    b"_",
    b"\\",
    b'"',
    b"<script>",
    b"9" * 400,
    b"-1",
    b"1e999",
    b"nan",
    b"inf",
    "١٢٣".encode(),
    "²".encode(),
    b"w " * 5_000,
    b"x" * 10_000,
    b"housing",
    b"rooms",
    b"Dayton",
    b"nearest",
    b"cheapest",
    b"best",
    b"~~",
    b"nan~2027-03-01T12:00:00+00:00~1",
    b"inf~2027-03-01T12:00:00+00:00~1",
    b"1e300~2027-03-01T12:00:00+00:00~1",
    b"~0001-01-01T00:00:00+14:00~1",
    b"~9999-12-31T23:59:59-14:00~1",
    b"~2027-03-01~1",
    b"~2027-03-01T12:00:00+00:00~99999999999999999999999",
    b"~2027-03-01T12:00:00+00:00~-5",
]
values = st.one_of(
    st.sampled_from(EXTREMES),
    st.binary(max_size=20),
    st.text(st.characters(codec="utf-8")).map(str.encode),
)
asked = st.lists(st.tuples(st.sampled_from(NAMES), values), max_size=6)


@pytest.fixture
def shelf(alice: Person) -> list[Ad]:
    make_place(KETTERING)
    return [make_ad(alice, posted=_just_now()) for _ in range(2)]


def _just_now() -> datetime:
    return timezone.now() - timedelta(hours=1)


@settings(max_examples=250, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(asked=asked)
@example(asked=[("order", b"cheapest"), ("after", b"nan~2027-03-01T12:00:00+00:00~1")])
@example(asked=[("order", b"cheapest"), ("after", b"1e300~2027-03-01T12:00:00+00:00~1")])
@example(asked=[("after", b"~0001-01-01T00:00:00+14:00~1")])
@example(asked=[("q", b"w " * 5_000), ("order", b"best")])
@example(asked=[("order", b"nearest"), ("place", b"Dayton"), ("after", b"inf~~1")])
@pytest.mark.parametrize("path", ["/ads/", "/ads/feed/"])
def test_no_address_of_a_search_is_an_error(
    client: Client, shelf: list[Ad], path: str, asked: list[tuple[str, bytes]]
) -> None:
    words = "&".join(f"{name}={quote_from_bytes(value)}" for name, value in asked)
    assert client.get(f"{path}?{words}").status_code == 200


def links(client: Client, path: str) -> dict[str, str]:
    """Where the links of a page lead, by their words."""
    found = re.findall(r'<a[^>]*href="([^"]+)"[^>]*>(.*?)</a>', client.get(path).content.decode())
    return {" ".join(re.sub("<[^>]+>", " ", words).split()): unescape(to) for to, words in found}


def count_said(client: Client, path: str) -> int:
    found = re.search(r"(\d+) ads?\b", client.get(path).content.decode())
    assert found
    return int(found[1])


def test_count_beside_a_category_is_what_its_link_shows(client: Client, alice: Person) -> None:
    for category, fields in (
        ("furniture", {"condition": "Good"}),
        ("furniture", {"condition": "Worn"}),
        ("bicycles", {"condition": "Worn"}),
        ("moving", {}),
    ):
        make_ad(alice, posted=_just_now(), category=category, fields=fields)
    seen = 0
    for words, to in links(client, "/ads/?category=furniture&f.condition=Good").items():
        beside = re.search(r"\D (\d+)$", words)
        if beside and to.startswith("?"):
            seen += 1
            assert count_said(client, f"/ads/{to}") == int(beside[1]), words
    assert seen >= 4


def test_more_ads_leads_through_all_of_them(client: Client, alice: Person) -> None:
    for n in range(PAGE_SIZE + 1):
        make_ad(alice, f"Kettle {n:02}", posted=_just_now())
    first = links(client, "/ads/?q=kettle")
    second = links(client, f"/ads/{first['More ads']}")
    assert "Kettle 00" in second
    assert "Kettle 01" in first
    assert "More ads" not in second
    assert second["Back to the first"] == "?q=kettle"


def test_later_pages_are_kept_out_of_search_engines(client: Client, alice: Person) -> None:
    for _ in range(PAGE_SIZE + 1):
        make_ad(alice, posted=_just_now())
    more = links(client, "/ads/")["More ads"]
    assert "noindex" not in client.get("/ads/").content.decode()
    assert "noindex" in client.get(f"/ads/{more}").content.decode()


def test_what_was_not_understood_is_said_and_left_out(client: Client, shelf: list[Ad]) -> None:
    page = client.get("/ads/?min=cheap&place=Atlantis&category=boats-of-gold").content.decode()
    assert "“cheap” is not a price" in page
    assert "We do not know the town “Atlantis”" in page
    assert "There is no such category" in page
    assert "2 ads" in page


def test_search_shows_words_of_the_asker_as_words(client: Client) -> None:
    page = client.get("/ads/", {"q": "<b>bold</b>", "place": "<i>x"}).content.decode()
    assert "<b>bold" not in page
    assert "<i>x" not in page


def test_search_is_not_sent_by_post(client: Client) -> None:
    assert client.post("/ads/").status_code == 405
