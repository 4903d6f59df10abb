"""Choosing, and taking it back."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from lamppost.board.models import Ad
from lamppost.journal.models import Decision
from lamppost.journal.models.decisions import Policy
from lamppost.moderation.models import Choice, Proposal, Steward
from lamppost.moderation.queue.claims import take
from lamppost.moderation.queue.items import Item, Queue
from lamppost.moderation.reviewing.forms import ChoiceForm, Chosen
from lamppost.moderation.reviewing.offers import numbered_clauses, offers_for
from lamppost.moderation.reviewing.proposing import (
    UNDO_WITHIN,
    ProposalRefused,
    propose,
    undo,
)
from lamppost.moderation.reviewing.tests.made_up import held_ad, open_case
from lamppost.moderation.reviewing.tests.test_item_page import make_appeal
from lamppost.people.models import Person
from lamppost.testing import NOON, make_ad

REFUSE = Chosen(Choice.REFUSE, Policy.SCAM, words="Say how it is paid.", note="Third one today")


@pytest.fixture
def ad(alice: Person) -> Ad:
    return held_ad(alice)


@pytest.fixture
def client(mo: Person) -> Client:
    client = Client()
    client.force_login(mo)
    return client


def item_of(ad: Ad) -> Item:
    return Item(Queue.ADS, ad.pk)


def post(client: Client, ad: Ad, **typed: Any) -> Any:
    return client.post(f"/review/ads/{ad.pk}/choice/", {"choice": "refuse", **typed})


def test_choice_waits_and_the_next_thing_says_so(client: Client, ad: Ad, alice: Person) -> None:
    other = held_ad(alice, title="Second table")
    answer = post(client, ad, policy="scam", words="Say how it is paid.")
    assert answer.status_code == 302
    assert answer["Location"] == f"/review/ads/{other.pk}/"
    page = client.get(answer["Location"]).content.decode()
    assert "<strong>Refused: Deception.</strong>" in page
    proposal = Proposal.objects.get()
    assert (proposal.choice, proposal.policy, proposal.words) == (
        "refuse",
        "scam",
        "Say how it is paid.",
    )
    assert proposal.counts_from - proposal.at == UNDO_WITHIN
    ad.refresh_from_db()
    assert ad.state == "held"


def test_second_click_makes_no_second_choice(client: Client, ad: Ad) -> None:
    post(client, ad, policy="scam")
    assert post(client, ad, policy="scam").status_code == 302
    assert Proposal.objects.count() == 1


def test_what_stops_something_needs_a_clause_and_nothing_typed_is_lost(
    client: Client, ad: Ad
) -> None:
    answer = post(client, ad, words="My words", note="My note")
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Choose the clause that it rests on." in page
    assert "My words</textarea>" in page
    assert "My note</textarea>" in page
    assert not Proposal.objects.exists()


def test_letting_something_through_needs_no_clause(client: Client, ad: Ad) -> None:
    assert post(client, ad, choice="allow").status_code == 302
    assert Proposal.objects.get().choice == "allow"


@pytest.mark.parametrize("choice", ["hold", "burn", ""])
def test_what_is_not_offered_cannot_be_chosen(client: Client, ad: Ad, choice: str) -> None:
    assert post(client, ad, choice=choice, policy="scam").status_code == 422
    assert not Proposal.objects.exists()


def test_undoing_brings_back_the_item_with_all_that_was_typed(client: Client, ad: Ad) -> None:
    post(client, ad, policy="scam", words="Say how it is paid.", note="Third one today")
    answer = client.post(f"/review/undo/{Proposal.objects.get().pk}/")
    assert answer["Location"] == f"/review/ads/{ad.pk}/"
    assert not Proposal.objects.exists()
    page = client.get(answer["Location"]).content.decode()
    assert "Say how it is paid.</textarea>" in page
    assert "Third one today</textarea>" in page
    assert 'value="scam" data-clause="4" checked' in page
    assert "Refused" not in page


def test_after_ten_seconds_it_counts(ad: Ad, mo: Person) -> None:
    proposal = propose(item_of(ad), REFUSE, by=mo.steward, at=NOON)
    with pytest.raises(ProposalRefused, match="It counts already"):
        undo(proposal.pk, by=mo.steward, at=NOON + UNDO_WITHIN)
    assert Proposal.objects.exists()
    undo(proposal.pk, by=mo.steward, at=NOON + UNDO_WITHIN - timedelta(seconds=1))
    assert not Proposal.objects.exists()


def test_nobody_undoes_what_another_chose(ad: Ad, mo: Person, maya: Person) -> None:
    proposal = propose(item_of(ad), REFUSE, by=mo.steward, at=NOON)
    with pytest.raises(ProposalRefused):
        undo(proposal.pk, by=maya.steward, at=NOON)
    assert Proposal.objects.exists()


def test_only_one_of_two_stewards_chooses(ad: Ad, mo: Person, maya: Person) -> None:
    take(item_of(ad), mo.steward, NOON)
    with pytest.raises(ProposalRefused, match="Somebody else is looking"):
        propose(item_of(ad), REFUSE, by=maya.steward, at=NOON)
    propose(item_of(ad), REFUSE, by=mo.steward, at=NOON)
    with pytest.raises(ProposalRefused):
        propose(item_of(ad), REFUSE, by=maya.steward, at=NOON)
    assert Proposal.objects.get().by == f"people.person:{mo.pk}"


def test_nobody_decides_about_their_own_thing(mo: Person) -> None:
    with pytest.raises(ProposalRefused, match="somebody else decides"):
        propose(item_of(held_ad(mo)), REFUSE, by=mo.steward, at=NOON)
    case = open_case(f"board.ad:{make_ad(mo, 'Live').pk}")
    with pytest.raises(ProposalRefused, match="somebody else decides"):
        propose(Item(Queue.REPORTS, case.pk), REFUSE, by=mo.steward, at=NOON)
    assert not Proposal.objects.exists()


def test_nobody_hears_an_objection_to_their_own_decision(alice: Person, mo: Person) -> None:
    appeal = make_appeal(alice, by=mo)
    with pytest.raises(ProposalRefused, match="somebody else decides"):
        propose(Item(Queue.APPEALS, appeal.pk), REFUSE, by=mo.steward, at=NOON)


def test_what_waits_no_more_is_not_decided(alice: Person, mo: Person) -> None:
    with pytest.raises(ProposalRefused, match="Nobody has to look"):
        propose(item_of(make_ad(alice)), REFUSE, by=mo.steward, at=NOON)


def test_choosing_alone_decides_nothing(ad: Ad, mo: Person) -> None:
    before = Decision.objects.count()
    propose(item_of(ad), REFUSE, by=mo.steward, at=NOON)
    assert Decision.objects.count() == before


def test_answer_to_an_objection_must_say_something(
    client: Client, alice: Person, maya: Person
) -> None:
    appeal = make_appeal(alice, by=maya)
    path = f"/review/appeals/{appeal.pk}/choice/"
    answer = client.post(path, {"choice": "refuse", "words": " "})
    assert answer.status_code == 422
    assert "Write an answer" in answer.content.decode()
    assert client.post(path, {"choice": "refuse", "words": "It asked for it."}).status_code == 302


def suspension(now: datetime = NOON, **typed: str) -> ChoiceForm:
    offers = offers_for(Queue.ADS, "ad", "held", has_person=True)  # type: ignore[arg-type]
    return ChoiceForm({"choice": "suspend", "policy": "scam", **typed}, offers=offers, now=now)


@pytest.mark.parametrize("days", [1, 7, 30, 90])
def test_suspension_ends_after_so_many_days(days: int) -> None:
    form = suspension(days=str(days), removes="on")
    assert form.is_valid(), form.errors
    chosen = form.chosen()
    assert chosen.until == NOON + timedelta(days=days)
    assert chosen.removes


def test_suspension_until_a_day_lasts_to_its_end() -> None:
    form = suspension(days="date", until="2027-03-05")
    assert form.is_valid(), form.errors
    until = form.chosen().until
    assert until is not None
    assert timezone.localtime(until).date().isoformat() == "2027-03-06"
    assert not form.chosen().removes


@pytest.mark.parametrize("until", ["", "2027-02-28", "2999-01-01", "tomorrow"])
def test_suspension_has_an_end_that_can_be(until: str) -> None:
    form = suspension(days="date", until=until)
    assert not form.is_valid()
    assert "until" in form.errors


def test_looked_at_first_is_no_reason_to_refuse() -> None:
    offers = offers_for(Queue.ADS, "ad", "held", has_person=True)  # type: ignore[arg-type]
    form = ChoiceForm({"choice": "refuse", "policy": "check"}, offers=offers, now=NOON)
    assert not form.is_valid()


def test_every_clause_has_a_key_of_its_own() -> None:
    offers = offers_for(Queue.REPORTS, "ad", "live", has_person=True)  # type: ignore[arg-type]
    clauses = numbered_clauses(offers)
    assert {one.policy for one in clauses} == set(Policy)
    assert sorted(one.key for one in clauses) == list("0123456789")


def test_keys_are_off_for_whoever_turned_them_off(client: Client, ad: Ad, mo: Person) -> None:
    assert "review-keys " in client.get(f"/review/ads/{ad.pk}/").content.decode()
    Steward.objects.update(keys=False)
    assert 'data-behaviour="review-keys' not in client.get(f"/review/ads/{ad.pk}/").content.decode()


def test_trouble_is_told_to_whom_it_concerns(client: Client, ad: Ad, settings: Settings) -> None:
    post(client, ad, policy="scam")
    Proposal.objects.update(state="failed", trouble="This has changed since you looked at it.")
    page = client.get(f"/review/ads/{ad.pk}/").content.decode()
    assert "This has changed since you looked at it." in page
