"""Two people never work on one thing."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection

from lamppost.moderation.models import Claim, Steward
from lamppost.moderation.queue.claims import (
    LEASE,
    forget_run_out,
    give_all_back,
    give_back,
    held_by_another_until,
    renew,
    take,
    take_next,
)
from lamppost.moderation.queue.items import Item, Queue
from lamppost.moderation.queue.tests.cast import held_ad, listed, steward
from lamppost.people.models import Person
from lamppost.testing import NOON

ITEM = Item(Queue.ADS, 17)
SOON = NOON + timedelta(minutes=5)


@pytest.fixture
def me(mo: Person) -> Steward:
    return steward(mo)


@pytest.fixture
def other(maya: Person) -> Steward:
    return steward(maya)


def test_what_one_has_taken_another_cannot_take(me: Steward, other: Steward) -> None:
    assert take(ITEM, me, NOON)
    assert not take(ITEM, other, SOON)
    assert held_by_another_until(ITEM, other, SOON) == NOON + LEASE
    assert held_by_another_until(ITEM, me, SOON) is None


def test_taking_again_what_one_has_renews_it(me: Steward, other: Steward) -> None:
    assert take(ITEM, me, NOON)
    assert take(ITEM, me, SOON)
    assert held_by_another_until(ITEM, other, SOON) == SOON + LEASE
    assert Claim.objects.get().since == NOON


def test_lease_that_ran_out_is_anybodys_and_no_more_its_owners(me: Steward, other: Steward) -> None:
    take(ITEM, me, NOON)
    over = NOON + LEASE
    assert not renew(ITEM, me, over)
    assert take(ITEM, other, over)
    assert not take(ITEM, me, over)
    assert not renew(ITEM, me, over)
    assert Claim.objects.get().since == over


def test_only_its_owner_gives_it_back(me: Steward, other: Steward) -> None:
    take(ITEM, me, NOON)
    assert not give_back(ITEM, other)
    assert give_back(ITEM, me)
    assert take(ITEM, other, NOON)
    assert give_all_back(other.person_id) == 1
    assert take(ITEM, me, NOON)


def test_claimed_things_are_shown_to_nobody_else_until_the_lease_is_over(
    alice: Person, mo: Person, maya: Person, me: Steward
) -> None:
    item = Item(Queue.ADS, held_ad(alice).pk)
    assert take_next(me, NOON) == item
    assert listed(mo) == [str(item)]
    assert listed(maya) == []
    assert listed(maya, NOON + LEASE) == [str(item)]


def test_two_who_ask_for_the_next_get_two_things(
    alice: Person, me: Steward, other: Steward
) -> None:
    first, second = held_ad(alice, hours=1), held_ad(alice, hours=2)
    assert take_next(me, NOON) == Item(Queue.ADS, first.pk)
    assert take_next(other, NOON) == Item(Queue.ADS, second.pk)
    assert take_next(other, NOON, passing=(Item(Queue.ADS, second.pk),)) is None


def test_rows_of_leases_that_are_over_are_forgotten(me: Steward) -> None:
    take(ITEM, me, NOON)
    assert forget_run_out(SOON) == 0
    assert forget_run_out(NOON + LEASE) == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("is_run_out", [False, True])
def test_of_two_at_the_same_moment_one_has_it(
    me: Steward, other: Steward, is_run_out: bool
) -> None:
    """With true threads on PostgreSQL. SQLite in memory is nobody else's to write to; there the
    statements are the same, and one of them goes first."""
    if connection.vendor != "postgresql":
        pytest.skip("one transaction at a time on SQLite")
    for number in range(4):
        item = Item(Queue.ADS, number)
        if is_run_out:
            take(item, me, NOON - LEASE)
        gate = Barrier(2)

        def one(who: Steward, item: Item = item, gate: Barrier = gate) -> bool:
            try:
                gate.wait()
                return take(item, who, NOON)
            finally:
                connection.close()

        with ThreadPoolExecutor(2) as pool:
            assert sorted(pool.map(one, (me, other))) == [False, True]
