from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from functools import partial
from threading import Barrier

import pytest
from django.db import connection

from lamppost.core.errors import Refused
from lamppost.notices.models import Notice
from lamppost.people.actions import block_person
from lamppost.people.models import Person
from lamppost.standing.models import Met, Reference
from lamppost.standing.reading import facts_of
from lamppost.standing.references import (
    ReferenceRefused,
    decline_reference,
    given_by,
    open_due,
    received_by,
    revoke_reference,
    show_words,
    to_write,
    write_reference,
)
from lamppost.standing.tests.cast import meet
from lamppost.testing import NOON

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture
def met(alice: Person, bob: Person) -> Met:
    """Alice's row of a meeting with bob, confirmed at noon."""
    return meet(alice, bob, NOON)


def theirs(met: Met) -> Met:
    return Met.objects.get(person=met.other, key=met.key)


def write(met: Met, words: str = "", at: datetime = NOON + DAY) -> Reference:
    return write_reference(met, words, by=met.person, at=at)


def test_first_reference_is_sealed_and_the_second_opens_both(
    alice: Person, bob: Person, met: Met
) -> None:
    first = write(met, "On time.")
    assert not received_by(bob).exists()
    assert facts_of(bob).references == 0
    second = write(theirs(met), "Friendly dog.")
    assert [one.words for one in received_by(bob)] == ["On time."]
    assert [one.words for one in received_by(alice)] == ["Friendly dog."]
    assert (facts_of(alice).references, facts_of(bob).references) == (1, 1)
    opened = Reference.objects.values_list("opened", flat=True)
    assert set(opened) == {second.opened} == {NOON + DAY}
    assert first.opened is None


def test_reference_does_not_say_what_an_ad_is_refused_for(met: Met) -> None:
    with pytest.raises(ReferenceRefused, match="Say it in others"):
        write(met, "Callgirl, sensual massage, 200 an hour, incall.")
    assert not Reference.objects.exists()


@pytest.mark.parametrize(("after", "is_open"), [(14 * DAY, True), (14 * DAY - DAY / 24, False)])
def test_single_reference_opens_when_its_window_closes(
    bob: Person, met: Met, after: timedelta, *, is_open: bool
) -> None:
    write(met)
    open_due(NOON + after)
    assert received_by(bob).exists() is is_open
    assert open_due(NOON + after) == 0


def test_nobody_answers_what_they_have_read(bob: Person, met: Met) -> None:
    write(met)
    open_due(NOON + 14 * DAY)
    assert to_write(bob, now=NOON + 14 * DAY) == []
    for at in (NOON + 14 * DAY, NOON + 13 * DAY):  # the second with a clock that is behind
        with pytest.raises(ReferenceRefused):
            write(theirs(met), at=at)


def test_nothing_shows_whether_the_other_one_has_written(bob: Person, met: Met) -> None:
    before = [one.pk for one in to_write(bob, now=NOON + DAY)]
    write(met)
    assert [one.pk for one in to_write(bob, now=NOON + DAY)] == before == [theirs(met).pk]
    assert not received_by(bob).exists()


def test_reference_is_written_once(met: Met) -> None:
    write(met)
    with pytest.raises(ReferenceRefused):
        write(met)


def test_reference_that_is_too_long_is_refused(met: Met) -> None:
    with pytest.raises(ReferenceRefused):
        write(met, "x" * 501)


def test_sealed_reference_taken_back_was_never_there(alice: Person, bob: Person, met: Met) -> None:
    revoke_reference(write(met, "Sorry"), by=alice, at=NOON + DAY)
    assert not Reference.objects.exists()
    write(theirs(met))
    assert not received_by(alice).exists()
    write(met, "Better")
    assert [one.words for one in received_by(bob)] == ["Better"]


def test_open_reference_taken_back_is_gone_with_its_words(
    alice: Person, bob: Person, met: Met
) -> None:
    write(met, "On time.")
    write(theirs(met))
    [given] = given_by(alice)
    show_words(received_by(bob)[0], on=True, by=bob)
    revoke_reference(given, by=alice, at=NOON + 2 * DAY)
    assert facts_of(bob).references == 0
    assert facts_of(alice).references == 1
    kept = Reference.objects.get(pk=given.pk)
    assert (kept.words, kept.are_words_shown) == ("", False)
    with pytest.raises(ReferenceRefused):
        write(met)


def test_words_are_shown_if_whom_they_are_about_agrees_and_no_longer(
    alice: Person, bob: Person, met: Met
) -> None:
    write(met, "On time.")
    write(theirs(met))
    name = bob.personas.get()
    [received] = received_by(bob)
    assert facts_of(bob, under=name).words == ()
    show_words(received, on=True, by=alice)  # their author has no say in it
    assert facts_of(bob, under=name).words == ()
    show_words(received, on=True, by=bob)
    assert facts_of(bob, under=name).words == ("On time.",)
    show_words(received, on=False, by=bob)
    assert facts_of(bob, under=name).words == ()


def test_declined_reference_does_not_count_until_it_is_taken(bob: Person, met: Met) -> None:
    write(met, "On time.")
    write(theirs(met))
    [received] = received_by(bob)
    show_words(received, on=True, by=bob)
    decline_reference(received, on=True, by=bob, at=NOON + DAY)
    assert facts_of(bob).references == 0
    show_words(received, on=True, by=bob)
    assert not Reference.objects.get(pk=received.pk).are_words_shown
    decline_reference(received, on=False, by=bob, at=NOON + DAY)
    assert facts_of(bob).references == 1


def test_words_do_not_pass_a_block(alice: Person, bob: Person, met: Met) -> None:
    write(met, "I know where you live.")
    block_person(bob, persona=alice.personas.get())
    open_due(NOON + 15 * DAY)
    assert [one.words for one in received_by(bob)] == [""]


def test_both_are_told_once_that_they_may_write(alice: Person, bob: Person, met: Met) -> None:
    mails = {mail.address: mail for mail in Notice.objects.all()}
    assert set(mails) == {"alice@example.org", "bob@example.org"}
    mail = mails["alice@example.org"]
    assert "You and Bob have both confirmed" in mail.body
    assert "/my/standing/references/" in mail.body
    assert "bob@example.org" not in mail.body + mail.subject + str(mail.headers)


def at_once(*things: Callable[[], object]) -> None:
    gate = Barrier(len(things))

    def one(thing: Callable[[], object]) -> None:
        try:
            gate.wait()
            thing()
        except Refused:
            pass
        finally:
            connection.close()

    with ThreadPoolExecutor(len(things)) as pool:
        list(pool.map(one, things))


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(
    "connection.vendor != 'postgresql'", reason="one transaction at a time on SQLite"
)
def test_two_who_write_at_the_same_moment_open_both(alice: Person, bob: Person) -> None:
    for _round in range(8):
        met = meet(alice, bob, NOON)
        at_once(partial(write, met), partial(write, theirs(met)))
        found = Reference.objects.filter(key=met.key)
        assert found.count() == 2
        assert not found.filter(opened=None).exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(
    "connection.vendor != 'postgresql'", reason="one transaction at a time on SQLite"
)
def test_last_moment_and_the_clock_leave_nothing_sealed_or_written_twice(
    alice: Person, bob: Person
) -> None:
    for _round in range(8):
        met = meet(alice, bob, NOON)
        write(met)
        end = NOON + 14 * DAY
        at_once(partial(write, theirs(met), at=end - DAY / 24), partial(open_due, end))
        assert not Reference.objects.filter(key=met.key, opened=None).exists()
