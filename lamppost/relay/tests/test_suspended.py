"""Letters of whoever is suspended wait with them; to nobody else is it told."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from lamppost.board.models import Ad
from lamppost.notices.models import Notice
from lamppost.people.models import Block, Person
from lamppost.people.suspending import Suspended
from lamppost.relay.actions import exchanging
from lamppost.relay.actions.unsent import KEPT, forget_unsent
from lamppost.relay.exchanges import Offer
from lamppost.relay.mail_in.receiving import Fate
from lamppost.relay.models import Conversation, Letter, Unsent
from lamppost.relay.sides import own_side
from lamppost.relay.tests.asked import set_asks
from lamppost.relay.tests.cast import answer, begin, say
from lamppost.relay.tests.mails.post import mail_of, post
from lamppost.relay.tests.pages import as_, shown
from lamppost.testing import NOON, make_ad, suspend

TOLD = "Your account is suspended: you can post and write again from"
NOT_NOW = "Nobody can be written to about this ad just now."


@pytest.fixture
def ad(alice: Person) -> Ad:
    return make_ad(alice, posted=timezone.now())


@pytest.fixture
def talk(alice: Person, bob: Person) -> Conversation:
    return begin(alice, bob)


def test_no_conversation_begins_and_the_letter_stays_on_the_page(bob: Person, ad: Ad) -> None:
    suspend(bob, since=timezone.now())
    form = {"text": "Is it still there?", "key": "k1", "name": "Bob"}
    page = shown(as_(bob).post(f"/ads/{ad.pk}/answer/", form))
    assert TOLD in page
    assert "Is it still there?</textarea>" in page
    assert not Conversation.objects.exists()


def test_no_letter_goes_and_it_stays_on_the_page(talk: Conversation, bob: Person) -> None:
    suspend(bob, since=timezone.now())
    page = shown(as_(bob).post(talk.get_absolute_url(), {"text": "Hello?", "key": "k9"}))
    assert TOLD in page
    assert "Hello?</textarea>" in page
    assert talk.letters.count() == 1


def test_a_letter_by_mail_waits_and_is_sent_when_it_is_over(
    talk: Conversation, alice: Person, bob: Person
) -> None:
    suspend(bob, since=NOON)
    side = own_side(talk, bob)
    assert post(mail_of(bob, side), side).fate == Fate.HELD
    waiting = Unsent.objects.get()
    assert (waiting.why, waiting.text) == (Unsent.Why.SUSPEND, "Yes, come at six.")
    told = Notice.objects.get(address=bob.email, kind="letter_waits").body
    assert "suspended until 8 March 2027, 12:00" in told
    assert "/my/suspension/" in told
    assert not Notice.objects.filter(address=alice.email, body__contains="suspen").exists()
    # The page of the letter takes it only afterwards.
    page = f"/letters/waiting/{waiting.pk}/"
    Person.objects.filter(pk=bob.pk).update(suspended_until=timezone.now() + timedelta(days=1))
    assert TOLD in shown(as_(bob).post(page, {"text": waiting.text}))
    Person.objects.filter(pk=bob.pk).update(suspended_until=None, suspension=None)
    as_(bob).post(page, {"text": waiting.text})
    assert talk.letters.filter(text="Yes, come at six.").exists()


def test_a_letter_that_waits_for_the_end_of_a_suspension_outlasts_it(
    talk: Conversation, bob: Person
) -> None:
    suspend(bob, since=NOON, days=180)
    side = own_side(talk, bob)
    post(mail_of(bob, side), side)
    assert forget_unsent(NOON + timedelta(days=180) + KEPT) == 0
    assert forget_unsent(NOON + timedelta(days=181) + KEPT) == 1


def test_nothing_is_asked_proposed_or_given(talk: Conversation, alice: Person, bob: Person) -> None:
    offer = Offer({"First name": "Bob"}, ("Phone number",))
    proposed = exchanging.propose_exchange(own_side(talk, alice), offer, at=NOON)
    suspend(bob, since=NOON)
    side = own_side(talk, bob)
    with pytest.raises(Suspended):
        exchanging.propose_exchange(side, offer, at=NOON)
    with pytest.raises(Suspended):
        exchanging.give_exchange(proposed, side, {"Phone number": "1"}, seen="", at=NOON)
    with pytest.raises(Suspended):
        set_asks(bob, None, phone=True)
    exchanging.decline_exchange(proposed, side, at=NOON)


def test_reading_ending_and_blocking_go_on(talk: Conversation, alice: Person, bob: Person) -> None:
    say(talk, alice, "It is.")
    suspend(bob, since=timezone.now())
    browser = as_(bob)
    assert "It is." in shown(browser.get(talk.get_absolute_url()))
    browser.post(f"{talk.get_absolute_url()}block/")
    assert Block.objects.filter(person=bob).exists()
    browser.post(f"{talk.get_absolute_url()}end/")
    talk.refresh_from_db()
    assert talk.state == Conversation.State.ENDED


def test_nobody_is_written_to_who_could_not_write_back_and_nobody_learns_why(
    client: Client, alice: Person, bob: Person, ad: Ad
) -> None:
    suspend(alice, since=timezone.now())
    for browser in (client, as_(bob)):
        page = shown(browser.get(f"/ads/{ad.pk}/answer/"))
        assert NOT_NOW in page
        assert "suspen" not in page.lower()
    form = {"text": "Is it still there?", "key": "k1", "name": "Bob"}
    page = shown(as_(bob).post(f"/ads/{ad.pk}/answer/", form))
    assert NOT_NOW in page
    assert "suspen" not in page.lower()
    assert "Is it still there?</textarea>" in page
    assert not Letter.objects.exists()


def test_a_conversation_that_is_there_goes_on_for_the_other(
    alice: Person, bob: Person, ad: Ad
) -> None:
    conversation = answer(ad, bob)
    suspend(alice, since=NOON)
    say(conversation, bob, "I could come today.")
    assert conversation.letters.count() == 2
    page = shown(as_(bob).get(conversation.get_absolute_url()))
    assert "suspen" not in page.lower()
