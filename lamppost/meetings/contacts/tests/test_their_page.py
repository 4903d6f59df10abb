"""What a contact sees, and what nobody sees before there is an alarm."""

from __future__ import annotations

import base64
import json
import logging
import re

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.db import connection
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from lamppost.meetings.contacts.actions import agree, invite_contact
from lamppost.meetings.contacts.owners import ways_held
from lamppost.meetings.contacts.tests.cast import (
    make_agreed,
    make_invited,
    make_plan,
    make_ready,
    written,
)
from lamppost.meetings.contacts.tokens import invitation_token, way_token
from lamppost.meetings.links import contact_token
from lamppost.meetings.models import Contact, Way
from lamppost.meetings.models.asked import Asked, Gone, OwnWords
from lamppost.notices.models import Channel
from lamppost.notices.push.devices import unpacked
from lamppost.notices.urgent.sending import send_due
from lamppost.people.models import Person
from lamppost.testing import NOON

pytestmark = pytest.mark.django_db


def _at(token: str, more: str = "") -> str:
    return reverse("meetings:contact", args=[token]) + more


def test_the_question_says_what_it_means_and_does_not_call_the_police(
    client: Client, alice: Person
) -> None:
    page = client.get(_at(invitation_token(make_invited(alice)))).content.decode()

    assert "Would you be told if Al does not come back?" in page
    for said in ("does not call the police", "You cannot ask where they are", "I take it on"):
        assert said in page


def test_a_yes_is_a_post_and_shows_how_they_are_told_by_the_same_link(
    client: Client, alice: Person
) -> None:
    contact = make_invited(alice)
    invitation = invitation_token(contact)
    client.get(_at(invitation))
    assert Contact.objects.get().state == Contact.State.INVITED

    page = client.post(_at(invitation, "agreement/"), follow=True)

    assert Contact.objects.get().state == Contact.State.AGREED
    assert page.redirect_chain[-1][0] == _at(invitation)
    assert "One thing is left" in page.content.decode()


def test_whoever_had_the_invitation_never_sees_the_link_of_the_page(
    client: Client, alice: Person
) -> None:
    contact = make_agreed(alice)
    invitation = _at(invitation_token(contact))
    seen = client.get(invitation).content.decode()
    seen += client.get(f"{invitation}leaving/").content.decode()

    client.post(f"{invitation}ways/", {"channel": "mail", "to": "joe@x.example"})
    client.post(written()[-1][1].link)

    seen += client.get(invitation).content.decode()
    assert contact_token(contact) not in seen
    own = [words.link for to, words in written() if to == "joe@x.example"][-1]
    assert own.endswith(_at(contact_token(contact)))
    assert "All is set" in client.get(_at(contact_token(contact))).content.decode()


def test_no_thanks_deletes_what_was_held_and_the_list_says_so(
    client: Client, alice: Person
) -> None:
    contact = invite_contact(alice, "Joe", "Al", address="joe@x.example", at=NOON)

    page = client.post(_at(invitation_token(contact), "leaving/"), follow=True)

    assert "what we held of you is deleted" in page.content.decode()
    client.force_login(alice)
    assert "Joe does not want to be told." in client.get("/meetings/contacts/").content.decode()
    client.post("/meetings/contacts/left/")
    assert not Gone.objects.exists()


def test_an_invitation_opens_nothing_once_a_test_has_arrived(client: Client, alice: Person) -> None:
    contact = make_ready(alice)
    token = invitation_token(contact)

    page = client.get(_at(token)).content.decode()

    assert "You have agreed already" in page
    assert "joe@elsewhere.example" not in page
    assert contact_token(contact) not in page
    assert client.post(_at(token, "leaving/")).status_code == 404
    assert client.post(_at(token, "ways/"), {"channel": "mail"}).status_code == 404
    assert Contact.objects.exists()
    client.post(_at(token, "link/"))
    assert written()[0][0] == "joe@elsewhere.example"


def test_a_way_is_added_tested_and_proven_by_the_message_alone(
    client: Client, alice: Person
) -> None:
    contact = make_agreed(alice)
    base = _at(contact_token(contact))

    wrong = client.post(f"{base}ways/", {"channel": "mail", "to": "joe@"})
    assert wrong.status_code == 422
    client.post(f"{base}ways/", {"channel": "mail", "to": " joe@x.example "})
    [(to, words)] = written()
    assert to == "joe@x.example"
    opened = client.get(words.link)
    assert "It arrived" in opened.content.decode()
    assert not Way.objects.get().proven  # mail scanners open links
    done = client.post(words.link).content.decode()

    assert "Thank you, it arrived" in done
    assert contact_token(contact) not in done  # it may have gone to a wrong address
    assert Way.objects.get().proven
    assert "All is set" in client.get(base).content.decode()


def test_ways_are_ordered_and_removed(client: Client, alice: Person) -> None:
    contact = make_ready(alice)
    base = _at(contact_token(contact))
    client.post(f"{base}ways/", {"channel": "mail", "to": "joe@work.example"})
    first, second = ways_held(contact)

    client.post(f"{base}ways/{second.public_id}/", {"do": "up"})
    assert list(ways_held(contact)) == [second, first]
    refused = client.post(f"{base}ways/{first.public_id}/", {"do": "remove"}, follow=True)
    assert "only way that reaches you" in refused.content.decode()
    client.post(f"{base}ways/{second.public_id}/", {"do": "remove"})

    assert list(ways_held(contact)) == [first]


