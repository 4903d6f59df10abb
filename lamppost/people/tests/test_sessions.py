"""Where somebody is signed in."""

from __future__ import annotations

from datetime import timedelta

from allauth.usersessions.models import UserSession
from django.core.mail import EmailMessage
from django.test import Client
from django.utils import timezone

from lamppost.people.accounts import forget_ended_sessions
from lamppost.people.models import Person
from lamppost.testing import enter

Mails = list[EmailMessage]


def browser(name: str, person: Person) -> Client:
    client = Client(headers={"user-agent": name})
    enter(client, str(person.email))
    return client


def test_every_browser_is_listed_and_this_one_marked(alice: Person, mailoutbox: Mails) -> None:
    browser("Phone", alice)
    laptop = browser("Laptop", alice)
    page = laptop.get("/account/sessions/").content.decode()
    assert "Phone" in page
    assert "Laptop" in page
    assert page.count("this browser") == 1


def test_one_browser_can_be_signed_out_from_another(alice: Person, mailoutbox: Mails) -> None:
    phone, laptop = browser("Phone", alice), browser("Laptop", alice)
    on_phone = UserSession.objects.get(user_agent="Phone")
    laptop.post(f"/account/sessions/{on_phone.pk}/end/")
    assert phone.get("/my/").status_code == 302
    assert laptop.get("/my/").status_code == 200


def test_all_but_this_one_can_be_ended_at_once(alice: Person, mailoutbox: Mails) -> None:
    phone, tablet, laptop = (browser(name, alice) for name in ("Phone", "Tablet", "Laptop"))
    laptop.post("/account/sessions/")
    assert [one.get("/my/").status_code for one in (phone, tablet, laptop)] == [302, 302, 200]


def test_ending_this_one_signs_out(alice: Person, mailoutbox: Mails) -> None:
    laptop = browser("Laptop", alice)
    answer = laptop.post(f"/account/sessions/{UserSession.objects.get().pk}/end/")
    assert answer.headers["Location"] == "/"
    assert laptop.get("/my/").status_code == 302


def test_carol_neither_sees_nor_ends_alices_sessions(
    alice: Person, carol: Person, mailoutbox: Mails
) -> None:
    phone = browser("Alices phone", alice)
    of_alice = UserSession.objects.get()
    stranger = browser("Laptop", carol)
    assert "Alices phone" not in stranger.get("/account/sessions/").content.decode()
    assert stranger.post(f"/account/sessions/{of_alice.pk}/end/").status_code == 404
    assert phone.get("/my/").status_code == 200


def test_reading_pages_does_not_write_each_time(alice: Person, mailoutbox: Mails) -> None:
    phone = browser("Phone", alice)
    phone.get("/my/")
    UserSession.objects.update(last_seen_at=timezone.now() - timedelta(days=1))
    seen = UserSession.objects.get().last_seen_at
    phone.get("/my/")
    assert UserSession.objects.get().last_seen_at == seen


def test_browser_seen_long_ago_is_noted_again(alice: Person, mailoutbox: Mails) -> None:
    phone = browser("Phone", alice)
    long_ago = timezone.now() - timedelta(days=1)
    UserSession.objects.update(last_seen_at=long_ago)
    session = phone.session
    session["seen_noted"] = long_ago.timestamp()
    session.save()
    phone.get("/my/")
    assert UserSession.objects.get().last_seen_at > long_ago


def test_visitor_without_a_session_gets_a_page_any_cache_may_keep(client: Client, db: None) -> None:
    assert "Cookie" not in client.get("/health/").headers.get("Vary", "")


def test_notes_of_sessions_that_ran_out_are_forgotten(
    alice: Person, mailoutbox: Mails, settings: object
) -> None:
    browser("Phone", alice)
    browser("Laptop", alice)
    now = timezone.now()
    UserSession.objects.filter(user_agent="Phone").update(last_seen_at=now - timedelta(days=61))
    assert forget_ended_sessions(now) == 1
    assert UserSession.objects.get().user_agent == "Laptop"


def test_answer_that_caches_may_keep_carries_nobodys_cookie(client: Client, alice: Person) -> None:
    client.force_login(alice)
    answer = client.get("/places/suggest/?q=Day")
    assert "public" in answer["Cache-Control"]
    assert not answer.cookies
    assert client.get("/my/").cookies


def test_pages_of_somebody_signed_in_are_kept_by_no_cache(client: Client, alice: Person) -> None:
    assert "Cache-Control" not in client.get("/help/").headers
    client.force_login(alice)
    assert client.get("/my/")["Cache-Control"] == "private, no-cache"


def test_signing_out_clears_what_the_browser_kept(client: Client, alice: Person) -> None:
    client.force_login(alice)
    assert "Clear-Site-Data" not in client.get("/my/").headers
    assert client.post("/account/logout/")["Clear-Site-Data"] == '"cache"'
