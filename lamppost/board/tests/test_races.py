"""Two callers at the same moment: one wins, the other is told, nothing is done twice.

With true threads on PostgreSQL. SQLite lets one transaction in at a time; there the same is
tested with two copies of an ad, in test_states.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

import pytest
from django.db import connection

from lamppost.board import actions
from lamppost.board.content import AdContent
from lamppost.board.models import MOST_PHOTOS, RENEW_EVERY, Ad, Draft, Photo, State
from lamppost.board.tests.sample_pictures import photo, saved
from lamppost.core.errors import Refused
from lamppost.journal.actions import lines_about
from lamppost.journal.decisions import Ruling
from lamppost.people.models import Person
from lamppost.testing import NOON, make_ad, make_place

ROUNDS = 8

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        "connection.vendor != 'postgresql'", reason="one transaction at a time on SQLite"
    ),
]


def at_once(*things: Callable[[], object]) -> list[bool]:
    """Does all of them at the same moment; which of them were not refused."""
    gate = Barrier(len(things))

    def one(thing: Callable[[], object]) -> bool:
        try:
            gate.wait()
            thing()
        except Refused:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(len(things)) as pool:
        return list(pool.map(one, things))


def copies(ad: Ad, n: int = 2) -> Sequence[Ad]:
    return [Ad.objects.get(pk=ad.pk) for _ in range(n)]


def test_two_renewals_put_an_ad_on_top_once(alice: Person) -> None:
    for _ in range(ROUNDS):
        one, other = copies(make_ad(alice))
        later = NOON + RENEW_EVERY
        won = at_once(
            partial(actions.renew_ad, one, by=alice, at=later),
            partial(actions.renew_ad, other, by=alice, at=later),
        )
        assert sorted(won) == [False, True]
        assert lines_about(one).count() == 1


def test_closing_and_removing_leave_the_ad_removed(alice: Person, mo: Person) -> None:
    for _ in range(ROUNDS):
        one, other = copies(make_ad(alice))
        at_once(
            partial(actions.close_ad, one, by=alice, at=NOON),
            partial(actions.remove_ad, other, Ruling(rule="rule 1"), by=mo, at=NOON),
        )
        assert Ad.objects.get(pk=one.pk).state == State.REMOVED


def test_renewal_at_the_last_moment_is_not_run_over_by_the_clock(alice: Person) -> None:
    for _ in range(ROUNDS):
        ad = make_ad(alice)
        one = copies(ad)[0]
        end = ad.expires
        at_once(
            partial(actions.renew_ad, one, by=alice, at=end),
            partial(actions.expire_due, end),
        )
        assert Ad.objects.get(pk=ad.pk).state == State.LIVE
        acts = list(lines_about(ad).values_list("act", flat=True))
        assert acts in (["ad.renewed"], ["ad.expired", "ad.renewed"])


def test_two_watchers_take_an_ad_down_once(alice: Person) -> None:
    for _ in range(ROUNDS):
        ad = make_ad(alice)
        at_once(*[partial(actions.expire_due, ad.expires)] * 2)
        assert lines_about(ad).count() == 1


def test_two_edits_keep_one_of_them_and_the_words_before(alice: Person) -> None:
    for _ in range(ROUNDS):
        one, other = copies(make_ad(alice))
        won = at_once(
            partial(actions.edit_ad, one, _reads("Red"), by=alice, at=NOON),
            partial(actions.edit_ad, other, _reads("Green"), by=alice, at=NOON),
        )
        assert sorted(won) == [False, True]
        assert [v.title for v in one.versions.all()] == ["Blue kettle"]


def test_draft_posted_twice_makes_one_ad(alice: Person) -> None:
    make_place()
    persona = alice.personas.get()
    for n in range(ROUNDS):
        draft = Draft.objects.create(category="furniture", person=alice)
        post = [partial(actions.post_ad, draft, _reads("Red"), by=persona, at=NOON)] * 2
        assert sorted(at_once(*post)) == [False, True]
        assert Ad.objects.count() == n + 1


def test_draft_never_holds_more_photos_than_there_is_room(alice: Person) -> None:
    draft = Draft.objects.create(category="furniture", person=alice)
    photos = [
        Photo(draft=draft, digest=f"{n:064x}", width=1, height=1) for n in range(MOST_PHOTOS - 1)
    ]
    Photo.objects.bulk_create(photos)
    jpeg = saved(photo())
    add = [partial(actions.add_photo, draft, jpeg, by=alice, at=NOON)] * 4
    assert sum(at_once(*add)) == 1
    assert draft.photos.count() == MOST_PHOTOS


def _reads(title: str) -> AdContent:
    return AdContent(category="furniture", title=title, text="", place=make_place())
