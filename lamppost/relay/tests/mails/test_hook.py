"""Answers that a mail provider brings over HTTP."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from lamppost.notices.models import Notice
from lamppost.people.models import Person
from lamppost.relay.addresses import bounce_address, letter_address
from lamppost.relay.mail_in.guessing import GUESSES_BEHIND
from lamppost.relay.models import Letter, Side
from lamppost.relay.sides import own_side
from lamppost.relay.tests.cast import begin
from lamppost.relay.tests.mails.post import mail_of, mail_with_photo
from lamppost.relay.tests.mails.providers import (
    BASIC,
    HOOK,
    SIGNING_KEY,
    mailgun,
    mailgun_form,
    postmark,
)
from lamppost.relay.tests.mails.test_receiving import REPORT
from lamppost.relay.views.hooking import FORGING

Brings = Callable[..., HttpResponse]


@pytest.fixture
def side(alice: Person, bob: Person) -> Side:
    return own_side(begin(alice, bob), alice)


@pytest.fixture(params=[mailgun, postmark], ids=["mailgun", "postmark"])
def brings(request: pytest.FixtureRequest, settings: Settings) -> Brings:
    settings.MAIL_HOOK = request.param.__name__
    settings.MAIL_HOOK_SECRET = {mailgun: SIGNING_KEY, postmark: BASIC}[request.param]
    found: Brings = request.param
    return found


def answers(side: Side) -> list[str]:
    return [letter.text for letter in Letter.objects.filter(side=side, by_mail=True)]


def test_mail_becomes_a_letter_and_goes_on_to_the_other(
    brings: Brings, side: Side, alice: Person, bob: Person
) -> None:
    raw = mail_of(alice, side, "Ja, größer als 2 m – um sechs.\n\n> quoted")
    assert brings(raw, letter_address(side)).status_code == 200
    assert answers(side) == ["Ja, größer als 2 m – um sechs."]
    assert Notice.objects.filter(address=bob.email, kind="letter").count() == 1


def test_same_mail_twice_is_one_letter(brings: Brings, side: Side, alice: Person) -> None:
    raw = mail_of(alice, side)
    codes = [brings(raw, letter_address(side)).status_code for _ in range(2)]
    assert codes == [200, 200]
    assert len(answers(side)) == 1


def test_mail_with_a_photo_larger_than_a_form_of_ours_arrives_whole(
    brings: Brings, side: Side, alice: Person, settings: Settings
) -> None:
    padding = b"\0" * settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    mail = mail_with_photo(alice, padding=padding)
    assert brings(mail.as_bytes(), letter_address(side)).status_code == 200
    letter = Letter.objects.get(side=side, by_mail=True)
    assert (letter.text, letter.photos.count()) == ("See the photo.", 1)


def test_bounce_is_told_from_a_letter(brings: Brings, side: Side) -> None:
    raw = REPORT.format(action="failed", status="5.1.1").encode()
    assert brings(raw, bounce_address(side)).status_code == 200
    side.refresh_from_db()
    assert side.mail_failed


@pytest.mark.parametrize("raw", [b"", b"\xff\0", b"Content-Type: x; charset*=%\n\n\xff"])
def test_mail_that_cannot_be_a_letter_is_settled(brings: Brings, side: Side, raw: bytes) -> None:
    """Otherwise the provider would bring it for hours."""
    assert brings(raw, letter_address(side)).status_code == 200
    assert answers(side) == []


def test_wrong_addresses_are_settled_and_too_many_are_put_off(
    brings: Brings, side: Side, alice: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong, right = f"{'a' * 26}@127.0.0.1", letter_address(side)
    assert brings(mail_of(alice, side), wrong).status_code == 200
    monkeypatch.setattr(type(GUESSES_BEHIND), "is_spent", lambda limit, key: key == "all")
    assert brings(mail_of(alice, side), right).status_code == 503
    assert answers(side) == []


def test_nobody_else_can_bring_a_mail(
    brings: Brings, side: Side, alice: Person, settings: Settings
) -> None:
    settings.MAIL_HOOK_SECRET = "other:secret-of-somebody"
    for _ in range(FORGING.times):
        assert brings(mail_of(alice, side), letter_address(side)).status_code == 400
    assert brings(mail_of(alice, side), letter_address(side)).status_code == 429
    assert answers(side) == []


@pytest.mark.parametrize("spoilt", ["signature", "token", "timestamp", "missing", "ä"])
def test_mail_with_a_spoilt_signature_is_refused(
    side: Side, alice: Person, settings: Settings, spoilt: str
) -> None:
    settings.MAIL_HOOK, settings.MAIL_HOOK_SECRET = "mailgun", SIGNING_KEY
    form = mailgun_form(mail_of(alice, side), letter_address(side))
    right = dict(form)
    if spoilt == "missing":
        del form["signature"]
    elif spoilt == "ä":
        form["token"] = "ä"
    else:
        form[spoilt] = form[spoilt][:-1] + ("0" if form[spoilt][-1] != "0" else "1")
    assert Client().post(HOOK, form).status_code == 400
    assert answers(side) == []
    assert Client().post(HOOK, right).status_code == 200
    assert len(answers(side)) == 1


@pytest.mark.parametrize(("hours", "code"), [(8, 200), (25, 400), (-25, 400)])
def test_old_signature_opens_nothing(
    side: Side, alice: Person, settings: Settings, hours: int, code: int
) -> None:
    settings.MAIL_HOOK, settings.MAIL_HOOK_SECRET = "mailgun", SIGNING_KEY
    signed = int((timezone.now() - timedelta(hours=hours)).timestamp())
    said = mailgun(mail_of(alice, side), letter_address(side), timestamp=str(signed))
    assert said.status_code == code


def test_form_may_be_written_either_way(side: Side, alice: Person, settings: Settings) -> None:
    settings.MAIL_HOOK, settings.MAIL_HOOK_SECRET = "mailgun", SIGNING_KEY
    form = urlencode(mailgun_form(mail_of(alice, side, "Grün & 50 %"), letter_address(side)))
    said = Client().post(HOOK, form, content_type="application/x-www-form-urlencoded")
    assert said.status_code == 200
    assert answers(side) == ["Grün & 50 %"]


def test_mail_to_two_addresses_is_a_letter_in_both(
    side: Side, alice: Person, bob: Person, settings: Settings
) -> None:
    settings.MAIL_HOOK, settings.MAIL_HOOK_SECRET = "mailgun", SIGNING_KEY
    other = own_side(begin(alice, bob), alice)
    both = f"{letter_address(side)}, <{letter_address(other)}>"
    assert mailgun(mail_of(alice, side), both).status_code == 200
    assert (len(answers(side)), len(answers(other))) == (1, 1)


@pytest.mark.parametrize("body", ["", "[]", "1", "{", '{"RawEmail": 1}', "[" * 100_000])
def test_what_is_no_mail_is_refused(settings: Settings, body: str) -> None:
    headers = {"Authorization": f"Basic {b64encode(BASIC.encode()).decode()}"}
    settings.MAIL_HOOK, settings.MAIL_HOOK_SECRET = "postmark", BASIC
    said = Client().post(HOOK, body, content_type="application/json", headers=headers)
    assert said.status_code == 400


def test_mail_taken_apart_by_the_provider_is_refused_with_a_word_to_the_host(
    brings: Brings, side: Side, alice: Person, caplog: pytest.LogCaptureFixture
) -> None:
    form = mailgun_form(b"", letter_address(side))
    del form["body-mime"]
    is_form = brings is mailgun
    said = Client().post(HOOK, form) if is_form else postmark(b"", "x@y", RawEmail=None)
    assert said.status_code == 400
    assert "no whole mail" in caplog.text


def test_there_is_no_such_address_unless_it_is_set(side: Side, alice: Person) -> None:
    assert mailgun(mail_of(alice, side), letter_address(side)).status_code == 404
    assert Client().get(HOOK).status_code == 404


@pytest.mark.usefixtures("brings")
def test_nobody_reads_anything_there() -> None:
    assert Client().get(HOOK).status_code == 405
