"""Pages that somebody has already: 304, for as long as nothing on them has changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import Settings

from lamppost.board import actions
from lamppost.board.models import Ad, Photo
from lamppost.board.tests.sample_pictures import photo, saved
from lamppost.people.models import Person, Persona
from lamppost.testing import make_ad

pytestmark = pytest.mark.django_db

NOT_MODIFIED = 304
LISTS = ["/", "/ads/", "/ads/?q=kettle", "/ads/feed/?q=kettle", "{persona}"]
EVERY = [*LISTS, "{ad}"]


@pytest.fixture
def ad(alice: Person) -> Ad:
    hour = timedelta(hours=1)
    return make_ad(alice, "Blue kettle", posted=timezone.now() - 50 * hour - hour / 2)


def at(path: str, ad: Ad) -> str:
    return path.format(ad=ad.get_absolute_url(), persona=ad.persona.get_absolute_url())


class Reader:
    """Keeps the page and its ETag, as browsers do."""

    def __init__(self, client: Client, path: str) -> None:
        self.client, self.path = client, path
        answer = client.get(path)
        assert answer.status_code == 200
        self.etag = answer.get("ETag", "")

    def again(self, **headers: str) -> int:
        """The status of another request for the page."""
        headers["If-None-Match"] = self.etag
        return self.client.get(self.path, headers=headers).status_code


@pytest.mark.parametrize("path", EVERY)
def test_page_that_has_not_changed_is_not_made_again(
    client: Client, ad: Ad, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = Reader(client, at(path, ad))

    def made_again(*args: object, **kwargs: object) -> None:
        raise AssertionError

    monkeypatch.setattr("django.template.base.Template.render", made_again)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert reader.again() == NOT_MODIFIED
    asked = [one for one in queries if "board_reindex" not in one["sql"]]  # only tests ask it
    assert len(asked) <= 3  # the ad, its photos, and what is known of its poster


@pytest.mark.parametrize("path", EVERY)
def test_not_modified_keeps_what_caches_go_by(client: Client, ad: Ad, path: str) -> None:
    first = client.get(at(path, ad))
    second = client.get(at(path, ad), headers={"If-None-Match": first["ETag"]})
    assert second["ETag"] == first["ETag"]
    for answer in (first, second):
        assert "Cookie" in answer["Vary"]
        assert "no-cache" in answer["Cache-Control"]
        assert "public" not in answer["Cache-Control"]
    assert not second.content


CHANGES: dict[str, Callable[[Ad], object]] = {
    "a new ad": lambda ad: make_ad(ad.persona.person, "Red kettle"),
    "a new title": lambda ad: Ad.objects.update(title="Green kettle"),
    "a new price": lambda ad: Ad.objects.update(price_kind="fixed", price_cents=5, currency="USD"),
    "its end": lambda ad: Ad.objects.update(state="closed"),
    "the wish to be erased": lambda ad: Person.objects.update(erase_due=timezone.now()),
}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("path", LISTS)
def test_list_is_made_again_after(client: Client, ad: Ad, path: str, change: str) -> None:
    reader = Reader(client, at(path, ad))
    CHANGES[change](ad)
    assert reader.again() != NOT_MODIFIED


AD_CHANGES: dict[str, Callable[[Ad], object]] = {
    **{name: change for name, change in CHANGES.items() if name != "a new ad"},
    "a new text": lambda ad: Ad.objects.update(text="It leaks."),
    "another name of its poster": lambda ad: Persona.objects.update(name="Alicia"),
    "words on a photo": lambda ad: Photo.objects.update(alt="A kettle"),
    "a photo taken off": lambda ad: Photo.objects.update(removed=timezone.now()),
}


@pytest.mark.parametrize("change", AD_CHANGES)
def test_ad_is_made_again_after(client: Client, ad: Ad, alice: Person, change: str) -> None:
    actions.add_photo(ad, saved(photo()), by=alice, at=timezone.now())
    reader = Reader(client, ad.get_absolute_url())
    assert reader.again() == NOT_MODIFIED
    AD_CHANGES[change](ad)
    assert reader.again() != NOT_MODIFIED


@pytest.mark.parametrize("path", ["/", "/ads/", "{persona}", "{ad}"])
def test_page_holds_until_time_changes_a_word_on_it(
    client: Client, ad: Ad, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = Reader(client, at(path, ad))  # "2 days ago", for 21 hours and a half more
    now = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: now + timedelta(hours=11))
    assert reader.again() == NOT_MODIFIED
    monkeypatch.setattr(timezone, "now", lambda: now + timedelta(hours=22))
    assert reader.again() == 200


def test_list_of_the_last_days_holds_for_a_minute(
    client: Client, ad: Ad, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = Reader(client, "/ads/?within=3")
    assert reader.again() == NOT_MODIFIED
    now = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: now + timedelta(minutes=2))
    assert reader.again() == 200


@pytest.mark.parametrize("path", EVERY)
def test_page_is_made_again_for_other_settings(
    client: Client, ad: Ad, path: str, settings: Settings
) -> None:
    reader = Reader(client, at(path, ad))
    settings.BOARD_NAME = "Another"
    assert reader.again() == 200


@pytest.mark.parametrize("path", EVERY)
def test_somebody_who_is_signed_in_gets_their_own_page(
    client: Client, ad: Ad, carol: Person, path: str
) -> None:
    reader = Reader(client, at(path, ad))
    client.force_login(carol)
    assert reader.again() == 200
    assert client.get(at(path, ad))["Cache-Control"] == "private, no-cache"
    own = Reader(client, at(path, ad))
    client.logout()
    own.client = Client()
    assert own.again() == 200


def test_saved_ad_says_so_at_once(client: Client, ad: Ad) -> None:
    reader = Reader(client, ad.get_absolute_url())
    client.post(f"/ads/{ad.pk}/favourite/", {"on": "1"})
    assert reader.again() == 200


def test_page_with_a_form_is_its_browsers_alone(client: Client, ad: Ad) -> None:
    """The form is signed with a key from a cookie: with another one it would be refused."""
    reader = Reader(client, ad.get_absolute_url())
    assert "private" in client.get(reader.path)["Cache-Control"]
    assert reader.again() == NOT_MODIFIED
    reader.client = Client()
    assert reader.again() == 200
    reader.client.get("/post/household/")  # gives it a key of its own
    assert reader.again() == 200


def test_etag_made_up_by_somebody_is_not_taken(client: Client, ad: Ad) -> None:
    mark = client.get("/ads/")["ETag"].split("-")[0]
    for etag in ('"-99999999999"', '"x-99999999999"', 'W/""', f'{mark}-{"9" * 5_000}"'):
        assert client.get("/ads/", headers={"If-None-Match": etag}).status_code == 200
