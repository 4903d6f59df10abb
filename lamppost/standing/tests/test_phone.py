from __future__ import annotations

import logging
import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from pytest_django import Settings

from lamppost.core.limits import TooOften
from lamppost.core.sealing import blind_tag
from lamppost.notices.sms import NotSent
from lamppost.people.models import Person
from lamppost.standing import phones
from lamppost.standing.models import Phone, PhoneCode
from lamppost.standing.numbers import NumberRefused
from lamppost.standing.phones import CodeRefused, NoTexts, confirm_phone, send_code
from lamppost.testing import NOON, make_person

pytestmark = pytest.mark.django_db

NUMBER, E164 = "(937) 555-0134", "+19375550134"


class Pocket:
    """The phones of this test."""

    def __init__(self) -> None:
        self.texts: list[tuple[str, str]] = []
        self.is_broken = False

    def send(self, number: str, text: str, *, key: str = "") -> None:
        if self.is_broken:
            raise NotSent
        self.texts.append((number, text))

    @property
    def code(self) -> str:
        return self.texts[-1][1].split()[0]

    @property
    def wrong_code(self) -> str:
        return f"{(int(self.code) + 1) % 1_000_000:06}"


@pytest.fixture
def pocket(monkeypatch: pytest.MonkeyPatch) -> Pocket:
    pocket = Pocket()
    monkeypatch.setattr(phones, "texter", lambda: pocket)
    return pocket


def ask(person: Person, number: str = NUMBER, address: str = "192.0.2.1") -> None:
    send_code(person, number, address=address, at=NOON)


def test_code_from_the_text_shows_that_one_controls_the_number(
    alice: Person, pocket: Pocket
) -> None:
    ask(alice)
    assert pocket.texts[-1][0] == E164
    confirm_phone(alice, f" {pocket.code[:3]} {pocket.code[3:]} ", at=NOON)
    assert Phone.objects.get(person=alice).confirmed == NOON
    assert not PhoneCode.objects.exists()


def test_wrong_code_shows_nothing(alice: Person, pocket: Pocket) -> None:
    ask(alice)
    with pytest.raises(CodeRefused):
        confirm_phone(alice, pocket.wrong_code, at=NOON)
    assert not Phone.objects.exists()


def test_after_five_tries_the_right_code_is_void(alice: Person, pocket: Pocket) -> None:
    ask(alice)
    for _ in range(phones.MOST_TRIES):
        with pytest.raises(CodeRefused):
            confirm_phone(alice, pocket.wrong_code, at=NOON)
    with pytest.raises(CodeRefused):
        confirm_phone(alice, pocket.code, at=NOON)
    assert not Phone.objects.exists()


@pytest.mark.parametrize(("minutes", "is_good"), [(9, True), (10, False)])
def test_code_is_good_for_ten_minutes(
    alice: Person, pocket: Pocket, minutes: int, *, is_good: bool
) -> None:
    ask(alice)
    later = NOON + timedelta(minutes=minutes)
    if is_good:
        confirm_phone(alice, pocket.code, at=later)
    else:
        with pytest.raises(CodeRefused):
            confirm_phone(alice, pocket.code, at=later)
    assert Phone.objects.exists() is is_good
    phones.forget_old_codes(later)
    assert not PhoneCode.objects.exists()


def test_code_of_another_person_shows_nothing(alice: Person, bob: Person, pocket: Pocket) -> None:
    ask(alice)
    of_alice = pocket.code
    ask(bob, "937 555 0199")
    if of_alice != pocket.code:
        with pytest.raises(CodeRefused):
            confirm_phone(bob, of_alice, at=NOON)
    confirm_phone(bob, pocket.code, at=NOON)


def test_new_code_takes_the_place_of_the_old_one(alice: Person, pocket: Pocket) -> None:
    ask(alice)
    first = pocket.code
    ask(alice)
    if first != pocket.code:
        with pytest.raises(CodeRefused):
            confirm_phone(alice, first, at=NOON)
    confirm_phone(alice, pocket.code, at=NOON)


def test_number_serves_two_accounts_and_no_third(
    alice: Person, bob: Person, carol: Person, pocket: Pocket
) -> None:
    for person in (alice, bob, carol):
        ask(person, address=person.email or "")
        if person != carol:
            confirm_phone(person, pocket.code, at=NOON)
    with pytest.raises(NumberRefused):
        confirm_phone(carol, pocket.code, at=NOON)
    phones.remove_phone(alice)
    ask(carol, address="elsewhere")
    confirm_phone(carol, pocket.code, at=NOON)
    assert set(Phone.objects.values_list("person", flat=True)) == {bob.pk, carol.pk}


