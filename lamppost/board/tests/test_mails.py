"""What the board writes to a poster: when an ad is up, and before it ends."""

from __future__ import annotations

import re
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.test import Client
from pytest_django import Settings

from lamppost.board.actions import post_ad, remind_due, renew_ad
from lamppost.board.content import AdContent
from lamppost.board.models import Ad, Draft, State
from lamppost.board.tests.cast import signed_in
from lamppost.notices.models import Notice
from lamppost.people.models import Person
from lamppost.testing import NOON, make_ad, make_place

pytestmark = pytest.mark.django_db

TITLE = 'Tom & Jerry\'s "best" <kettle> — 50% off'
THREE_DAYS_BEFORE = NOON + timedelta(days=27)


def post(person: Person, title: str = TITLE) -> Ad:
    draft = Draft.objects.create(category="furniture", person=person)
    content = AdContent(category="furniture", title=title, text="", place=make_place())
    return post_ad(draft, content, by=person.personas.get(), at=NOON)


def link_in(notice: Notice, part: str) -> str:
    (url,) = re.findall(rf"^http\S*{part}\S*$", notice.body, re.MULTILINE)
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}"


def test_poster_is_mailed_the_link_that_manages_the_ad(client: Client, alice: Person) -> None:
    ad = post(alice)
    mail = Notice.objects.get()
    assert (mail.address, mail.kind) == ("alice@example.org", "ad_is_up")
    assert ad.get_absolute_url() in mail.body
    client.get(link_in(mail, "/manage/"))
    assert client.get(f"/ads/{ad.pk}/edit/").status_code == 200


@pytest.mark.parametrize("kind", ["ad_is_up", "ad_ends"])
def test_mail_is_plain_text_that_every_reader_shows(alice: Person, kind: str) -> None:
    post(alice)
    remind_due(THREE_DAYS_BEFORE)
    mail = Notice.objects.get(kind=kind)
    assert TITLE in mail.body
    assert TITLE in mail.subject
    assert not re.search(r"&\w+;|&#|<p|<br|\{\{|\{%", mail.body)
    words = [line for line in mail.body.splitlines() if not line.startswith("http")]
    assert max(len(line) for line in words) < 998  # RFC 5322, 2.1.1
    assert "\n\n\n" not in mail.body
    assert "\n-- \nLamppost" in mail.body


def test_title_of_an_ad_makes_no_header(alice: Person) -> None:
    post(alice, "Kettle\r\nBcc: everybody@example.org")
    assert "\n" not in Notice.objects.get().subject
    assert "\r" not in Notice.objects.get().subject


def test_reminder_comes_three_days_before_and_once(alice: Person) -> None:
    make_ad(alice)
    assert remind_due(THREE_DAYS_BEFORE - timedelta(seconds=1)) == 0
    assert [remind_due(THREE_DAYS_BEFORE), remind_due(THREE_DAYS_BEFORE)] == [1, 0]
    mail = Notice.objects.get()
    assert mail.subject.startswith("Your ad ends on 31 March")
    assert "Your ad ends on 31 March 2027" in mail.body


def test_reminder_comes_again_for_the_next_term(alice: Person) -> None:
    ad = make_ad(alice)
    remind_due(THREE_DAYS_BEFORE)
    renew_ad(ad, by=alice, at=THREE_DAYS_BEFORE)
    assert remind_due(THREE_DAYS_BEFORE + timedelta(days=26)) == 0
    assert remind_due(THREE_DAYS_BEFORE + timedelta(days=27)) == 1


def test_link_in_the_reminder_leads_to_the_button_that_renews(
    client: Client, alice: Person
) -> None:
    ad = make_ad(alice)
    remind_due(THREE_DAYS_BEFORE)
    answer = client.get(link_in(Notice.objects.get(), "then=renewal"), follow=True)
    assert answer.redirect_chain == [(f"/ads/{ad.pk}/renewal/", 302)]


@pytest.mark.parametrize("state", [state for state in State if state != State.LIVE])
def test_nobody_is_reminded_of_an_ad_that_is_not_up(alice: Person, state: State) -> None:
    make_ad(alice, state=state)
    assert remind_due(THREE_DAYS_BEFORE) == 0


def test_nobody_who_leaves_or_has_no_address_is_reminded(alice: Person, bob: Person) -> None:
    make_ad(alice)
    make_ad(bob)
    Person.objects.filter(pk=alice.pk).update(erase_due=NOON)
    Person.objects.filter(pk=bob.pk).update(email=None)
    assert remind_due(THREE_DAYS_BEFORE) == 0


def test_reminder_says_the_day_in_the_boards_own_time(alice: Person, settings: Settings) -> None:
    settings.TIME_ZONE = "Asia/Tokyo"
    make_ad(alice, expires=NOON + timedelta(days=30, hours=6))
    remind_due(NOON + timedelta(days=28))
    assert "1 April 2027, 03:00" in Notice.objects.get().body


def test_ad_of_somebody_signed_in_is_managed_without_a_link(alice: Person) -> None:
    ad = post(alice)
    assert signed_in(alice).get(f"/ads/{ad.pk}/edit/").status_code == 200
