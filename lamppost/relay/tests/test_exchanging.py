"""Commit and reveal on pages and under two hands at once; its states: test_exchange_states."""

from __future__ import annotations

from functools import partial

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from lamppost.core.limits import TooOften
from lamppost.notices.models import Notice
from lamppost.people.models import Person
from lamppost.relay.actions import exchanging, mute
from lamppost.relay.actions.mailing import note_bounce
from lamppost.relay.actions.offers import ExchangeRefused
from lamppost.relay.actions.sheets import AsksRefused
from lamppost.relay.asking.reading import answers_for
from lamppost.relay.exchanges import Offer, edition_of
from lamppost.relay.models import Answer, Conversation, Exchange
from lamppost.relay.sides import own_side
from lamppost.relay.tests.cast import begin

OFFER = Offer({"First name": "Roberto"}, ("Phone number",))
HERS = {"Phone number": "+1 937 555 0100"}


@pytest.fixture
def conversation(alice: Person, bob: Person) -> Conversation:
    return begin(alice, bob)


def propose(conversation: Conversation, bob: Person, offer: Offer = OFFER) -> Exchange:
    return exchanging.propose_exchange(own_side(conversation, bob), offer, at=timezone.now())


def page_of(conversation: Conversation) -> str:
    return f"/letters/{conversation.public_id}/exchanges/"


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def read(person: Person, conversation: Conversation) -> str:
    return signed_in(person).get(page_of(conversation)).content.decode()


def test_page_shows_the_names_first_and_the_words_once_both_have_given(
    conversation: Conversation, alice: Person, bob: Person
) -> None:
    rows = {
        "give-name": ["First name", ""],
        "give-words": ["Roberto", ""],
        "want": ["Phone number"],
    }
    assert signed_in(bob).post(page_of(conversation), rows).status_code == 302
    exchange = Exchange.objects.get()
    before = read(alice, conversation)
    assert "First name" in before
    assert "Roberto" not in before
    given = {"seen": edition_of(exchange.gives, exchange.wants), "field-1": HERS["Phone number"]}
    path = f"{page_of(conversation)}{exchange.pk}/answer/"
    assert signed_in(alice).post(path, given).status_code == 302
    assert "Roberto" in read(alice, conversation)
    assert HERS["Phone number"] in read(bob, conversation)


def test_what_was_typed_is_there_after_a_mistake(conversation: Conversation, bob: Person) -> None:
    rows = {"give-name": ["First name"], "give-words": ["Roberto"], "want": ["Photo of your ID"]}
    answer = signed_in(bob).post(page_of(conversation), rows)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "identity document" in page
    assert 'value="Roberto"' in page
    assert 'value="Photo of your ID"' in page


def test_answer_to_an_older_offer_is_refused_and_kept_on_the_page(
    conversation: Conversation, alice: Person, bob: Person
) -> None:
    exchange = propose(conversation, bob)
    path = f"{page_of(conversation)}{exchange.pk}/answer/"
    answer = signed_in(alice).post(path, {"seen": "older", "field-1": "+1 937"})
    assert answer.status_code == 422
    assert "+1 937" in answer.content.decode()
    assert "Roberto" not in answer.content.decode()
    assert Exchange.objects.get().state == Exchange.State.PROPOSED


def test_change_page_shows_ones_own_words_and_is_nobody_elses(
    conversation: Conversation, alice: Person, bob: Person
) -> None:
    exchange = propose(conversation, bob)
    path = f"{page_of(conversation)}{exchange.pk}/change/"
    assert "Roberto" in signed_in(bob).get(path).content.decode()
    assert signed_in(alice).get(path).status_code == 404
    rows = {"give-name": ["Street"], "give-words": ["High Street"], "want": ["Phone number"]}
    assert signed_in(alice).post(path, rows).status_code == 422
    assert signed_in(bob).post(path, rows).status_code == 302
    assert Exchange.objects.get().gives == ["Street"]


@pytest.mark.parametrize(("how", "who"), [("refusal", "alice"), ("withdrawal", "bob")])
def test_ending_deletes_what_was_given(
    conversation: Conversation, alice: Person, bob: Person, how: str, who: str
) -> None:
    exchange = propose(conversation, bob)
    person = alice if who == "alice" else bob
    signed_in(person).post(f"{page_of(conversation)}{exchange.pk}/{how}/")
    assert not Answer.objects.exists()
    assert Exchange.objects.get().state in {"declined", "withdrawn"}


def test_stranger_gets_404_everywhere_and_whoever_is_not_signed_in_the_door(
    conversation: Conversation, bob: Person, carol: Person
) -> None:
    exchange = propose(conversation, bob)
    page = page_of(conversation)
    stranger = signed_in(carol)
    for path in (page, f"{page}{exchange.pk}/change/"):
        assert stranger.get(path).status_code == 404
        assert Client().get(path).status_code == 302
    for act in ("change", "answer", "refusal", "withdrawal"):
        assert stranger.post(f"{page}{exchange.pk}/{act}/").status_code == 404
    assert Exchange.objects.get().state == Exchange.State.PROPOSED


