"""Names to post under: added, renamed, retired, never linked."""

from __future__ import annotations

import pytest
from django.test import Client

from lamppost.core.errors import Refused
from lamppost.journal.models import Line
from lamppost.people.accounts import open_account
from lamppost.people.actions import (
    MOST_PERSONAS,
    MOST_PERSONAS_EVER,
    add_persona,
    confirm_adult,
    current_personas,
    default_persona,
    retire_persona,
)
from lamppost.people.models import Person, Persona


def acts() -> list[str]:
    return list(Line.objects.values_list("act", flat=True))


def test_page_lists_own_names_and_nobody_elses(client: Client, alice: Person, bob: Person) -> None:
    client.force_login(alice)
    page = client.get("/my/names/").content.decode()
    assert "<strong>Alice</strong>" in page
    assert "Bob" not in page


def test_name_is_added_and_can_be_posted_under(client: Client, alice: Person) -> None:
    client.force_login(alice)
    answer = client.post("/my/names/", {"name": "Kettle  shop"})
    assert answer.status_code == 302
    assert [str(name) for name in current_personas(alice)] == ["Alice", "Kettle shop"]
    assert acts() == ["persona.added"]


def test_name_with_a_phone_number_is_refused_and_what_was_typed_is_kept(
    client: Client, alice: Person
) -> None:
    client.force_login(alice)
    answer = client.post("/my/names/", {"name": "Ann 555-123-4567"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Leave phone numbers out" in page
    assert 'value="Ann 555-123-4567"' in page


def test_ninth_name_is_refused_until_one_is_retired(client: Client, alice: Person) -> None:
    for number in range(MOST_PERSONAS - 1):
        add_persona(alice, name=f"Name {number}")
    client.force_login(alice)
    answer = client.post("/my/names/", {"name": "Ninth"})
    assert answer.status_code == 422
    assert "as many names" in answer.content.decode()
    retire_persona(alice.personas.get(name="Name 0"), by=alice)
    assert client.post("/my/names/", {"name": "Ninth"}).status_code == 302


def test_names_cannot_be_worn_and_thrown_away_for_ever(alice: Person) -> None:
    made = [Persona(person=alice, name="Old", is_retired=True)] * (MOST_PERSONAS_EVER - 1)
    for persona in made:
        Persona.objects.create(person=alice, name=persona.name, is_retired=True)
    with pytest.raises(Refused):
        add_persona(alice, name="One more")


def test_rename_changes_the_name_and_not_the_public_id(client: Client, alice: Person) -> None:
    persona = alice.personas.get()
    client.force_login(alice)
    client.post(f"/my/names/{persona.public_id}/", {"name": "Alba"})
    renamed = alice.personas.get()
    assert (renamed.name, renamed.public_id) == ("Alba", persona.public_id)
    assert acts() == ["persona.renamed"]


def test_wrong_new_name_leaves_the_old_one(client: Client, alice: Person) -> None:
    client.force_login(alice)
    answer = client.post(f"/my/names/{alice.personas.get().public_id}/", {"name": "A"})
    assert answer.status_code == 422
    assert alice.personas.get().name == "Alice"


def test_only_name_cannot_be_retired(client: Client, alice: Person) -> None:
    client.force_login(alice)
    answer = client.post(f"/my/names/{alice.personas.get().public_id}/retirement/", follow=True)
    assert "your only name" in answer.content.decode()
    assert not alice.personas.get().is_retired


def test_one_of_two_names_can_be_retired_once(client: Client, alice: Person) -> None:
    second = add_persona(alice, name="Second")
    client.force_login(alice)
    for _ in range(2):
        client.post(f"/my/names/{second.public_id}/retirement/")
    assert [str(name) for name in current_personas(alice)] == ["Alice"]
    assert acts().count("persona.retired") == 1


def test_default_is_the_oldest_name_in_use(alice: Person) -> None:
    add_persona(alice, name="Second")
    retire_persona(alice.personas.get(name="Alice"), by=alice)
    assert str(default_persona(alice)) == "Second"


@pytest.mark.django_db
def test_new_account_has_no_name_and_so_no_default() -> None:
    assert default_persona(open_account("dora@example.org")) is None


@pytest.mark.parametrize("what", ["", "retirement/"])
def test_carol_cannot_touch_alices_names(
    client: Client, alice: Person, carol: Person, what: str
) -> None:
    second = add_persona(alice, name="Second")
    client.force_login(carol)
    answer = client.post(f"/my/names/{second.public_id}/{what}", {"name": "Carol was here"})
    assert answer.status_code == 404
    second.refresh_from_db()
    assert (second.name, second.is_retired) == ("Second", False)


def test_adult_is_noted_once(alice: Person) -> None:
    confirm_adult(alice)
    first = alice.adult_since
    confirm_adult(alice)
    assert Person.objects.get(pk=alice.pk).adult_since == first
    assert acts() == ["person.confirmed_adult"]
