from __future__ import annotations

from datetime import timedelta

from lamppost.board.models import Ad, State
from lamppost.people.models import Person
from lamppost.relay.actions import keep_in_touch, lapse_due
from lamppost.relay.actions.ending import MASKS_LAST
from lamppost.relay.models import Conversation
from lamppost.relay.sides import own_side
from lamppost.relay.tests.cast import begin, say
from lamppost.testing import NOON

MONTH, DAY = timedelta(days=30), timedelta(days=1)
GONE = NOON + MONTH  # when an ad of the cast runs out


def lapsed_after(conversation: Conversation, late: timedelta) -> bool:
    lapse_due(GONE + late)
    conversation.refresh_from_db()
    return conversation.state == Conversation.State.LAPSED


def test_masks_last_half_a_year_after_the_ad(alice: Person, bob: Person) -> None:
    conversation = begin(alice, bob)
    Ad.objects.update(state=State.EXPIRED)
    assert not lapsed_after(conversation, MASKS_LAST - DAY)
    assert lapsed_after(conversation, MASKS_LAST + DAY)


def test_masks_last_as_long_as_the_ad_is_up(alice: Person, bob: Person) -> None:
    assert not lapsed_after(begin(alice, bob), MASKS_LAST + DAY)


def test_masks_outlive_the_ad_if_both_want_it(alice: Person, bob: Person) -> None:
    conversation = begin(alice, bob)
    Ad.objects.update(state=State.EXPIRED)
    for person in (alice, bob):
        keep_in_touch(own_side(conversation, person), on=True, by=person)
    assert not lapsed_after(conversation, MASKS_LAST + DAY)


def test_one_who_wants_to_keep_in_touch_is_not_enough(alice: Person, bob: Person) -> None:
    conversation = begin(alice, bob)
    Ad.objects.update(state=State.EXPIRED)
    keep_in_touch(own_side(conversation, bob), on=True, by=bob)
    assert lapsed_after(conversation, MASKS_LAST + DAY)


def test_ad_that_was_deleted_is_gone_too(alice: Person, bob: Person) -> None:
    conversation = begin(alice, bob)
    Ad.objects.all().delete()
    assert lapsed_after(conversation, MASKS_LAST)


def test_who_wrote_lately_keeps_it_open(alice: Person, bob: Person) -> None:
    conversation = begin(alice, bob)
    Ad.objects.update(state=State.EXPIRED)
    say(conversation, bob, "Hello again")
    Conversation.objects.update(last_at=GONE + MASKS_LAST)
    assert not lapsed_after(conversation, MASKS_LAST + DAY)