def test_exchange_is_not_reached_through_another_conversation(
    conversation: Conversation, alice: Person, bob: Person, carol: Person
) -> None:
    exchange = propose(conversation, bob)
    another = begin(alice, carol)
    for person in (alice, carol):
        path = f"{page_of(another)}{exchange.pk}/refusal/"
        assert signed_in(person).post(path).status_code == 404
    with pytest.raises(ExchangeRefused):
        exchanging.decline_exchange(exchange, own_side(another, carol), at=timezone.now())
    assert answers_for(exchange, own_side(another, alice), timezone.now()).others == ()


def test_hidden_proposal_is_no_page_for_the_one_it_is_hidden_from(
    conversation: Conversation, alice: Person, bob: Person
) -> None:
    from lamppost.people.actions import block_person

    block_person(alice, persona=bob.personas.get())
    exchange = propose(conversation, bob)
    assert "Waits for their answer" in read(bob, conversation)
    assert "First name" not in read(alice, conversation).split("<form")[0]
    path = f"{page_of(conversation)}{exchange.pk}/refusal/"
    assert signed_in(alice).post(path).status_code == 404
    assert not Notice.objects.filter(kind="exchange").exists()


def test_other_side_is_told_by_mail_without_a_word_of_it(
    conversation: Conversation, alice: Person, bob: Person
) -> None:
    exchange = propose(conversation, bob)
    notice = Notice.objects.get(kind="exchange")
    assert "Bob proposes" in notice.subject
    assert page_of(conversation) in notice.body
    assert "Roberto" not in notice.body + notice.subject
    give(exchange, conversation, alice)
    assert Notice.objects.filter(kind="exchange").count() == 2


def test_muted_side_is_not_told(conversation: Conversation, alice: Person, bob: Person) -> None:
    mute(own_side(conversation, alice), on=True)
    propose(conversation, bob)
    assert not Notice.objects.filter(kind="exchange").exists()


def test_side_whose_mailbox_is_gone_is_not_told(
    conversation: Conversation, alice: Person, bob: Person
) -> None:
    note_bounce(own_side(conversation, alice), at=timezone.now())
    propose(conversation, bob)
    assert not Notice.objects.filter(kind="exchange").exists()


def test_proposals_of_a_day_are_limited(conversation: Conversation, bob: Person) -> None:
    for _ in range(exchanging.PROPOSING.times):
        exchange = propose(conversation, bob)
        exchanging.withdraw_exchange(exchange, own_side(conversation, bob), at=timezone.now())
    with pytest.raises(TooOften):
        propose(conversation, bob)


def test_papers_cannot_be_wanted(conversation: Conversation, bob: Person) -> None:
    with pytest.raises(AsksRefused):
        propose(conversation, bob, Offer({"First name": "Bob"}, ("Passport number",)))


def give(exchange: Exchange, conversation: Conversation, alice: Person) -> None:
    row = Exchange.objects.get(pk=exchange.pk)
    seen = edition_of(row.gives, row.wants)
    side = own_side(conversation, alice)
    exchanging.give_exchange(row, side, HERS, seen=seen, at=timezone.now())


def take_back(exchange: Exchange, conversation: Conversation, bob: Person) -> None:
    row = Exchange.objects.get(pk=exchange.pk)
    exchanging.withdraw_exchange(row, own_side(conversation, bob), at=timezone.now())


def test_of_giving_and_taking_back_with_old_rows_the_first_wins(
    conversation: Conversation, alice: Person, bob: Person
) -> None:
    """As two requests meet on a database that lets one transaction in at a time."""
    exchange = propose(conversation, bob)
    read_before = Exchange.objects.get()
    give(exchange, conversation, alice)
    with pytest.raises(ExchangeRefused):
        exchanging.withdraw_exchange(read_before, own_side(conversation, bob), at=timezone.now())
    assert Exchange.objects.get().state == Exchange.State.OPEN
    assert Answer.objects.count() == 2


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="one transaction at a time")
def test_of_giving_and_taking_back_at_once_one_wins(alice: Person, bob: Person) -> None:
    from lamppost.board.tests.test_races import ROUNDS, at_once

    assert connection.vendor == "postgresql"
    for _ in range(ROUNDS):
        conversation = begin(alice, bob)
        exchange = propose(conversation, bob)
        won = at_once(
            partial(give, exchange, conversation, alice),
            partial(take_back, exchange, conversation, bob),
        )
        assert sorted(won) == [False, True]
        row = Exchange.objects.get(pk=exchange.pk)
        assert row.state == (Exchange.State.OPEN if won[0] else Exchange.State.WITHDRAWN)
        assert row.answers.count() == (2 if won[0] else 0)
