"""The one door: address, mail, code."""

from __future__ import annotations

import pytest
from allauth.account.models import EmailAddress
from django.core.mail import EmailMessage
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse

from lamppost.journal.models import Line
from lamppost.people.models import Person
from lamppost.testing import code_in, enter

pytestmark = pytest.mark.django_db
Mails = list[EmailMessage]
DOOR, CODE = "/account/enter/", "/account/enter/code/"


def signed_in_as(client: Client) -> str | None:
    return client.session.get("_auth_user_id")


def test_new_address_is_signed_in_by_the_code(client: Client, mailoutbox: Mails) -> None:
    answer = enter(client, "Dora@Example.org")
    dora = Person.objects.get(email="dora@example.org")
    assert answer.headers["Location"] == "/my/ads/"
    assert signed_in_as(client) == str(dora.pk)
    assert EmailAddress.objects.get(user=dora).verified
    assert Line.objects.filter(act="person.confirmed_address").count() == 1


def test_known_address_gets_no_second_account(
    client: Client, alice: Person, mailoutbox: Mails
) -> None:
    enter(client, "ALICE@example.org")
    assert signed_in_as(client) == str(alice.pk)
    assert Person.objects.count() == 1


def test_page_mail_and_work_are_the_same_for_known_and_unknown(
    alice: Person, mailoutbox: Mails
) -> None:
    pages, work = [], []
    for email in ("alice@example.org", "nobody@example.org"):
        client = Client()
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.post(DOOR, {"email": email})
        page = client.get(CODE).content.decode()
        work.append(sum(q["sql"].startswith("INSERT") for q in queries.captured_queries))
        pages.append(page.replace(email, "…"))
    known, unknown = (_without_secrets(page) for page in pages)
    assert known == unknown
    assert work[0] == work[1]
    assert mailoutbox[0].subject == mailoutbox[1].subject


def _without_secrets(page: str) -> str:
    return "\n".join(line for line in page.splitlines() if "csrfmiddlewaretoken" not in line)


def test_code_stands_in_the_body_and_not_in_the_subject(client: Client, mailoutbox: Mails) -> None:
    client.post(DOOR, {"email": "dora@example.org"})
    assert code_in(mailoutbox[0]) not in mailoutbox[0].subject


def test_code_field_helps_phones_to_fill_it_in(client: Client, mailoutbox: Mails) -> None:
    client.post(DOOR, {"email": "dora@example.org"})
    page = client.get(CODE).content.decode()
    assert 'autocomplete="one-time-code"' in page
    assert 'inputmode="numeric"' in page


def test_wrong_code_says_so_and_lets_nobody_in(client: Client, mailoutbox: Mails) -> None:
    client.post(DOOR, {"email": "dora@example.org"})
    answer = client.post(CODE, {"code": "0000-0000"})
    assert answer.status_code == 422
    assert "That is not the code" in answer.content.decode()
    assert signed_in_as(client) is None


def test_fifth_wrong_code_makes_the_right_one_void(client: Client, mailoutbox: Mails) -> None:
    client.post(DOOR + "?next=/my/names/", {"email": "dora@example.org"})
    right = code_in(mailoutbox[0])
    answers = [client.post(CODE + "?next=/my/names/", {"code": "0000-0000"}) for _ in range(5)]
    assert [answer.status_code for answer in answers] == [422] * 4 + [302]
    assert answers[-1].headers["Location"] == DOOR + "?next=%2Fmy%2Fnames%2F"
    client.post(CODE, {"code": right})
    assert signed_in_as(client) is None


def test_new_code_takes_the_place_of_the_old_one(client: Client, mailoutbox: Mails) -> None:
    client.post(DOOR, {"email": "dora@example.org"})
    client.post(CODE, {"action": "resend"})
    old, new = (code_in(mail) for mail in mailoutbox)
    assert client.post(CODE, {"code": old}).status_code == 422
    assert client.post(CODE, {"code": new}).status_code == 302
    assert signed_in_as(client)


