"""The front page."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import Settings

from lamppost.people.models import Person
from lamppost.testing import make_ad

pytestmark = pytest.mark.django_db


def test_empty_board_invites_to_post(client: Client) -> None:
    assert "Be the first" in client.get("/").content.decode()


def test_new_ads_are_shown(client: Client, alice: Person) -> None:
    make_ad(alice, "Blue kettle")
    assert "Blue kettle" in client.get("/").content.decode()


def test_search_begins_in_the_home_town(client: Client, settings: Settings) -> None:
    settings.HOME_PLACE = "Dayton, Ohio"
    assert 'name="place" value="Dayton, Ohio"' in client.get("/").content.decode()


def test_page_that_is_not_there_says_so_in_words(client: Client) -> None:
    answer = client.get("/nothing/here/")
    assert answer.status_code == 404
    assert "This page is not here" in answer.content.decode()


def test_health_answers_a_monitor(client: Client) -> None:
    assert client.get("/health/").json() == {"status": "ok"}


def test_form_whose_page_is_too_old_gives_back_what_was_typed(alice: Person) -> None:
    answer = Client(enforce_csrf_checks=True).post("/post/household/", {"text": "It whistles."})
    assert answer.status_code == 403
    assert "It whistles." in answer.content.decode()
