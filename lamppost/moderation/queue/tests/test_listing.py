"""What somebody who reviews is shown, and in which order."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lamppost.board.models import State
from lamppost.journal.actions import name_of
from lamppost.moderation.models import Case, ChildCase, Opinion, Proposal, Rank
from lamppost.moderation.queue.items import Item, Queue
from lamppost.moderation.queue.listing import (
    COUNTED_UP_TO,
    PAGE,
    listing_for,
    may_decide,
    next_items,
)
from lamppost.moderation.queue.tests.cast import (
    appeal_of,
    at,
    campaign_of,
    case_of,
    child_case_of,
    held_ad,
    held_letter,
    listed,
    opinion_on,
    proposal_on,
    steward,
)
from lamppost.moderation.stewards import make_steward
from lamppost.people.models import Person
from lamppost.relay.models import Letter
from lamppost.relay.tests.cast import put_in_state
from lamppost.testing import NOON, make_ad, restrict


def test_every_queue_stands_in_one_order_by_when_somebody_should_have_looked(
    alice: Person, bob: Person, mo: Person, maya: Person
) -> None:
    ad = held_ad(alice, hours=5)
    letter = held_letter(alice, bob, hours=3)
    case = case_of(make_ad(alice), hours=1)
    campaign = campaign_of(make_ad(alice), make_ad(bob), hours=4)
    appeal = appeal_of(make_ad(alice), by=maya, hours=6)
    other = held_ad(bob)
    opinion = opinion_on(Item(Queue.ADS, other.pk), other, first=maya, hours=2)
    assert listed(mo) == [
        f"reports:{case.pk}",
        f"opinions:{opinion.pk}",
        f"letters:{letter.pk}",
        f"campaigns:{campaign.pk}",
        f"ads:{ad.pk}",
        f"appeals:{appeal.pk}",
    ]


def test_each_row_says_what_it_is_and_why_it_is_here(
    alice: Person, bob: Person, mo: Person, maya: Person
) -> None:
    case_of(make_ad(alice, "Red bike"), "spam", "money", "spam", hours=1, reach=85)
    appeal_of(make_ad(alice, "Old piano"), by=maya, hours=2)
    campaign_of(make_ad(alice), make_ad(bob), hours=3)
    case, appeal, campaign = listing_for(steward(mo), NOON).rows
    assert (case.shown.title, case.shown.reach, case.severity) == (
        "Red bike",
        "85 people",
        "Urgent",
    )
    assert case.shown.why == (
        "Reported: They ask for money in advance, for a code or for a password",
        "Reported 2 times: Advertising, or the same thing many times",
    )
    assert appeal.shown.title == "Objection: Old piano"
    assert appeal.shown.why == ("Refused (Deception); the person objects",)
    assert campaign.shown.title == "Campaign of 2 ads"
    assert campaign.shown.why[0] == "One template, 2 accounts, 1 place"
    assert not any(row.is_late for row in (case, appeal, campaign))
    assert listing_for(steward(mo), at(1.5)).rows[0].is_late


def test_what_is_held_and_reported_stands_there_once_as_what_is_sooner(
    alice: Person, bob: Person, mo: Person
) -> None:
    ad, letter = held_ad(alice, hours=5), held_letter(alice, bob, hours=5)
    of_ad, of_letter = case_of(ad, hours=2), case_of(letter, hours=2)
    assert listed(mo) == [f"reports:{of_ad.pk}", f"reports:{of_letter.pk}"]
    Case.objects.update(look_by=at(9))
    assert listed(mo) == [f"ads:{ad.pk}", f"letters:{letter.pk}"]
    Case.objects.update(look_by=at(5))
    assert listed(mo) == [f"reports:{of_ad.pk}", f"reports:{of_letter.pk}"]


def test_nobody_decides_about_themselves(
    alice: Person, bob: Person, mo: Person, maya: Person
) -> None:
    """Each thing of mo's waits, and for maya alone."""
    held_ad(mo)
    held_letter(mo, alice)
    held_letter(alice, mo)
    case_of(make_ad(mo))
    case_of(mo)
    case_of(mo.personas.all()[0])
    campaign_of(make_ad(mo), make_ad(bob))
    appeal_of(make_ad(mo), by=bob)
    disputed = make_ad(mo)
    opinion_on(Item(Queue.ADS, disputed.pk), disputed, first=bob)
    assert listed(mo) == []
    assert len(listed(maya)) == 9
    assert not may_decide(steward(mo), Item(Queue.ADS, disputed.pk), NOON)


