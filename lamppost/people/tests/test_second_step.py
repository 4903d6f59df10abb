"""An app or a passkey on top of the code by mail."""

from __future__ import annotations

import time
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.core.mail import EmailMessage
from django.test import Client

from lamppost.people.models import Person
from lamppost.testing import code_in, enter

Mails = list[EmailMessage]
SECRET = "JBSWY3DPEHPK3PXP"
STEP, APP = "/account/steps/authenticate/", "/account/steps/totp/activate/"


def app_code(secret: str = SECRET) -> str:
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


@pytest.fixture
def guarded(alice: Person) -> Person:
    """Alice, with an app and recovery codes."""
    TOTP.activate(alice, SECRET)
    RecoveryCodes.activate(alice)
    return alice


def forget_proof(client: Client) -> None:
    """As if somebody had signed in an hour ago."""
    session = client.session
    for record in session["account_authentication_methods"]:
        record["at"] -= timedelta(hours=1).total_seconds()
    session.save()


def test_code_by_mail_alone_does_not_let_in_who_has_an_app(
    client: Client, guarded: Person, mailoutbox: Mails
) -> None:
    answer = enter(client, "alice@example.org", next="/my/names/")
    assert answer.headers["Location"] == STEP
    assert client.get("/my/").status_code == 302
    assert client.post(STEP, {"code": "000000"}).status_code == 200
    assert client.get("/my/").status_code == 302
    answer = client.post(STEP, {"code": app_code()})
    assert answer.headers["Location"] == "/my/names/"
    assert client.get("/my/").status_code == 200


def test_recovery_code_lets_in_once(guarded: Person, mailoutbox: Mails) -> None:
    codes = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()
    first, second = Client(), Client()
    enter(first, "alice@example.org")
    first.post(STEP, {"code": codes[0]})
    enter(second, "alice@example.org")
    second.post(STEP, {"code": codes[0]})
    assert first.get("/my/").status_code == 200
    assert second.get("/my/").status_code == 302


def test_second_step_can_be_left_for_another_address(
    client: Client, guarded: Person, mailoutbox: Mails
) -> None:
    enter(client, "alice@example.org")
    client.post("/account/enter/code/", {"action": "change"})
    assert client.get("/account/enter/").status_code == 200


@pytest.mark.django_db(transaction=True)  # the mail is sent once the app is saved for good
def test_app_can_be_added_right_after_signing_in(
    client: Client, alice: Person, mailoutbox: Mails
) -> None:
    enter(client, "alice@example.org")
    page = client.get(APP)
    assert page.status_code == 200
    secret = page.context["form"].secret
    answer = client.post(APP, {"code": app_code(secret)}, follow=True)
    assert "Recovery codes" in answer.content.decode()
    assert answer.status_code == 200
    assert Authenticator.objects.filter(user=alice, type="totp").exists()
    assert "was added" in mailoutbox[-1].subject


@pytest.mark.parametrize("page", [APP, "/account/steps/webauthn/add/"])
def test_whoever_finds_a_phone_unlocked_cannot_add_a_way_in(
    client: Client, alice: Person, mailoutbox: Mails, page: str
) -> None:
    enter(client, "alice@example.org")
    assert client.get(page).status_code == 200
    forget_proof(client)
    answer = client.get(page)
    assert answer.headers["Location"].startswith("/account/proof/?next=")
    sent = len(mailoutbox)
    assert client.get(answer.headers["Location"]).status_code == 200
    assert len(mailoutbox) == sent  # a mere visit mails nothing


def test_code_by_mail_proves_it_again(client: Client, alice: Person, mailoutbox: Mails) -> None:
    enter(client, "alice@example.org")
    forget_proof(client)
    proof = client.get(APP).headers["Location"]
    client.post(proof, {"action": "send"})
    assert client.post(proof, {"code": "0000-0000"}).status_code == 422
    answer = client.post(proof, {"code": code_in(mailoutbox[-1])})
    assert answer.headers["Location"] == APP
    assert client.get(APP).status_code == 200


