"""Putting up an ad without an account: write, see, enter the code, done."""

from __future__ import annotations

import re

import pytest
from django.http import HttpRequest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from lamppost.board import actions
from lamppost.board.forms import AdForm
from lamppost.board.models import Ad, Draft, State
from lamppost.board.views.ad_form import bound_form
from lamppost.journal.models import Line
from lamppost.notices.models import Notice
from lamppost.people.models import Person
from lamppost.testing import make_place

KETTLE = {
    "title": "Blue kettle",
    "text": "It whistles.",
    "price_kind": "fixed",
    "price": "12",
    "place": "Dayton, Ohio",
}

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _town_and_mail(db: None, settings: Settings) -> None:
    make_place()
    # Django's test runner takes the mails away otherwise; here they go through our outbox.
    settings.EMAIL_BACKEND = "lamppost.notices.mail.OutboxBackend"


def write(client: Client, **changed: str) -> str:
    """Fills in the form; gives where the board leads next."""
    answer = client.post("/post/household/", KETTLE | changed)
    assert answer.status_code == 302, answer.content.decode()[:3000]
    return str(answer["Location"])


def code_in_mail(address: str) -> str:
    notice = Notice.objects.filter(address=address).latest("pk")
    found = re.search(r"^\s*([A-Z0-9-]{6,9})\s*$", notice.body, re.MULTILINE)
    assert found, notice.body
    return found[1]


def put_up(client: Client, address: str = "dora@example.org") -> Ad:
    check = write(client)
    answer = client.post(check, {"name": "Dora", "email": address})
    assert answer.status_code == 302, answer.content.decode()
    client.post(answer["Location"], {"code": code_in_mail(address)}, follow=True)
    return Ad.objects.get()


def test_ad_goes_up_without_an_account(client: Client) -> None:
    ad = put_up(client)
    assert (ad.state, ad.title, ad.price_cents) == (State.LIVE, "Blue kettle", 1200)
    assert ad.persona.name == "Dora"
    assert ad.persona.person.email == "dora@example.org"


def test_ad_goes_up_with_a_journal_line_and_without_its_draft(client: Client) -> None:
    put_up(client)
    assert Line.objects.filter(act="ad.posted").count() == 1
    assert not Draft.objects.exists()


def test_wrong_code_loses_nothing(client: Client) -> None:
    check = write(client)
    code_page = client.post(check, {"name": "Dora", "email": "dora@example.org"})["Location"]
    client.post(code_page, {"code": "WRONG1"})
    client.post(code_page, {"code": code_in_mail("dora@example.org")}, follow=True)
    assert Ad.objects.get().text == "It whistles."


def test_mistyped_address_can_be_changed(client: Client) -> None:
    check = write(client)
    client.post(check, {"name": "Dora", "email": "droa@example.org"})
    answer = client.post(check, {"name": "Dora", "email": "dora@example.org"})
    client.post(answer["Location"], {"code": code_in_mail("dora@example.org")}, follow=True)
    assert Ad.objects.get().persona.person.email == "dora@example.org"


def test_what_was_typed_survives_a_mistake(client: Client) -> None:
    answer = client.post("/post/household/", KETTLE | {"price": "twelve"})
    assert answer.status_code == 422
    assert "Write the price in digits" in answer.content.decode()
    draft = Draft.objects.get()
    again = client.get(draft.get_absolute_url()).content.decode()
    assert "It whistles." in again
    assert "twelve" in again


def test_missing_answer_is_complained_of_once(client: Client) -> None:
    page = client.post("/post/cars/", KETTLE).content.decode()
    assert "This category needs this one." in page
    assert "Fill in “Make”." not in page


def test_draft_is_kept_while_it_is_typed(client: Client) -> None:
    answer = client.post("/post/household/", {"title": "Blue ket", "go": "keep"})
    assert "Blue ket" in client.get(answer.json()["draft"]).content.decode()


def test_draft_of_another_browser_is_not_found(client: Client) -> None:
    check = write(client)
    assert client.get(check).status_code == 200
    assert Client().get(check).status_code == 404


def test_unknown_town_is_refused_in_words(client: Client) -> None:
    answer = client.post("/post/household/", KETTLE | {"place": "Atlantis"})
    assert "We do not know “Atlantis”" in answer.content.decode()


def test_second_click_puts_up_one_ad_and_leads_to_it(client: Client, alice: Person) -> None:
    client.force_login(alice)
    check = write(client)
    assert client.post(check, {"name": "Alice"}).status_code == 302
    second = client.post(check, {"name": "Alice"})
    assert second["Location"] == Ad.objects.get().get_absolute_url()
    assert client.get(check)["Location"] == second["Location"]


