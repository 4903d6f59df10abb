"""Categories for people of 18 or over."""

from __future__ import annotations

import pytest
from django.test import Client

from lamppost.board.models import Ad
from lamppost.people.models import Person
from lamppost.testing import make_ad

WORDS = "Forged by my uncle."


@pytest.fixture
def knife(alice: Person) -> Ad:
    return make_ad(alice, "Kitchen knife", text=WORDS, category="knives-spirits")


def test_reader_is_asked_before_the_ad_is_shown(client: Client, knife: Ad) -> None:
    answer = client.get(knife.get_absolute_url())
    assert "I am 18 or over" in answer.content.decode()
    assert WORDS not in answer.content.decode()


def test_reader_who_has_said_so_sees_the_ad(client: Client, knife: Ad) -> None:
    client.post("/ads/adult/", {"next": knife.get_absolute_url()})
    assert WORDS in client.get(knife.get_absolute_url()).content.decode()


def test_word_of_somebody_with_an_account_is_kept_there(
    client: Client, knife: Ad, bob: Person
) -> None:
    client.force_login(bob)
    client.post("/ads/adult/", {"next": knife.get_absolute_url()})
    bob.refresh_from_db()
    assert bob.adult_since is not None


def test_nobody_is_asked_in_other_categories(client: Client, alice: Person) -> None:
    ad = make_ad(alice, text=WORDS)
    assert WORDS in client.get(ad.get_absolute_url()).content.decode()
