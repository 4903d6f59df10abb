"""The page of a name: what it offers, and nothing that ties it to another one."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from lamppost.board.models import Ad, State
from lamppost.board.tests.cast import fresh_ad, signed_in
from lamppost.people.actions import add_persona, block_person, retire_persona
from lamppost.people.models import Person, Persona

pytestmark = pytest.mark.django_db


@pytest.fixture
def other(alice: Person) -> Persona:
    """Alice's other name."""
    return add_persona(alice, "Nightingale")


def page_of(client: Client, persona: Persona) -> str:
    answer = client.get(persona.get_absolute_url())
    assert answer.status_code == 200
    return answer.content.decode()


def test_page_of_a_name_shows_its_ads_alone(client: Client, alice: Person, other: Persona) -> None:
    fresh_ad(alice, "By Alice")
    fresh_ad(alice, "By night", persona=other)
    page = page_of(client, other)
    assert "By night" in page
    assert not any(words in page for words in ("By Alice", "Alice", "alice@example.org"))


@pytest.mark.parametrize("state", [state for state in State if state != State.LIVE])
def test_ads_that_are_not_up_are_not_on_it(client: Client, alice: Person, state: State) -> None:
    fresh_ad(alice, state=state)
    assert "Blue kettle" not in page_of(client, alice.personas.get())


def test_name_that_was_retired_stays_while_an_ad_leads_to_it(
    client: Client, alice: Person, other: Persona
) -> None:
    fresh_ad(alice, "By night", persona=other)
    retire_persona(other, by=alice)
    assert "By night" in page_of(client, other)
    Ad.objects.update(state=State.CLOSED)
    assert client.get(other.get_absolute_url()).status_code == 404


def test_name_of_somebody_who_leaves_is_not_found(client: Client, alice: Person) -> None:
    alice.erase_due = timezone.now() + timedelta(days=7)
    alice.save()
    assert client.get(alice.personas.get().get_absolute_url()).status_code == 404
    assert client.get("/people/nobody/").status_code == 404


def test_blocked_name_is_out_of_every_list_and_the_others_stay(
    alice: Person, bob: Person, other: Persona
) -> None:
    """That the others stay is what keeps it secret that they are one."""
    ad = fresh_ad(alice, "By Alice")
    fresh_ad(alice, "By night", persona=other)
    block_person(bob, persona=alice.personas.get(name="Alice"))
    client = signed_in(bob)
    for path in ("/", "/ads/"):
        page = client.get(path).content.decode()
        assert "By Alice" not in page
        assert "By night" in page
    assert "You have blocked this person" in page_of(client, ad.persona)
    assert "By Alice" not in page_of(client, ad.persona)
    assert "By night" in page_of(client, other)
    assert client.get(ad.get_absolute_url()).status_code == 200


def test_ad_itself_tells_nothing_of_other_names(
    client: Client, alice: Person, other: Persona
) -> None:
    ad = fresh_ad(alice, "By night", persona=other)
    for path in (ad.get_absolute_url(), "/ads/", "/ads/feed/", "/"):
        page = client.get(path).content.decode()
        assert "By night" in page
        assert not any(words in page for words in ("Alice", "alice@"))