def test_only_ways_of_ones_own_can_be_touched(client: Client, alice: Person, bob: Person) -> None:
    theirs = ways_held(make_ready(bob)).get()
    base = _at(contact_token(make_agreed(alice)))

    assert client.post(f"{base}ways/{theirs.public_id}/", {"do": "remove"}).status_code == 404
    client.force_login(alice)
    for url in (f"/meetings/ways/{theirs.public_id}/", "/meetings/contacts/nothing/"):
        assert client.post(url, {"do": "remove"}).status_code == 404
    assert Way.objects.filter(pk=theirs.pk).exists()


def test_texts_are_offered_where_the_board_can_send_them(
    client: Client, alice: Person, settings: Settings
) -> None:
    base = _at(contact_token(make_agreed(alice)))
    settings.SMS = "off"
    assert "Mobile number" not in client.get(base).content.decode()
    client.post(f"{base}ways/", {"channel": "sms", "to": "+1 937 555 0134"})
    assert not Way.objects.exists()

    settings.SMS, settings.SMS_COUNTRIES = "folder", ["US"]
    assert "Mobile number" in client.get(base).content.decode()
    client.post(f"{base}ways/", {"channel": "sms", "to": "(937) 224-7111"})

    assert written()[0][0] == "+19372247111"
    assert Way.objects.get().channel == Channel.SMS


def test_a_browser_is_kept_sealed_with_its_keys(
    client: Client, alice: Person, settings: Settings
) -> None:
    settings.PUSH_KEY = "k" * 40
    base = _at(contact_token(make_agreed(alice)))
    point = ec.generate_private_key(ec.SECP256R1()).public_key()
    raw = point.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    given = {
        "endpoint": "https://push.example/one",
        "keys": {
            "p256dh": base64.urlsafe_b64encode(raw).decode().rstrip("="),
            "auth": base64.urlsafe_b64encode(b"s" * 16).decode().rstrip("="),
        },
    }

    bad = client.post(f"{base}ways/devices/", "{}", content_type="application/json")
    assert bad.status_code == 422
    good = client.post(f"{base}ways/devices/", json.dumps(given), content_type="application/json")

    assert good.status_code == 204
    [(to, _words)] = written()
    assert unpacked(to).endpoint == "https://push.example/one"
    assert "push.example" not in _whole_database()


def test_no_page_tells_of_a_plan_before_its_alarm(client: Client, alice: Person) -> None:
    ready, asked, agreed = make_ready(alice, "Joe"), make_invited(alice), make_agreed(alice)
    urls = []
    for contact in (ready, asked, agreed):
        urls += [_at(invitation_token(contact)), _at(invitation_token(contact), "leaving/")]
        if contact != asked:
            urls += [_at(contact_token(contact)), _at(contact_token(contact), "leaving/")]
    urls.append(reverse("meetings:arrived", args=[way_token(ways_held(ready)[0], at=NOON)]))
    before = [_words_of(client, url) for url in urls]

    make_plan(alice, ready)

    # Not by a word more or less, nor by what it refuses: there is no way to ask.
    assert [_words_of(client, url) for url in urls] == before
    for page in before:
        assert "Dave" not in page
        assert "bridge" not in page
        assert "12:00" not in page


def _words_of(client: Client, url: str) -> str:
    """Without what is drawn anew for each page."""
    page = client.get(url, follow=True).content.decode()
    return re.sub(r'="[A-Za-z0-9]{64}"', "", page)


def test_a_contact_can_change_their_ways_while_a_plan_runs(client: Client, alice: Person) -> None:
    """A refusal would tell them that there is one."""
    contact = make_ready(alice)
    make_plan(alice, contact)
    base = _at(contact_token(contact))

    client.post(f"{base}ways/", {"channel": "mail", "to": "joe@work.example"})
    first, second = ways_held(contact)
    client.post(f"{base}ways/{second.public_id}/", {"do": "remove"})

    assert list(ways_held(contact)) == [first]


def test_names_and_addresses_lie_sealed_and_stand_in_no_log(
    client: Client, alice: Person, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    contact = invite_contact(alice, "Joe Quux", "Alwhizz", address="joe@zork.example", at=NOON)
    agree(contact, at=NOON)
    client.post(
        _at(contact_token(contact), "ways/"), {"channel": "mail", "to": "second@zork.example"}
    )
    client.force_login(alice)
    client.post("/meetings/words/", {"subject": "Gymbag", "body": "Kettlebells"})
    send_due(Channel.MAIL, NOON)
    client.post(_at(contact_token(contact), "leaving/"))

    assert Asked.objects.exists()
    assert Gone.objects.exists()
    assert OwnWords.objects.exists()
    whole = _whole_database() + caplog.text
    for word in ("Quux", "Alwhizz", "zork", "Gymbag", "Kettlebells"):
        assert word.casefold() not in whole.casefold()


def _whole_database() -> str:
    """Every row of every table, as text."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608
            for row in cursor.fetchall():
                found += [bytes(one) if isinstance(one, memoryview) else one for one in row]
    return "\n".join(str(one) for one in found)


def test_another_service_is_checked_and_its_keys_are_not_shown(
    client: Client, alice: Person
) -> None:
    base = _at(contact_token(make_agreed(alice)))

    wrong = client.post(f"{base}ways/", {"channel": "apprise", "to": "file:///etc/passwd"})
    assert wrong.status_code == 422
    assert "file:///etc/passwd" in wrong.content.decode()
    client.post(f"{base}ways/", {"channel": "apprise", "to": "ntfys://ntfy.example/secrettopic"})

    assert written()[0][0] == "ntfys://ntfy.example/secrettopic"
    page = client.get(base).content.decode()
    assert "ntfys" in page
    assert "secrettopic" not in page