def test_fifth_wrong_proof_makes_the_right_one_void(
    client: Client, alice: Person, mailoutbox: Mails
) -> None:
    enter(client, "alice@example.org")
    forget_proof(client)
    proof = client.get(APP).headers["Location"]
    client.post(proof, {"action": "send"})
    right = code_in(mailoutbox[-1])
    answers = [client.post(proof, {"code": "0000-0000"}).status_code for _ in range(5)]
    assert answers == [422] * 4 + [302]
    client.post(proof, {"code": right})
    assert client.get(APP).status_code == 302


def test_code_by_mail_is_no_proof_for_who_has_an_app(
    client: Client, guarded: Person, mailoutbox: Mails
) -> None:
    enter(client, "alice@example.org")
    client.post(STEP, {"code": app_code()})
    forget_proof(client)
    answer = client.get("/account/steps/totp/deactivate/")
    assert answer.headers["Location"].startswith("/account/steps/reauthenticate/")
    assert (
        client.get("/account/proof/")
        .headers["Location"]
        .startswith("/account/steps/reauthenticate/")
    )


def test_carol_cannot_touch_alices_passkey(
    client: Client, alice: Person, carol: Person, mailoutbox: Mails
) -> None:
    key = Authenticator.objects.create(user=alice, type="webauthn", data={"name": "Hers"})
    enter(client, "carol@example.org")
    for what in ("edit", "remove"):
        url = f"/account/steps/webauthn/keys/{key.pk}/{what}/"
        assert client.post(url, {"name": "Mine"}).status_code == 404
    assert Authenticator.objects.get().data["name"] == "Hers"


def test_address_changes_by_a_code_sent_to_the_new_one(
    client: Client, alice: Person, mailoutbox: Mails
) -> None:
    enter(client, "alice@example.org")
    answer = client.post("/account/address/", {"email": "New@example.org", "action_add": "1"})
    assert answer.headers["Location"] == "/account/address/code/"
    assert mailoutbox[-1].to == ["new@example.org"]
    assert client.post("/account/address/code/", {"code": "0000-0000"}).status_code == 422
    assert Person.objects.get(pk=alice.pk).email == "alice@example.org"
    client.post("/account/address/code/", {"code": code_in(mailoutbox[-1])})
    assert Person.objects.get(pk=alice.pk).email == "new@example.org"
    addresses = EmailAddress.objects.filter(user=alice).values_list("email", "verified")
    assert list(addresses) == [("new@example.org", True)]
    assert mailoutbox[-1].to == ["alice@example.org"]
    assert "another one now" in mailoutbox[-1].subject


def test_address_cannot_be_changed_from_a_phone_found_unlocked(
    client: Client, alice: Person, mailoutbox: Mails
) -> None:
    enter(client, "alice@example.org")
    forget_proof(client)
    answer = client.post("/account/address/", {"email": "n@example.org", "action_add": "1"})
    assert answer.headers["Location"].startswith("/account/proof/")
    assert len(mailoutbox) == 1


def test_address_of_somebody_else_is_refused_only_once_it_is_proven(
    client: Client, alice: Person, bob: Person, mailoutbox: Mails
) -> None:
    enter(client, "alice@example.org")
    answer = client.post("/account/address/", {"email": "bob@example.org", "action_add": "1"})
    assert answer.headers["Location"] == "/account/address/code/"
    answer = client.post("/account/address/code/", {"code": code_in(mailoutbox[-1])})
    assert "has an account of its own" in answer.content.decode()


def test_address_typed_at_the_door_by_a_stranger_stays_free(
    client: Client, alice: Person, mailoutbox: Mails
) -> None:
    Client().post("/account/enter/", {"email": "new@example.org"})
    enter(client, "alice@example.org")
    client.post("/account/address/", {"email": "new@example.org", "action_add": "1"})
    client.post("/account/address/code/", {"code": code_in(mailoutbox[-1])})
    assert Person.objects.get(email="new@example.org") == alice
