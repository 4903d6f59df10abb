"""Whoever tries addresses finds nothing, and is not let go on for long."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.test import Client

from lamppost.people.models import Person
from lamppost.relay.models import new_secret
from lamppost.relay.tests.cast import begin
from lamppost.relay.views import access


@pytest.fixture(autouse=True)
def _twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access, "GUESSING", replace(access.GUESSING, times=2))


def answers(person: Person, addresses: list[str]) -> list[int]:
    client = Client()
    client.force_login(person)
    return [client.get(address).status_code for address in addresses]


def test_who_tries_addresses_of_conversations_is_stopped(alice: Person, carol: Person) -> None:
    tried = [f"/letters/{new_secret()}/" for _number in range(3)]
    assert answers(carol, tried) == [404, 404, 429]


def test_conversation_of_others_counts_like_one_that_is_not_there(
    alice: Person, bob: Person, carol: Person
) -> None:
    tried = [begin(alice, bob).get_absolute_url()] * 3
    assert answers(carol, tried) == [404, 404, 429]


def test_own_conversation_opens_also_after_wrong_addresses(alice: Person, bob: Person) -> None:
    own = begin(alice, bob).get_absolute_url()
    tried = [f"/letters/{new_secret()}/" for _number in range(3)]
    assert answers(bob, [*tried, own])[-1] == 200
