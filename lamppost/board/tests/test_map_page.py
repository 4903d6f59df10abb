"""A search as a map, as a page: every number leads to the ads that it counted."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from html import unescape
from typing import Any
from urllib.parse import quote_from_bytes

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import Settings

from lamppost.board.models import Ad, State
from lamppost.board.tests.test_search_page import EXTREMES, NAMES
from lamppost.people.actions import block_person
from lamppost.people.models import Person
from lamppost.places.cells import cell_at, parent
from lamppost.testing import DAYTON, KETTERING, make_ad, make_place

pytestmark = pytest.mark.django_db

HERE = "at=39.72,-84.18,9"  # Dayton and Kettering, in cells of their own or of one
TOWN = "at=39.72,-84.18,12"
WESTERN, EASTERN = (39.7, -84.4), (39.7, -83.9)


@pytest.fixture
def post(alice: Person) -> Callable[..., Ad]:
    """An ad at a point, posted just now."""
    make_place(DAYTON)
    make_place(KETTERING)

    def make(lat: float, lon: float, title: str = "Kettle", **given: Any) -> Ad:
        given.setdefault("posted", timezone.now() - timedelta(hours=1))
        return make_ad(given.pop("by", alice), title, cell=cell_at(lat, lon), **given)

    return make


def areas(client: Client, path: str) -> dict[str, tuple[str, str]]:
    """The list under the map: name to count and address."""
    page = client.get(path).content.decode()
    found = re.findall(
        r'class="areas__one"><a href="([^"]+)"[^>]*>(.*?)</a> <span[^>]*>(.*?)</span>', page
    )
    return {unescape(name): (count, unescape(url)) for url, name, count in found}


def said(client: Client, path: str) -> str:
    found = re.search(r'id="map-said">(.*?)<', client.get(path).content.decode())
    assert found
    return unescape(found[1])


def titles(client: Client, path: str) -> set[str]:
    return {card.title for card in client.get(path).context["cards"]}


def links(client: Client, path: str) -> dict[str, str]:
    page = client.get(path).content.decode()
    found = re.findall(r'href="([^"]+)"[^>]*data-move="(\w+)"', page)
    return {key: unescape(url) for url, key in found}


def test_map_lights_each_cell_with_its_ads(client: Client, post: Callable[..., Ad]) -> None:
    post(*WESTERN)
    post(*EASTERN)
    post(*EASTERN)
    path = f"/ads/map/?{HERE}"
    assert [count for count, _url in areas(client, path).values()] == ["2 ads", "1 ad"]
    assert said(client, path) == "3 ads in 2 areas"
    assert client.get(path).content.decode().count('class="ads-map__cell ') == 2


@pytest.mark.parametrize("zoom", [3, 5, 7, 9, 11, 13])
def test_area_leads_to_the_very_ads_that_it_counts(
    client: Client, post: Callable[..., Ad], zoom: int
) -> None:
    for number in range(12):
        post(39.6 + 0.02 * number, -84.3 + 0.02 * number, f"Kettle {number}")
    found = areas(client, f"/ads/map/?at=39.72,-84.18,{zoom}&q=kettle")
    assert found
    seen: set[str] = set()
    for count, url in found.values():
        listed = titles(client, url)
        assert len(listed) == int(count.split()[0])
        assert not seen & listed
        seen |= listed


def test_window_leads_to_the_ads_in_it(client: Client, post: Callable[..., Ad]) -> None:
    post(*WESTERN, "In sight")
    post(41.4, -81.7, "In Cleveland")
    page = client.get(f"/ads/map/?{HERE}").content.decode()
    found = re.search(r'<a href="(/ads/\?window=[^"]+)"', page)
    assert found
    assert titles(client, unescape(found[1])) == {"In sight"}


def test_filters_of_the_search_hold_on_the_map(client: Client, post: Callable[..., Ad]) -> None:
    post(*WESTERN, "Kettle")
    post(*EASTERN, "Chair", price_cents=5000)
    assert said(client, f"/ads/map/?{HERE}&q=kettle") == "1 ad in 1 area"
    assert said(client, f"/ads/map/?{HERE}&min=20&max=60") == "1 ad in 1 area"
    assert said(client, f"/ads/map/?{HERE}&category=bicycles").startswith("No ads in this piece")
    (url,) = [url for _count, url in areas(client, f"/ads/map/?{HERE}&q=kettle").values()]
    assert titles(client, url) == {"Kettle"}


def test_circle_of_the_search_is_drawn_and_can_be_left(
    client: Client, post: Callable[..., Ad]
) -> None:
    post(39.7, -84.2, "Near")
    post(40.4, -84.2, "Far")
    path = "/ads/map/?place=Dayton&km=25&at=39.9,-84.2,8"
    page = client.get(path).content.decode()
    assert '<circle class="ads-map__ring"' in page
    assert said(client, path) == "1 ad in 1 area"
    found = re.search(r'<a href="(\?[^"]+)" data-with-at>', page)
    assert found
    assert said(client, f"/ads/map/{unescape(found[1])}") == "2 ads in 2 areas"


def test_map_begins_where_the_search_is(
    client: Client, post: Callable[..., Ad], settings: Settings
) -> None:
    ad = post(*WESTERN)
    settings.HOME_PLACE = ""
    for asked in ("place=Dayton&km=25", "window=39,-85,40,-84", f"cell={parent(ad.cell, 5)}", ""):
        view = client.get(f"/ads/map/?{asked}").context["found"].view
        assert view.shows(*view.to_px(*WESTERN)), asked
    settings.HOME_PLACE = "Dayton, Ohio"
    view = client.get("/ads/map/").context["found"].view
    assert (view.centre_lat, view.centre_lon) == pytest.approx(DAYTON[3:5], abs=0.001)


def test_moves_keep_the_search_and_come_back(client: Client, post: Callable[..., Ad]) -> None:
    post(*WESTERN)
    moves = links(client, f"/ads/map/?{HERE}&q=kettle")
    assert set(moves) == {"in", "out", "north", "south", "west", "east"}
    assert moves["in"] == "?q=kettle&at=39.7200%2C-84.1800%2C10#map"
    assert moves["out"] == "?q=kettle&at=39.7200%2C-84.1800%2C8#map"
    for there, back in (("north", "south"), ("east", "west"), ("in", "out")):
        url = moves[there].removesuffix("#map")
        assert links(client, f"/ads/map/{url}")[back] == f"?q=kettle&{_at(HERE)}#map"


def _at(words: str) -> str:
    lat, lon, zoom = words.removeprefix("at=").split(",")
    return f"at={float(lat):.4f}%2C{float(lon):.4f}%2C{zoom}"


def test_list_leads_to_the_map_and_back(client: Client, post: Callable[..., Ad]) -> None:
    post(*WESTERN)
    assert 'href="/ads/map/?q=kettle"' in client.get("/ads/?q=kettle").content.decode()
    page = client.get(f"/ads/map/?q=kettle&{HERE}").content.decode()
    assert 'href="/ads/?q=kettle"' in page
    assert 'href="/ads/?q=kettle&amp;view=gallery"' in page


def test_list_of_an_area_says_so_and_can_be_widened(
    client: Client, post: Callable[..., Ad]
) -> None:
    cell = parent(post(*WESTERN).cell, 5)
    page = client.get(f"/ads/?q=kettle&cell={cell}").content.decode()
    assert "These are the ads of one piece of the map." in page
    assert f'href="/ads/map/?q=kettle&amp;cell={cell}"' in page
    assert 'href="?q=kettle"' in page
    assert f'name="cell" value="{cell}"' in page  # more filters leave it


def test_ads_across_the_antimeridian_are_on_one_map(
    client: Client, post: Callable[..., Ad]
) -> None:
    post(-17.8, 179.7)
    post(-17.8, -179.7)
    assert said(client, "/ads/map/?at=-17.8,180,8").startswith("2 ads in ")


def test_only_live_ads_are_lit(client: Client, post: Callable[..., Ad]) -> None:
    post(*WESTERN, state=State.HELD)
    post(*WESTERN, state=State.CLOSED)
    assert said(client, f"/ads/map/?{HERE}").startswith("No ads")


def test_blocked_persona_lights_nothing_for_who_blocked_it(
    client: Client, post: Callable[..., Ad], bob: Person, carol: Person
) -> None:
    post(*WESTERN, by=carol)
    block_person(bob, persona=carol.personas.get())
    assert said(client, f"/ads/map/?{HERE}") == "1 ad in 1 area"
    client.force_login(bob)
    assert said(client, f"/ads/map/?{HERE}").startswith("No ads")


def test_piece_has_the_size_that_was_asked(client: Client, post: Callable[..., Ad]) -> None:
    post(*WESTERN)
    for size, seen in (("300x400", "300 400"), ("9999x9999", "1600 1600"), ("x", "1120 448")):
        page = client.get(f"/ads/map/cells/?{TOWN}&size={size}").content.decode()
        assert f'viewBox="0 0 {seen}"' in page
    assert "<html" not in page


@pytest.mark.parametrize("path", ["/ads/map/", "/ads/map/cells/"])
def test_number_of_questions_does_not_grow_with_the_ads(
    client: Client, post: Callable[..., Ad], path: str
) -> None:
    asked = []
    for count in (1, 30):
        for number in range(count):
            post(39.4 + number / 50, -84.4 + number / 50)
        client.get(f"{path}?{HERE}")  # lets the index catch up
        with CaptureQueriesContext(connection) as questions:
            client.get(f"{path}?{HERE}")
        asked.append(len(questions))
    # In the server profile the index is in the same database.
    most = 2 if connection.vendor == "sqlite" else 4
    assert asked[0] == asked[1] == most


def test_credits_are_on_the_page(client: Client, settings: Settings) -> None:
    page = client.get("/ads/map/").content.decode()
    assert "Natural Earth" in page
    assert "GeoNames" in page
    settings.MAP_TILES = "https://tiles.example.org/{z}/{x}/{y}.png"
    settings.MAP_CREDIT = "© the <b>town</b>"
    page = client.get("/ads/map/").content.decode()
    assert "© the &lt;b&gt;town&lt;/b&gt;" in page
    assert "Natural Earth" not in page
    assert 'href="https://tiles.example.org/' in page


def test_map_is_kept_out_of_search_engines(client: Client) -> None:
    assert '<meta name="robots" content="noindex' in client.get("/ads/map/").content.decode()


values = st.one_of(
    st.sampled_from([*EXTREMES, b"39.7,-84.2,9", b"nan,0,1", b"1e9,1e9,1e9", b"90,180,3"]),
    st.binary(max_size=20),
)
asked = st.lists(
    st.tuples(st.sampled_from([*NAMES, "at", "at", "size", "window", "cell"]), values), max_size=6
)


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(asked=asked)
@pytest.mark.parametrize("path", ["/ads/map/", "/ads/map/cells/"])
def test_no_address_of_a_map_is_an_error(
    client: Client, path: str, asked: list[tuple[str, bytes]]
) -> None:
    words = "&".join(f"{name}={quote_from_bytes(value)}" for name, value in asked)
    assert client.get(f"{path}?{words}").status_code == 200
