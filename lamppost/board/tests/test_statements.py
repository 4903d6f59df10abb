"""Pages ask the database as much for many ads as for few."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lamppost.board.actions import add_favourite
from lamppost.board.models import Ad, Draft
from lamppost.board.tests.cast import fresh_ad, hang_photo, signed_in
from lamppost.people.actions import add_persona
from lamppost.people.models import Person
from lamppost.testing import KETTERING, make_place

pytestmark = pytest.mark.django_db

FEW, MANY = 3, 20


def statements(client: Client, path: str) -> int:
    client.get(path)  # what is asked once for all, such as the session's own row
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    return len(asked)


def put_up(person: Person, count: int) -> None:
    towns = [make_place(), make_place(KETTERING)]
    names = list(person.personas.all())
    for n in range(count):
        ad = fresh_ad(person, place=towns[n % 2], persona=names[n % len(names)])
        hang_photo(ad, f"{n % 16:x}")
        add_favourite(ad, by=person)
        Draft.objects.create(category="household", person=person, typed={"title": [f"{n}"]})


def same_for_many(person: Person, ask: Callable[[], int]) -> None:
    put_up(person, FEW)
    few = ask()
    put_up(person, MANY - FEW)
    assert Ad.objects.count() == MANY
    assert ask() <= few


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/ads/",
        "/ads/?place=Dayton&order=nearest",
        "/ads/?category=for-sale&view=gallery&q=kettle&order=best",
        "/ads/feed/",
        "/sitemap-ads.xml",
    ],
)
def test_public_pages_ask_no_more_for_many_ads(client: Client, alice: Person, path: str) -> None:
    add_persona(alice, "Alison")
    same_for_many(alice, lambda: statements(client, path))


@pytest.mark.parametrize("path", ["/ads/", "/my/ads/", "/saved/", "/post/"])
def test_own_pages_ask_no_more_for_many_ads(alice: Person, path: str) -> None:
    add_persona(alice, "Alison")
    client = signed_in(alice)
    same_for_many(alice, lambda: statements(client, path))


def test_page_of_a_name_asks_no_more_for_many_ads(client: Client, alice: Person) -> None:
    path = alice.personas.get().get_absolute_url()
    same_for_many(alice, lambda: statements(client, path))


def test_ad_asks_no_more_for_many_photos(client: Client, alice: Person) -> None:
    ad = fresh_ad(alice)
    hang_photo(ad, "0")
    few = statements(client, ad.get_absolute_url())
    for mark in "123456789ab":
        hang_photo(ad, mark)
    assert statements(client, ad.get_absolute_url()) == few
