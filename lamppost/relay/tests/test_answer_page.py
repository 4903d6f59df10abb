from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from lamppost.board.models import Ad, State
from lamppost.people.actions import add_persona
from lamppost.people.models import Person
from lamppost.relay.models import Conversation, Letter
from lamppost.relay.tests.cast import answer
from lamppost.relay.tests.pages import as_, shown
from lamppost.testing import enter, make_ad

FORM = {"text": "Is it still there?", "key": "k1", "name": "Bob"}


@pytest.fixture
def ad(alice: Person) -> Ad:
    return make_ad(alice, posted=timezone.now())


def path(ad: Ad) -> str:
    return f"/ads/{ad.pk}/answer/"


def test_ad_shows_the_way_to_its_poster(client: Client, ad: Ad) -> None:
    page = shown(client.get(ad.get_absolute_url()))
    assert "Write to Alice" in page
    assert path(ad) in page


def test_own_ad_and_one_that_is_gone_cannot_be_written_to(
    alice: Person, bob: Person, ad: Ad
) -> None:
    assert path(ad) not in shown(as_(alice).get(ad.get_absolute_url()))
    assert as_(alice).get(path(ad)).status_code == 302
    Ad.objects.update(state=State.CLOSED)
    assert as_(bob).get(path(ad)).status_code == 302
    as_(bob).post(path(ad), FORM)
    assert not Letter.objects.exists()


def test_letter_begins_a_conversation_and_leads_to_it(bob: Person, ad: Ad) -> None:
    sent = as_(bob).post(path(ad), FORM)
    conversation = Conversation.objects.get()
    assert sent["Location"] == conversation.get_absolute_url()
    assert conversation.letters.get().text == "Is it still there?"


def test_second_click_sends_nothing_more(bob: Person, ad: Ad) -> None:
    browser = as_(bob)
    assert browser.post(path(ad), FORM)["Location"] == browser.post(path(ad), FORM)["Location"]
    assert Letter.objects.count() == 1


def test_name_is_chosen_among_ones_own(bob: Person, ad: Ad) -> None:
    add_persona(bob, "Robert")
    page = shown(as_(bob).get(path(ad)))
    assert "<option>Bob</option>" in page
    as_(bob).post(path(ad), {**FORM, "name": "Bob"})
    assert Conversation.objects.get().sides.get(role="writer").name == "Bob"


def test_whoever_is_new_chooses_a_name(client: Client, ad: Ad) -> None:
    enter(client, "dora@example.org")
    assert 'id="mask-name"' in shown(client.get(path(ad)))
    client.post(path(ad), {**FORM, "name": "Dora"})
    assert Conversation.objects.get().sides.get(role="writer").name == "Dora"


def test_empty_letter_comes_back_with_a_sentence(bob: Person, ad: Ad) -> None:
    answered = as_(bob).post(path(ad), {**FORM, "text": "  "})
    assert answered.status_code == 422
    assert "Write something first." in shown(answered)


def test_name_that_cannot_be_comes_back_with_the_letter(client: Client, ad: Ad) -> None:
    enter(client, "dora@example.org")
    page = shown(client.post(path(ad), {**FORM, "name": "dora@example.org"}))
    assert "Is it still there?" in page
    assert not Letter.objects.exists()


def test_what_was_typed_before_signing_in_is_there_afterwards(client: Client, ad: Ad) -> None:
    to_door = client.post(path(ad), {**FORM, "text": "Would 40 do?"})
    assert to_door["Location"] == f"/account/enter/?next=/ads/{ad.pk}/answer/"
    back = enter(client, "dora@example.org", next=path(ad))
    assert back["Location"] == path(ad)
    assert "Would 40 do?" in shown(client.get(path(ad)))
    client.post(path(ad), {**FORM, "name": "Dora"})
    assert "Would 40 do?" not in shown(client.get(path(ad)))


def test_earlier_conversation_about_the_ad_is_shown(bob: Person, ad: Ad) -> None:
    assert answer(ad, bob).get_absolute_url() in shown(as_(bob).get(path(ad)))


def test_page_tells_what_the_other_will_see_and_no_address(bob: Person, ad: Ad) -> None:
    page = shown(as_(bob).get(path(ad)))
    assert "What Alice sees of you" in page
    assert "Here since" in page
    assert "example.org" not in page


def test_page_of_a_stranger_to_all_asks_for_no_account(client: Client, ad: Ad) -> None:
    assert "Sign in and send it" in shown(client.get(path(ad)))


def test_number_in_the_first_letter_is_asked_about_once_and_no_more(bob: Person, ad: Ad) -> None:
    browser, text = as_(bob), "Ring me: (937) 224-7111"
    answered = browser.post(path(ad), {**FORM, "text": text})
    assert answered.status_code == 422
    assert "Send your number to this person?" in shown(answered)
    assert text in shown(answered)
    assert not Letter.objects.exists()
    browser.post(path(ad), {**FORM, "text": text, "contact": "send"})
    there = Conversation.objects.get().get_absolute_url()
    assert browser.post(there, {"text": "Or bob@example.org", "key": "k2"}).status_code == 302
    assert Letter.objects.count() == 2


def test_each_of_the_two_is_asked_for_themselves(alice: Person, bob: Person, ad: Ad) -> None:
    as_(bob).post(path(ad), {**FORM, "text": "+1 937 224 7111", "contact": "send"})
    there = Conversation.objects.get().get_absolute_url()
    page = as_(alice).post(there, {"text": "alice@example.org", "key": "a"})
    assert page.status_code == 422
    assert "Send your number to this person?" in shown(page)
