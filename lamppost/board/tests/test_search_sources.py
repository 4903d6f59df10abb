"""Whichever way the embedded index takes to the ads, it finds the same ones."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection

from lamppost.board.models import Ad
from lamppost.board.search import Count, Near, Query, areas, map_cells, search
from lamppost.board.search.embedded import sources
from lamppost.people.models import Person
from lamppost.places.cell_numbers import number_of
from lamppost.places.cells import cell_at, parent
from lamppost.places.window import Window
from lamppost.testing import NOON, make_ad, make_place

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="the embedded engine"),
]

NOBODY = AnonymousUser()
INSIDE, BESIDE, FAR = (cell_at(*at) for at in ((39.76, -84.2), (39.76, -84.75), (47.6, -122.3)))


@pytest.fixture
def kettle(alice: Person) -> Ad:
    """In Dayton; others are beside it, far away, or no kettles."""
    for cell in (BESIDE, FAR):
        make_ad(alice, title="Kettle", cell=cell)
    make_ad(alice, title="Lamp", cell=INSIDE)
    return make_ad(alice, title="Kettle", cell=INSIDE, price_cents=700)


@pytest.fixture(params=[(-1, 0), (-1, 10**9), (10**9, 0), (10**9, 10**9)])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Words alone or with cells, and those as fine as they are asked or wider."""
    few_ads, most_beside = request.param
    monkeypatch.setattr(sources, "_FEW_ADS", few_ads)
    monkeypatch.setattr(sources, "_MOST_BESIDE", most_beside)
    monkeypatch.setattr(sources, "_FEW_CELLS", 0)
    monkeypatch.setattr(sources, "_MANY_LISTS", 0)


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("km", [25, 70])
@pytest.mark.parametrize("category", ["", "furniture"])
@pytest.mark.parametrize("least", [None, 500])
def test_circle_holds_what_lies_in_it(
    kettle: Ad, km: float, category: str, least: int | None
) -> None:
    query = Query(words="kettle", near=Near(make_place(), km), category=category, least_cents=least)
    found = search(query, NOBODY, now=NOON)
    inside = 1 if km == 25 or least else 2
    assert found.count == Count(inside)
    assert found.cards[0].pk == kettle.pk


@pytest.mark.usefixtures("way", "kettle")
@pytest.mark.parametrize("looked_up", [0, 80])
@pytest.mark.parametrize("category", ["", "furniture"])
@pytest.mark.parametrize("fineness", [1, 2, 3, 5, 8])
def test_map_counts_what_lies_in_its_cells(
    category: str, fineness: int, looked_up: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(areas, "_MOST_LOOKED_UP", looked_up)
    query = Query(words="kettle", category=category)
    window = Window(39.7, -84.25, 39.8, -84.15)
    found = map_cells(query, NOBODY, now=NOON, window=window, fineness=fineness)
    here = number_of(parent(INSIDE, fineness))
    is_beside = parent(INSIDE, fineness) == parent(BESIDE, fineness)
    assert found[here] == Count(2 if is_beside else 1)
