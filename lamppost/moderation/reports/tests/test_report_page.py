"""Reporting a thing, with and without an account."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from lamppost.board.models import Photo, State
from lamppost.journal.decisions import Ruling
from lamppost.moderation.models import Report
from lamppost.moderation.reports import views
from lamppost.notices.models import Notice
from lamppost.people.models import Person
from lamppost.people.suspending import suspend_person
from lamppost.relay.models import Conversation
from lamppost.relay.tests.cast import begin, put_in_state, say
from lamppost.relay.tests.pages import as_, shown
from lamppost.testing import make_ad, restrict

KEY = "a" * 26
TOLD = {"kind": "money", "words": "A deposit for the key", "key": KEY}


@pytest.fixture
def talk(alice: Person, bob: Person) -> Conversation:
    """Bob has answered an ad of alice's, and alice has written back."""
    talk = begin(alice, bob)
    say(talk, alice, "Yes, come by")
    return talk


def test_ad_is_reported_without_an_account(client: Client, alice: Person) -> None:
    ad = make_ad(alice, "Blue kettle")
    path = f"/report/ad/{ad.pk}/"
    assert "Blue kettle" in shown(client.get(path))
    answer = client.post(path, TOLD)
    report = Report.objects.get()
    assert (report.case.subject, report.kind, report.person) == (f"board.ad:{ad.pk}", "money", None)
    assert answer["Location"] == report.get_absolute_url()
    assert "It has arrived" in shown(client.get(answer["Location"]))


@pytest.mark.parametrize("state", [State.CLOSED, State.EXPIRED])
def test_ad_that_has_ended_leads_to_its_report_and_to_that_alone(
    client: Client, alice: Person, state: State
) -> None:
    ad = make_ad(alice, "Blue kettle", state=state)
    Photo.objects.create(ad=ad, digest="0" * 64, width=1, height=1)
    page = client.get(ad.get_absolute_url())
    assert page.status_code == 410
    assert re.findall(r'"(/report/[^"]+)"', page.content.decode()) == [f"/report/ad/{ad.pk}/"]
    client.post(f"/report/ad/{ad.pk}/", TOLD)
    assert Report.objects.get().case.subject == f"board.ad:{ad.pk}"


def test_photo_of_an_ad_is_a_thing_of_its_own(client: Client, alice: Person) -> None:
    photo = Photo.objects.create(ad=make_ad(alice), digest="0" * 64, width=1, height=1)
    client.post(f"/report/photo/{photo.pk}/", TOLD)
    assert Report.objects.get().case.subject == f"board.photo:{photo.pk}"


def test_person_is_reported_by_the_name_they_wear(client: Client, alice: Person) -> None:
    persona = alice.personas.get()
    make_ad(alice)
    client.post(f"/report/person/{persona.public_id}/", TOLD)
    assert Report.objects.get().case.subject == f"people.persona:{persona.pk}"


def test_letter_is_reported_by_the_one_who_got_it_alone(
    talk: Conversation, alice: Person, bob: Person, carol: Person
) -> None:
    letter = talk.letters.order_by("pk")[0]
    path = f"/report/letter/{letter.pk}/"
    for stranger in (bob, carol):
        assert as_(stranger).get(path).status_code == 404
        assert as_(stranger).post(path, TOLD).status_code == 404
    assert "/account/enter/" in Client().get(path, follow=True).redirect_chain[-1][0]
    as_(alice).post(path, TOLD)
    report = Report.objects.get()
    assert (report.case.subject, report.person) == (f"relay.letter:{letter.pk}", alice)


def test_somebody_who_is_suspended_can_report(talk: Conversation, alice: Person) -> None:
    suspend_person(
        alice, Ruling(until=timezone.now() + timedelta(days=2)), by="host", at=timezone.now()
    )
    as_(alice).post(f"/report/letter/{talk.letters.order_by('pk')[0].pk}/", TOLD)
    assert Report.objects.get().person == alice


def test_links_stand_beside_what_can_be_reported(
    talk: Conversation, alice: Person, bob: Person
) -> None:
    ad = talk.ad
    assert ad
    photo = Photo.objects.create(ad=ad, digest="0" * 64, width=1, height=1)
    public_id = alice.personas.get().public_id
    page = shown(as_(bob).get(ad.get_absolute_url()))
    for path in (f"ad/{ad.pk}/", f"photo/{photo.pk}/", f"person/{public_id}/"):
        assert f'href="/report/{path}"' in page
        assert f'href="/report/{path}"' not in shown(as_(alice).get(ad.get_absolute_url()))
    assert f"/report/person/{public_id}/" in shown(as_(bob).get(f"/people/{public_id}/"))
    letters = shown(as_(alice).get(talk.get_absolute_url()))
    assert f"/report/letter/{talk.letters.order_by('pk')[0].pk}/" in letters
    assert f"/report/conversation/{talk.public_id}/" in letters
    assert public_id not in letters


def test_letter_that_has_not_come_through_cannot_be_reported(
    talk: Conversation, alice: Person
) -> None:
    letter = talk.letters.order_by("pk")[0]
    put_in_state("held", talk.letters.filter(pk=letter.pk))
    assert as_(alice).get(f"/report/letter/{letter.pk}/").status_code == 404