def test_number_shown_again_keeps_its_day_and_another_one_does_not(
    alice: Person, pocket: Pocket
) -> None:
    later = NOON + timedelta(minutes=5)
    ask(alice)
    confirm_phone(alice, pocket.code, at=NOON)
    ask(alice)
    assert confirm_phone(alice, pocket.code, at=later).confirmed == NOON
    ask(alice, "937 555 0199")
    assert confirm_phone(alice, pocket.code, at=later).confirmed == later
    assert Phone.objects.count() == 1


def test_texts_to_one_number_by_one_person_and_from_one_address_are_few(
    alice: Person, pocket: Pocket
) -> None:
    for _ in range(4):
        ask(alice)
    with pytest.raises(TooOften):
        ask(alice, "937 555 0199", address="elsewhere")
    with pytest.raises(TooOften):
        ask(make_person("Dora"), "+1 937 555-0134", address="elsewhere")
    for n in range(6):
        ask(make_person(f"Friend {n}"), f"937 555 01{n:02}")
    with pytest.raises(TooOften):
        ask(make_person("Emil"), "937 555 0198")
    assert len(pocket.texts) == 10


def test_board_sends_so_many_a_day_and_no_more(
    alice: Person, bob: Person, pocket: Pocket, settings: Settings
) -> None:
    settings.SMS_PER_DAY = 1
    ask(alice)
    with pytest.raises(NoTexts):
        ask(bob, "937 555 0199", address="elsewhere")
    assert len(pocket.texts) == 1


def test_text_that_nobody_took_leaves_no_code(alice: Person, pocket: Pocket) -> None:
    pocket.is_broken = True
    with pytest.raises(NoTexts):
        ask(alice)
    assert not PhoneCode.objects.exists()


def test_board_without_a_way_to_send_texts_says_so(
    client: Client, alice: Person, settings: Settings
) -> None:
    settings.SMS = "off"
    client.force_login(alice)
    assert b"cannot send text messages" in client.get("/my/standing/phone/").content
    answer = client.post("/my/standing/phone/", {"number": NUMBER})
    assert answer.status_code == 422


def test_pages_lead_from_the_number_to_the_code_and_back_to_where_it_was_asked(
    client: Client, alice: Person, pocket: Pocket
) -> None:
    client.force_login(alice)
    answer = client.post("/my/standing/phone/", {"number": NUMBER, "next": "/ads/"})
    assert answer["Location"] == "/my/standing/phone/code/?next=%2Fads%2F"
    wrong = client.post(answer["Location"], {"code": pocket.wrong_code})
    assert wrong.status_code == 422
    assert "That is not the code." in wrong.content.decode()
    right = client.post("/my/standing/phone/code/", {"code": pocket.code, "next": "/ads/"})
    assert right["Location"] == "/ads/"
    page = client.get("/my/standing/").content.decode()
    assert "you typed a code that we sent as a text" in page
    client.post("/my/standing/phone/removal/")
    assert not Phone.objects.exists()


def test_nobody_else_is_led_to_a_code(client: Client, alice: Person, carol: Person) -> None:
    assert client.get("/my/standing/phone/").status_code == 302
    PhoneCode.objects.create(person=alice, tag="t", code_tag="c", sent=NOON)
    client.force_login(carol)
    assert client.get("/my/standing/phone/code/")["Location"] == "/my/standing/phone/"


def test_number_and_code_are_nowhere_afterwards(
    client: Client,
    alice: Person,
    settings: Settings,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Not in the database with its sessions, the cache or the log; a demo's text has the code."""
    monkeypatch.setattr(phones, "new_code", lambda: "730915")
    settings.SMS = "folder"
    caplog.set_level(logging.DEBUG)
    client.force_login(alice)
    client.post("/my/standing/phone/", {"number": "not a number 937 555 0134"})
    client.post("/my/standing/phone/", {"number": NUMBER})
    kept = _kept(caplog)
    client.post("/my/standing/phone/code/", {"code": "730915"})
    kept += _kept(caplog)
    assert kept.count(blind_tag("phone", E164)) >= 2  # what is looked through holds the rows
    texts = "".join(path.read_text() for path in settings.MAIL_FOLDER.glob("*"))
    assert "730915" in texts
    assert "730915" not in kept
    for text in (kept, texts):
        assert "9375550134" not in re.sub(r"[^0-9a-z]", "", text)


def _kept(caplog: pytest.LogCaptureFixture) -> str:
    rows = [_rows(name) for name in connection.introspection.table_names()]
    kept = getattr(cache, "_cache", None)
    assert kept, "nothing in the cache, where limits are counted"
    return "\n".join([*rows, str(kept), caplog.text])


def _rows(table: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - names from the database
        return f"{table}: {cursor.fetchall()}"
