"""The statement of reasons, at a link that needs no account and tells nobody else anything."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from lamppost.board.actions import edit_ad
from lamppost.board.models import Ad
from lamppost.board.screened import content_of
from lamppost.journal.actions import name_of
from lamppost.journal.decisions import Ruling
from lamppost.journal.models import Decision
from lamppost.journal.models.decisions import Done, Policy, Source
from lamppost.moderation.effects import do
from lamppost.moderation.models import Appeal
from lamppost.moderation.reasons.links import reasons_path
from lamppost.moderation.reasons.statement import OBJECT_WITHIN
from lamppost.notices.models import Notice
from lamppost.people.models import Person
from lamppost.relay.tests.cast import answer, say
from lamppost.testing import make_ad

pytestmark = pytest.mark.django_db
WHY = Ruling(policy=Policy.GOODS, reasons="Fuel is not carried here.", note="Mo's own note")
TEXT = "Two cans, almost full."


@pytest.fixture
def ad(alice: Person) -> Ad:
    return make_ad(alice, text=TEXT, posted=timezone.now() - timedelta(days=5))


@pytest.fixture
def removed(ad: Ad, mo: Person) -> Decision:
    return do(Done.REMOVE, name_of(ad), WHY, by=mo, at=timezone.now())


def test_page_says_what_was_done_to_what_and_why(
    client: Client, removed: Decision, mo: Person
) -> None:
    page = client.get(reasons_path(removed)).content.decode()
    for said in (
        "Your ad was removed",
        TEXT,
        "Fuel is not carried here.",
        "Some goods and services may not be offered here.",
        "version shipped-1",
        "A person decided this.",
        "until somebody undoes it",
        "data protection authority",
    ):
        assert said in page, said
    assert "Mo" not in page
    assert "people.person" not in page
    assert 'name="words"' in page


def test_link_of_the_mail_opens_the_page(client: Client, removed: Decision) -> None:
    body = Notice.objects.get(kind="decision").body
    found = re.search(r"https?://[^/]+(/reasons/\S+)", body)
    assert found
    assert found[1] == reasons_path(removed)
    assert client.get(found[1]).status_code == 200


def test_words_are_shown_as_they_stood_when_it_was_decided(
    client: Client, ad: Ad, alice: Person, mo: Person
) -> None:
    held = do(Done.HOLD, name_of(ad), WHY, by=mo, at=timezone.now())
    content = content_of(ad)
    other = type(content)(**content.wording() | {"text": "Now it says something else."})
    edit_ad(ad, other, by=alice, at=timezone.now())
    page = client.get(reasons_path(held)).content.decode()
    assert TEXT in page
    assert "something else" not in page


@pytest.mark.parametrize("token", ["1", "guessed", "eyJh:1abc:xyz"])
def test_no_other_link_opens_anything(client: Client, removed: Decision, token: str) -> None:
    assert client.get(f"/reasons/{token}/").status_code == 404
    assert client.post(f"/reasons/{token}/", {"words": "Why?"}).status_code == 404


def test_page_is_neither_kept_nor_found_nor_passed_on(client: Client, removed: Decision) -> None:
    answer = client.get(reasons_path(removed))
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Robots-Tag"] == "noindex"
    assert answer["Referrer-Policy"] == "same-origin"


def test_objection_is_one_form_away_and_its_state_is_shown_at_the_same_place(
    client: Client, removed: Decision
) -> None:
    path = reasons_path(removed)
    answer = client.post(path, {"words": "It is a lamp."})
    assert answer["Location"] == f"{path}#objection"
    page = client.get(path).content.decode()
    assert "Your objection has come." in page
    assert "It is a lamp." in page
    assert 'name="words"' not in page
    client.post(path, {"words": "It is a lamp, I say."})
    assert Appeal.objects.get().words == "It is a lamp."


def test_words_that_cannot_be_taken_are_kept_in_the_form(client: Client, removed: Decision) -> None:
    answer = client.post(reasons_path(removed), {"words": "x" * 5_001})
    assert answer.status_code == 422
    assert "x" * 5_001 in answer.content.decode()
    assert not Appeal.objects.exists()


def test_after_six_months_the_page_says_that_it_is_too_late(
    client: Client, ad: Ad, mo: Person
) -> None:
    old = do(Done.REMOVE, name_of(ad), WHY, by=mo, at=timezone.now() - OBJECT_WITHIN)
    page = client.get(reasons_path(old)).content.decode()
    assert "these are over" in page
    assert 'name="words"' not in page
    assert client.post(reasons_path(old), {"words": "Why?"}).status_code == 422


def test_host_names_where_else_somebody_can_turn(
    client: Client, settings: Settings, removed: Decision
) -> None:
    settings.REDRESS = "Ask the Board of Ohio, Columbus."
    assert "Ask the Board of Ohio, Columbus." in client.get(reasons_path(removed)).content.decode()


def test_page_of_what_was_deleted_still_says_why(client: Client, ad: Ad, removed: Decision) -> None:
    ad.delete()
    page = client.get(reasons_path(removed)).content.decode()
    assert "Fuel is not carried here." in page
    assert TEXT not in page


def test_hold_says_by_when_somebody_should_have_looked(client: Client, ad: Ad, mo: Person) -> None:
    held = do(Done.HOLD, name_of(ad), WHY, by=mo, at=timezone.now())
    page = client.get(reasons_path(held)).content.decode()
    assert "Somebody should have looked by" in page
    assert "Somebody should have looked by" in Notice.objects.get(kind="decision").body


def test_list_of_decisions_is_for_whom_they_touch(
    client: Client, removed: Decision, ad: Ad, alice: Person, carol: Person
) -> None:
    assert client.get("/my/decisions/").status_code == 302
    client.force_login(carol)
    assert "Your ad was removed" not in client.get("/my/decisions/").content.decode()
    client.force_login(alice)
    page = client.get("/my/decisions/").content.decode()
    assert "Your ad was removed" in page
    assert reasons_path(removed) in page


def test_list_does_not_tell_that_something_was_reported_and_kept(
    client: Client, ad: Ad, alice: Person, mo: Person
) -> None:
    do(Done.KEEP, name_of(ad), WHY, by=mo, at=timezone.now())
    client.force_login(alice)
    assert "stays as it is" not in client.get("/my/decisions/").content.decode()


@pytest.mark.parametrize("source", [Source.REPORT, Source.OWN])
def test_reasons_about_a_letter_do_not_say_that_its_reader_reported_it(
    client: Client, alice: Person, bob: Person, mo: Person, source: Source
) -> None:
    """There is one who could have: alike whether or not they have."""
    letter = say(answer(make_ad(alice), bob), bob, "Is it there?")
    now = timezone.now()
    ruling = Ruling(policy=Policy.GOODS, source=source, until=now + timedelta(days=3))
    removed = do(Done.REMOVE, name_of(letter), ruling, by=mo, at=now)
    suspended = do(Done.SUSPEND, name_of(bob), ruling, by=mo, at=now)
    neither = "Somebody reported it to this board, or somebody who looks after it saw it."
    for decision in (removed, suspended):
        assert neither in client.get(reasons_path(decision)).content.decode()
        mail = Notice.objects.get(key=f"decision-{decision.pk}").body
        assert neither in mail
        assert "Somebody reported it to this board." not in mail
