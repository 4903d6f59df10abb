"""What no page of ours sends, and keys that are lost."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from lamppost.notices.models import Notice
from lamppost.people.models import Person
from lamppost.relay.actions import note_to_self
from lamppost.relay.actions.exchanging import propose_exchange
from lamppost.relay.actions.sheets import NewSheet, keep_asks
from lamppost.relay.asks import Asks
from lamppost.relay.belongings import OWN
from lamppost.relay.exchanges import Offer
from lamppost.relay.models import AskSheet, Exchange, Side
from lamppost.relay.sides import own_side
from lamppost.relay.tests.cast import begin
from lamppost.relay.tests.pages import as_
from lamppost.testing import NOON


def test_offer_is_kept_without_the_character_that_no_database_takes(
    alice: Person, bob: Person
) -> None:
    path = f"{begin(alice, bob).get_absolute_url()}exchanges/"
    typed = {"give-name": "Na\0me", "give-words": "Al\0ice", "want": "Yo\0urs"}
    assert as_(alice).post(path, typed).status_code == 302
    offer = Exchange.objects.get()
    assert (offer.gives, offer.wants) == (["Name"], ["Yours"])


def test_sheet_is_kept_without_the_character_that_no_database_takes(alice: Person) -> None:
    typed = {"questions": "Why?", "tell-name": "Na\0me", "tell-words": "Al\0ice"}
    assert as_(alice).post("/my/asks/", typed).status_code == 302
    assert [one.field for one in AskSheet.objects.get().answers.all()] == ["Name"]


@pytest.mark.django_db
@pytest.mark.parametrize("secret", ["%00", "a", "A" * 26])
def test_mute_link_that_cannot_be_one_is_looked_up_nowhere(
    secret: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        assert Client().get(f"/letters/mute/{secret}/").status_code == 404


def test_archive_comes_also_when_the_key_of_what_is_sealed_is_lost(
    alice: Person, bob: Person, settings: Settings
) -> None:
    note_to_self(own_side(begin(alice, bob), alice), "Tall")
    keep_asks(NewSheet(Asks(phone=True), {"Name": "Alice"}), by=alice, ad=None, at=NOON)
    settings.SEAL_KEYS = ("another",)
    exported: dict[str, Any] = {one.name: one.export(alice) for one in OWN}
    conversations, asks = exported["conversations"], exported["asks"]
    assert conversations[0]["note"] == ""
    assert asks[0]["told_in_return"] == {"Name": ""}


@pytest.mark.parametrize("why_not", ["leaving", "bounced"])
def test_proposal_is_not_mailed_where_letters_are_not(
    alice: Person, bob: Person, why_not: str
) -> None:
    talk, soon = begin(alice, bob), timezone.now() + timedelta(days=7)
    if why_not == "leaving":
        Person.objects.filter(pk=alice.pk).update(erase_due=soon)
    else:
        Side.objects.filter(persona__person=alice).update(mail_failed=soon)
    propose_exchange(own_side(talk, bob), Offer({"Name": "Bob"}, ("Name",)), at=timezone.now())
    assert not Notice.objects.filter(kind="exchange").exists()
