"""Wanting nothing of somebody."""

from __future__ import annotations

from django.test import Client

from lamppost.journal.models import Line
from lamppost.people.actions import add_persona, block_person, blocked_between, unblock
from lamppost.people.models import Block, Person


def test_block_is_set_from_another_page_which_is_shown_again(
    client: Client, alice: Person, bob: Person
) -> None:
    client.force_login(alice)
    answer = client.post(
        "/my/blocks/", {"persona": bob.personas.get().public_id, "next": "/my/names/"}
    )
    assert answer.headers["Location"] == "/my/names/"
    assert blocked_between(alice, bob)
    assert blocked_between(bob, alice)


def test_blocking_twice_is_blocking_once(alice: Person, bob: Person) -> None:
    for _ in range(2):
        block_person(alice, persona=bob.personas.get())
    assert Block.objects.count() == 1
    assert Line.objects.filter(act="block.set").count() == 1


def test_block_holds_whatever_name_the_other_takes(alice: Person, bob: Person) -> None:
    block_person(alice, persona=bob.personas.get())
    shop = add_persona(bob, name="Shop")
    assert blocked_between(shop.person, alice)


def test_list_shows_the_blocked_name_and_none_of_the_others(
    client: Client, alice: Person, bob: Person
) -> None:
    add_persona(bob, name="Secret shop")
    block_person(alice, persona=bob.personas.get(name="Bob"))
    client.force_login(alice)
    page = client.get("/my/blocks/").content.decode()
    assert "Bob" in page
    assert "Secret shop" not in page


def test_taking_back_one_of_two_blocks_does_not_tell_that_they_are_one_person(
    alice: Person, bob: Person
) -> None:
    shop = add_persona(bob, name="Shop")
    block_person(alice, persona=bob.personas.get(name="Bob"))
    block_person(alice, persona=shop)
    unblock(alice, persona=shop)
    assert [str(block.persona) for block in alice.blocks.all()] == ["Bob"]
    assert blocked_between(alice, bob)


def test_block_can_be_undone_on_the_page(client: Client, alice: Person, bob: Person) -> None:
    block_person(alice, persona=bob.personas.get())
    client.force_login(alice)
    client.post(f"/my/blocks/{bob.personas.get().public_id}/end/")
    assert not blocked_between(alice, bob)


def test_nobody_blocks_themselves(client: Client, alice: Person) -> None:
    client.force_login(alice)
    answer = client.post("/my/blocks/", {"persona": alice.personas.get().public_id}, follow=True)
    assert "cannot block yourself" in answer.content.decode()
    assert Block.objects.count() == 0


def test_unknown_name_is_not_found(client: Client, alice: Person) -> None:
    client.force_login(alice)
    assert client.post("/my/blocks/", {"persona": "2222222222"}).status_code == 404


def test_block_leads_nowhere_off_the_board(client: Client, alice: Person, bob: Person) -> None:
    client.force_login(alice)
    answer = client.post(
        "/my/blocks/",
        {"persona": bob.personas.get().public_id, "next": "https://elsewhere.example/"},
    )
    assert answer.headers["Location"] == "/my/blocks/"


def test_carol_cannot_undo_alices_block(
    client: Client, alice: Person, bob: Person, carol: Person
) -> None:
    block_person(alice, persona=bob.personas.get())
    client.force_login(carol)
    assert client.post(f"/my/blocks/{bob.personas.get().public_id}/end/").status_code == 404
    assert blocked_between(alice, bob)


def test_blocked_person_sees_nothing_of_it(client: Client, alice: Person, bob: Person) -> None:
    client.force_login(bob)
    before = client.get("/my/").content
    block_person(alice, persona=bob.personas.get())
    after = client.get("/my/").content
    assert _without_tokens(before) == _without_tokens(after)


def _without_tokens(page: bytes) -> list[bytes]:
    return [line for line in page.splitlines() if b"csrfmiddlewaretoken" not in line]


def test_block_of_a_name_that_cannot_be_is_not_found(client: Client, alice: Person) -> None:
    client.force_login(alice)
    assert client.post("/my/blocks/", {"persona": "a\0b"}).status_code == 404
    assert client.get("/my/names/%00/").status_code == 404