def test_second_click_that_finds_the_draft_gone_half_way_leads_to_the_ad(
    client: Client, alice: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.force_login(alice)
    check = write(client)
    post_first = bound_form

    def first_click_is_faster(request: HttpRequest, read: Draft) -> AdForm:
        form = post_first(request, read)
        assert form.is_valid()
        assert form.content
        actions.put_up(read, form.content, by=alice.personas.get(), at=timezone.now())
        return form

    monkeypatch.setattr("lamppost.board.views.publishing.bound_form", first_click_is_faster)
    second = client.post(check, {"name": "Alice"})
    assert second["Location"] == Ad.objects.get().get_absolute_url()


def test_draft_that_is_up_leads_nobody_else_to_its_ad(client: Client, alice: Person) -> None:
    client.force_login(alice)
    check = write(client)
    client.post(check, {"name": "Alice"})
    assert Client().get(check).status_code == 404


def test_mail_with_the_code_carries_the_manage_link(client: Client) -> None:
    check = write(client)
    client.post(check, {"name": "Dora", "email": "dora@example.org"})
    body = Notice.objects.latest("pk").body
    link = re.search(r"http://\S+/manage/\S+", body)
    assert link
    assert "Blue kettle" in body


def manage_path(address: str) -> str:
    found = re.search(r"http://[^/]+(/manage/\S+)", Notice.objects.filter(address=address)[0].body)
    assert found
    return found[1]


def test_link_sent_to_a_mistyped_address_opens_no_draft(client: Client) -> None:
    check = write(client)
    client.post(check, {"name": "Dora", "email": "droa@example.org"})
    stranger = Client()
    answer = stranger.get(manage_path("droa@example.org"), follow=True)
    assert "This ad is not up yet" in answer.content.decode()
    assert "whistles" not in answer.content.decode()
    draft = Draft.objects.get()
    assert stranger.get(draft.get_absolute_url()).status_code == 404
    assert stranger.post(f"{draft.get_absolute_url()}discard/").status_code == 404
    assert Draft.objects.exists()


def test_link_leads_on_where_the_ad_was_written_and_to_the_ad_once_it_is_up(client: Client) -> None:
    check = write(client)
    code_page = client.post(check, {"name": "Dora", "email": "dora@example.org"})["Location"]
    link = manage_path("dora@example.org")
    assert client.get(link)["Location"] == check
    client.post(code_page, {"code": code_in_mail("dora@example.org")}, follow=True)
    assert Client().get(link)["Location"] == Ad.objects.get().get_absolute_url()


def test_signing_in_for_another_reason_puts_up_no_draft(client: Client) -> None:
    check = write(client)
    client.post(check, {"name": "Dora", "email": "dora@example.org"})
    door = client.post("/account/enter/", {"email": "dora@example.org", "next": "/my/"})
    client.post(door["Location"], {"code": code_in_mail("dora@example.org"), "next": "/my/"})
    assert "_auth_user_id" in client.session
    assert not Ad.objects.exists()


def test_address_that_publishes_does_nothing_unasked(client: Client, alice: Person) -> None:
    """It is a GET: a link somewhere else must not put up what somebody is still writing."""
    client.force_login(alice)
    check = write(client)
    client.get(check.replace("/check/", "/publication/"))
    assert not Ad.objects.exists()
    client.post(check, {"name": "Alice"})
    assert Ad.objects.exists()


def test_category_with_subs_takes_no_ads(client: Client) -> None:
    assert client.get("/post/for-sale/").status_code == 404


def test_draft_moves_to_another_category_with_every_letter(client: Client) -> None:
    move = client.post("/post/household/", KETTLE | {"price": "twelve", "go": "category"})
    client.post(move["Location"], {"category": "antiques-art"})
    draft = Draft.objects.get()
    assert draft.category == "antiques-art"
    assert "It whistles." in client.get(draft.get_absolute_url()).content.decode()


def test_draft_does_not_move_to_a_category_that_takes_no_ads(client: Client) -> None:
    move = client.post("/post/household/", KETTLE | {"go": "category"})["Location"]
    assert client.post(move, {"category": "for-sale"}).status_code == 404


def test_page_of_the_code_says_that_the_ad_goes_up(client: Client) -> None:
    check = write(client)
    answer = client.post(check, {"name": "Dora", "email": "dora@example.org"})
    assert "Put the ad up" in client.get(answer["Location"]).content.decode()


def test_page_of_the_code_promises_no_ad_to_who_signs_in_for_another_reason(
    client: Client,
) -> None:
    check = write(client)
    client.post(check, {"name": "Dora", "email": "dora@example.org"})
    answer = client.post("/account/enter/", {"email": "dora@example.org", "next": "/my/"})
    assert "Put the ad up" not in client.get(answer["Location"]).content.decode()


def test_page_of_the_new_ad_says_one_thing(client: Client) -> None:
    check = write(client)
    code_page = client.post(check, {"name": "Dora", "email": "dora@example.org"})["Location"]
    answer = client.post(code_page, {"code": code_in_mail("dora@example.org")}, follow=True)
    said = [str(message) for message in answer.context["messages"]]
    assert said == ["Your ad is up. We have mailed you a link that manages it."]
    assert "up for 30 more days" in answer.content.decode()