def test_address_can_be_changed_and_nothing_typed_before_is_lost(
    client: Client, mailoutbox: Mails
) -> None:
    session = client.session
    session["posting"] = {"title": "Blue kettle"}
    session.save()
    client.post(DOOR + "?next=/my/names/", {"email": "drao@example.org"})
    answer = client.post(CODE, {"action": "change", "next": "/my/names/"})
    assert answer.headers["Location"] == DOOR + "?next=%2Fmy%2Fnames%2F"
    assert client.get(answer.headers["Location"]).status_code == 200
    enter(client, "dora@example.org", next="/my/names/")
    assert client.session["posting"] == {"title": "Blue kettle"}


def test_second_address_typed_by_going_back_gets_the_code(
    client: Client, mailoutbox: Mails
) -> None:
    client.post(DOOR, {"email": "drao@example.org"})
    client.post(DOOR, {"email": "dora@example.org"})
    assert mailoutbox[-1].to == ["dora@example.org"]
    assert "dora@example.org" in client.get(CODE).content.decode()


def test_reload_of_the_code_page_keeps_the_code(client: Client, mailoutbox: Mails) -> None:
    client.post(DOOR, {"email": "dora@example.org"})
    client.get(CODE)
    client.get(DOOR)
    assert client.post(CODE, {"code": code_in(mailoutbox[0])}).status_code == 302
    assert len(mailoutbox) == 1


def test_code_page_without_a_code_leads_back_to_the_door(client: Client) -> None:
    answer = client.get(CODE + "?next=/my/names/")
    assert answer.headers["Location"] == DOOR + "?next=%2Fmy%2Fnames%2F"


def test_sign_in_leads_where_it_was_asked_for_but_never_off_the_board(
    mailoutbox: Mails,
) -> None:
    inside = enter(Client(), "dora@example.org", next="/my/names/")
    outside = enter(Client(), "dora@example.org", next="https://elsewhere.example/")
    assert inside.headers["Location"] == "/my/names/"
    assert outside.headers["Location"] == "/my/ads/"


def test_closed_account_gets_no_further_than_its_code(
    client: Client, alice: Person, mailoutbox: Mails
) -> None:
    Person.objects.filter(pk=alice.pk).update(is_active=False)
    answer = enter(client, "alice@example.org")
    assert answer.headers["Location"] == reverse("account_inactive")
    assert signed_in_as(client) is None


def test_no_address_is_mailed_to_more_than_four_times_in_ten_minutes(
    mailoutbox: Mails,
) -> None:
    answers = [Client().post(DOOR, {"email": "dora@example.org"}) for _ in range(5)]
    assert [answer.status_code for answer in answers] == [302] * 4 + [422]
    assert "too often" in answers[-1].content.decode()
    assert len(mailoutbox) == 4


def test_sending_again_counts_as_another_mail(mailoutbox: Mails) -> None:
    for _nth in range(4):
        client = Client()
        client.post(DOOR, {"email": "dora@example.org"})
        for _again in range(3):
            client.post(CODE, {"action": "resend"})
    assert len(mailoutbox) == 4


def test_nobody_asks_for_many_addresses(mailoutbox: Mails) -> None:
    answers = [Client().post(DOOR, {"email": f"p{n}@example.org"}) for n in range(11)]
    assert [answer.status_code for answer in answers] == [302] * 10 + [422]
    other = Client(REMOTE_ADDR="192.0.2.7").post(DOOR, {"email": "dora@example.org"})
    assert other.status_code == 302


@pytest.mark.parametrize(
    "page",
    ["password/reset/", "password/change/", "password/set/", "signup/", "email/", "login/code/"],
)
def test_pages_about_passwords_do_not_exist(client: Client, page: str) -> None:
    assert client.get("/account/" + page).status_code == 404


def test_nothing_can_even_name_the_password_pages() -> None:
    for name in ("account_signup", "account_reset_password", "account_change_password"):
        with pytest.raises(NoReverseMatch):
            reverse(name)


def test_old_login_address_leads_to_the_door(client: Client) -> None:
    answer = client.get("/account/login/?next=/my/")
    assert answer.headers["Location"] == DOOR + "?next=/my/"