def test_case_about_a_letter_is_for_neither_side_of_the_conversation(
    alice: Person, mo: Person, maya: Person
) -> None:
    letter = held_letter(alice, mo)
    put_in_state(Letter.State.SENT)
    case = case_of(letter)
    assert listed(mo) == []
    assert listed(maya) == [f"reports:{case.pk}"]


def test_objection_is_heard_by_another_than_who_decided(
    alice: Person, mo: Person, maya: Person
) -> None:
    appeal = appeal_of(make_ad(alice), by=mo)
    assert listed(mo) == []
    assert listed(maya) == [f"appeals:{appeal.pk}"]
    assert not may_decide(steward(mo), Item(Queue.APPEALS, appeal.pk), NOON)
    assert may_decide(steward(maya), Item(Queue.APPEALS, appeal.pk), NOON)


def test_second_opinion_is_anothers_and_a_dispute_a_seniors(
    alice: Person, mo: Person, maya: Person, carol: Person
) -> None:
    ad = held_ad(alice)
    make_steward(carol, Rank.STEWARD, at=NOON)
    opinion = opinion_on(Item(Queue.ADS, ad.pk), ad, first=mo)
    assert listed(mo) == []  # and the ad itself is not there either
    assert listed(carol) == listed(maya) == [f"opinions:{opinion.pk}"]
    second = proposal_on(Item(Queue.OPINIONS, opinion.pk), by=carol, state="compared")
    Opinion.objects.update(state=Opinion.State.DIFFER, second=second)
    assert listed(mo) == listed(carol) == []
    assert listed(maya) == [f"opinions:{opinion.pk}"]
    Proposal.objects.filter(pk=second.pk).update(by=name_of(maya))
    assert listed(maya) == []


def test_case_of_what_waits_for_a_second_opinion_is_not_there_beside_it(
    alice: Person, mo: Person, maya: Person
) -> None:
    ad = held_ad(alice)
    case_of(ad, hours=1)
    opinion = opinion_on(Item(Queue.ADS, ad.pk), ad, first=maya)
    assert listed(mo) == [f"opinions:{opinion.pk}"]


def test_what_may_harm_the_young_is_for_the_trained_alone_and_nowhere_else(
    alice: Person, bob: Person, mo: Person, maya: Person
) -> None:
    ad, letter = held_ad(alice), held_letter(alice, bob)
    case_of(ad, hours=0.5)
    asked = held_ad(bob)
    opinion_on(Item(Queue.ADS, asked.pk), asked, first=maya)
    cases = [child_case_of(thing) for thing in (ad, letter, asked)]
    make_steward(mo, Rank.STEWARD, at=NOON, is_trained=True)
    assert listed(mo) == [f"children:{case.pk}" for case in cases]
    assert listed(maya) == []
    assert not may_decide(steward(maya), Item(Queue.CHILDREN, cases[0].pk), NOON)
    assert "Blue kettle" not in str(listing_for(steward(mo), NOON).rows)
    ChildCase.objects.update(state="not_confirmed", decided=NOON, decided_by="x")
    assert len(listed(maya)) == 2  # the case and the letter: she was the first about the other
    own = child_case_of(make_ad(mo), person=mo)
    assert f"children:{own.pk}" not in listed(mo)


def test_what_is_decided_in_a_moment_waits_no_more_until_that_fails(
    alice: Person, mo: Person, maya: Person
) -> None:
    item = Item(Queue.ADS, held_ad(alice).pk)
    proposed = proposal_on(item, by=maya)
    assert listed(mo) == listed(maya) == []
    Proposal.objects.filter(pk=proposed.pk).update(state=Proposal.State.FAILED)
    assert listed(mo) == [str(item)]