def test_conversation_leads_to_its_last_letter_and_never_to_a_name(
    talk: Conversation, alice: Person, bob: Person, carol: Person
) -> None:
    path = f"/report/conversation/{talk.public_id}/"
    first, second = talk.letters.order_by("pk")
    assert as_(alice).get(path)["Location"] == f"/report/letter/{first.pk}/"
    assert as_(bob).get(path)["Location"] == f"/report/letter/{second.pk}/"
    assert as_(carol).get(path).status_code == 404


def test_conversation_in_which_nothing_came_back_leads_to_the_ad(
    alice: Person, bob: Person
) -> None:
    talk = begin(alice, bob)
    path = f"/report/conversation/{talk.public_id}/"
    assert as_(bob).get(path)["Location"] == f"/report/ad/{talk.ad_id}/"


def test_what_is_not_shown_cannot_be_reported(client: Client, alice: Person) -> None:
    ad = make_ad(alice)
    photo = Photo.objects.create(ad=ad, digest="0" * 64, width=1, height=1)
    restrict(ad)
    for path in (f"ad/{ad.pk}", f"photo/{photo.pk}", "person/nobody", "ad/999999999"):
        assert client.get(f"/report/{path}/").status_code == 404


def test_own_ad_is_not_reported(alice: Person) -> None:
    ad = make_ad(alice)
    answer = as_(alice).post(f"/report/ad/{ad.pk}/", TOLD)
    assert "This is your own" in shown(answer)
    assert not Report.objects.exists()


@pytest.mark.parametrize(
    "wrong", [{"kind": ""}, {"kind": "revenge"}, {"words": "x" * 2_001}, {"address": "not one"}]
)
def test_report_that_cannot_be_taken_comes_back_with_its_words(
    client: Client, alice: Person, wrong: dict[str, str]
) -> None:
    answer = client.post(f"/report/ad/{make_ad(alice).pk}/", {**TOLD, **wrong})
    assert answer.status_code == 422
    assert (wrong.get("words") or TOLD["words"]) in shown(answer)
    assert KEY in shown(answer)
    assert not Report.objects.exists()


def test_line_breaks_count_as_one_character_each(client: Client, alice: Person) -> None:
    words = "x\r\n" * 999 + "x"
    client.post(f"/report/ad/{make_ad(alice).pk}/", {**TOLD, "words": words})
    assert Report.objects.get().words == words.replace("\r\n", "\n")


def test_one_household_cannot_flood_but_is_heard_where_somebody_may_be_harmed(
    client: Client, alice: Person
) -> None:
    path = f"/report/ad/{make_ad(alice).pk}/"
    for number in range(views.REPORTING.times + 1):
        answer = client.post(path, {**TOLD, "words": f"No {number}", "key": ""})
    assert "too often" in shown(answer)
    assert Report.objects.count() == views.REPORTING.times
    assert client.post(path, {**TOLD, "kind": "child"}).status_code == 302


def test_key_of_another_shape_is_not_taken(client: Client, alice: Person) -> None:
    """Two people whose programs both send "1" would else read each other's receipts."""
    path = f"/report/ad/{make_ad(alice).pk}/"
    answers = [client.post(path, {**TOLD, "key": "1"}) for _ in range(2)]
    assert answers[0]["Location"] != answers[1]["Location"]


def test_page_says_whom_to_call_before_anything_is_sent(client: Client, alice: Person) -> None:
    page = shown(client.get(f"/report/ad/{make_ad(alice).pk}/"))
    assert "Call 911 first" in page
    assert "1-800-843-5678" in page
    assert "within the hour" in page


def test_mail_of_a_report_holds_no_word_of_it_and_comes_three_times_a_day(
    client: Client, alice: Person
) -> None:
    path = f"/report/ad/{make_ad(alice, 'Blue kettle').pk}/"
    for number in range(5):
        words = f"Buy at thief.example, {number}"
        client.post(path, {**TOLD, "words": words, "key": "", "address": "dora@example.org"})
    mails = Notice.objects.filter(address="dora@example.org")
    assert mails.count() == 3
    assert not any("thief" in one.body or "kettle" in one.body for one in mails)
    assert Report.objects.exclude(address=b"").count() == 3
    assert mail.outbox == []


def test_reported_person_learns_nothing(talk: Conversation, alice: Person, bob: Person) -> None:
    paths = ("/my/", "/my/ads/", "/letters/", talk.get_absolute_url(), "/my/reports/")
    browser = as_(bob)
    for _visit in range(2):  # the first one reads what is new
        before = [_same(shown(browser.get(path))) for path in paths]
    as_(alice).post(f"/report/letter/{talk.letters.order_by('pk')[0].pk}/", TOLD)
    assert [_same(shown(browser.get(path))) for path in paths] == before
    assert not Notice.objects.filter(kind__startswith="report", address=bob.email).exists()


def _same(page: str) -> list[str]:
    return [line for line in page.splitlines() if "csrf" not in line and 'name="key"' not in line]