def test_queue_that_somebody_declines_is_not_there_for_them(
    alice: Person, bob: Person, mo: Person
) -> None:
    letter, ad = held_letter(alice, bob), held_ad(alice)
    me = steward(mo)
    me.declines = ["letters"]
    found = listing_for(me, NOON)
    assert [str(row.item) for row in found.rows] == [f"ads:{ad.pk}"]
    assert Queue.LETTERS not in {count.queue for count in found.counts}
    assert not may_decide(me, Item(Queue.LETTERS, letter.pk), NOON)


def test_things_that_are_decided_are_gone(alice: Person, mo: Person, maya: Person) -> None:
    ad = held_ad(alice)
    assert may_decide(steward(mo), Item(Queue.ADS, ad.pk), NOON)
    restrict(ad, State.REFUSED)
    case = case_of(ad)
    Case.objects.filter(pk=case.pk).update(state=Case.State.CLOSED, closed=NOON)
    assert listed(mo) == []
    assert not may_decide(steward(mo), Item(Queue.ADS, ad.pk), NOON)


def test_counts_say_what_waits_what_is_late_and_what_soon_will_be(
    alice: Person, bob: Person, mo: Person
) -> None:
    for hours in (-1, 0.5, 5):
        held_ad(alice, hours=hours)
    held_letter(alice, bob)
    counts = {count.queue: count for count in listing_for(steward(mo), NOON).counts}
    ads, letters = counts[Queue.ADS], counts[Queue.LETTERS]
    assert (ads.total, ads.late, ads.urgent, ads.is_more) == (3, 1, 1, False)
    assert (letters.total, letters.late, letters.urgent) == (1, 0, 0)


def test_more_than_is_counted_is_said_to_be_more(
    alice: Person, mo: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lamppost.moderation.queue.listing.COUNTED_UP_TO", 2)
    for _ in range(4):
        held_ad(alice)
    (count,) = [one for one in listing_for(steward(mo), NOON).counts if one.total]
    assert count.total == 3
    assert COUNTED_UP_TO == 1_000


def test_pages_go_on_where_the_one_before_ended(alice: Person, mo: Person) -> None:
    ads = [held_ad(alice, hours=1 + n / 100) for n in range(PAGE + 2)]
    first = listing_for(steward(mo), NOON)
    second = listing_for(steward(mo), NOON, page=2)
    assert [row.item.number for row in (*first.rows, *second.rows)] == [ad.pk for ad in ads]
    assert (first.has_more, second.has_more) == (True, False)


def test_one_queue_can_be_shown_alone(alice: Person, bob: Person, mo: Person) -> None:
    letter = held_letter(alice, bob)
    held_ad(alice)
    assert listed(mo, only=Queue.LETTERS) == [f"letters:{letter.pk}"]


def test_next_passes_over_what_was_just_seen(alice: Person, mo: Person) -> None:
    items = [Item(Queue.ADS, held_ad(alice, hours=1 + n).pk) for n in range(3)]
    assert next_items(steward(mo), NOON, passing=items[:1]) == items[1:]
    assert next_items(steward(mo), NOON, most=1) == items[:1]


def _fill(alice: Person, bob: Person, maya: Person) -> None:
    held_ad(alice)
    held_letter(alice, bob)
    for thing in (make_ad(alice), held_letter(alice, bob), bob.personas.all()[0]):
        if not Case.objects.filter(subject=name_of(thing)).exists():
            case_of(thing)
    campaign_of(make_ad(alice), make_ad(bob))
    appeal_of(make_ad(alice), by=maya)
    ad = held_ad(bob)
    opinion_on(Item(Queue.ADS, ad.pk), ad, first=maya)


def test_queue_asks_as_often_with_much_in_it_as_with_little(
    alice: Person, bob: Person, mo: Person, maya: Person
) -> None:
    me = steward(mo)
    counted = []
    for _ in range(3):
        _fill(alice, bob, maya)
        with CaptureQueriesContext(connection) as queries:
            assert listing_for(me, NOON).rows
        counted.append(len(queries))
    assert counted[0] == counted[-1], counted
