"""Suspensions: they have reasons and an end, and end by themselves."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lamppost.journal import reasons_link
from lamppost.journal.actions import lines_about
from lamppost.journal.decisions import Ruling, decisions_about
from lamppost.journal.models import Decision
from lamppost.journal.models.decisions import Done, Policy
from lamppost.notices.models import Notice
from lamppost.people.models import Person
from lamppost.people.suspending import (
    LONGEST,
    CannotSuspend,
    NotSuspended,
    Suspended,
    end_suspensions_due,
    is_suspended,
    lift_suspension,
    may_write,
    suspend_person,
    suspension_of,
)
from lamppost.testing import NOON, make_ad, make_person

WEEK = timedelta(days=7)


def _ruling(until: datetime | None = NOON + WEEK) -> Ruling:
    return Ruling(policy=Policy.SPAM, reasons="The same ad came ten times.", until=until)


def test_somebody_is_suspended_until_the_time_that_was_said(alice: Person, mo: Person) -> None:
    decision = suspend_person(alice, _ruling(), by=mo, at=NOON)
    assert suspension_of(alice, NOON) == decision
    assert (decision.done, decision.until) == (Done.SUSPEND, NOON + WEEK)
    with pytest.raises(Suspended, match="8 March 2027, 12:00") as refused:
        may_write(alice, NOON + WEEK - timedelta(seconds=1))
    assert refused.value.url.endswith(reverse("people:suspension"))
    # The clock has not run: the time alone has ended it.
    may_write(alice, NOON + WEEK)
    assert not is_suspended(alice, NOON + WEEK)
    assert suspension_of(alice, NOON + WEEK) is None


def test_nobody_else_is_suspended_with_them(alice: Person, bob: Person, mo: Person) -> None:
    suspend_person(alice, _ruling(), by=mo, at=NOON)
    may_write(bob, NOON)
    may_write(None, NOON)


def test_a_row_read_before_the_decision_does_not_let_its_person_write(
    alice: Person, mo: Person
) -> None:
    read_before = Person.objects.get(pk=alice.pk)
    suspend_person(alice, _ruling(), by=mo, at=NOON)
    with pytest.raises(Suspended):
        may_write(read_before, NOON)


@pytest.mark.parametrize("until", [None, NOON, NOON - WEEK, NOON + LONGEST + timedelta(seconds=1)])
def test_there_is_no_suspension_without_an_end_within_180_days(
    alice: Person, mo: Person, until: datetime | None
) -> None:
    with pytest.raises(CannotSuspend):
        suspend_person(alice, _ruling(until), by=mo, at=NOON)
    assert not decisions_about(alice).exists()
    suspend_person(alice, _ruling(NOON + LONGEST), by=mo, at=NOON)


def test_no_program_suspends_anybody(alice: Person) -> None:
    ruling = replace(_ruling(), is_automated=True)
    with pytest.raises(ValueError, match="program"):
        suspend_person(alice, ruling, by="screening", at=NOON)


def test_a_longer_one_takes_the_place_and_a_shorter_one_is_refused(
    alice: Person, mo: Person
) -> None:
    suspend_person(alice, _ruling(NOON + 2 * WEEK), by=mo, at=NOON)
    with pytest.raises(CannotSuspend):
        suspend_person(alice, _ruling(NOON + WEEK), by=mo, at=NOON)
    longer = suspend_person(alice, _ruling(NOON + 3 * WEEK), by=mo, at=NOON)
    assert suspension_of(alice, NOON) == longer
    assert decisions_about(alice).count() == 2


def test_lifting_names_what_it_undoes_and_lets_them_write(alice: Person, mo: Person) -> None:
    decision = suspend_person(alice, _ruling(), by=mo, at=NOON)
    lifting = lift_suspension(decision, Ruling(), by=mo, at=NOON + timedelta(days=1))
    assert (lifting.done, lifting.undoes) == (Done.RESTORE, decision)
    may_write(alice, NOON + timedelta(days=1))
    with pytest.raises(NotSuspended):
        lift_suspension(decision, Ruling(), by=mo, at=NOON + timedelta(days=1))
    with pytest.raises(NotSuspended):
        lift_suspension(Person.objects.get(pk=alice.pk), Ruling(), by=mo, at=NOON)
    assert lines_about(alice).filter(act="person.suspension_lifted").count() == 1


def test_an_earlier_one_holds_again_when_the_later_one_is_undone(alice: Person, mo: Person) -> None:
    first = suspend_person(alice, _ruling(NOON + WEEK), by=mo, at=NOON)
    suspend_person(alice, _ruling(NOON + 2 * WEEK), by=mo, at=NOON)
    lift_suspension(Person.objects.get(pk=alice.pk), Ruling(), by=mo, at=NOON)
    assert suspension_of(alice, NOON) == first
    lift_suspension(first, Ruling(), by=mo, at=NOON)
    may_write(alice, NOON)


def test_undoing_the_earlier_one_leaves_the_later_one(alice: Person, mo: Person) -> None:
    first = suspend_person(alice, _ruling(NOON + WEEK), by=mo, at=NOON)
    later = suspend_person(alice, _ruling(NOON + 2 * WEEK), by=mo, at=NOON)
    lift_suspension(first, Ruling(), by=mo, at=NOON)
    assert suspension_of(alice, NOON) == later


def test_one_whose_person_has_left_can_still_be_found_wrong(alice: Person, mo: Person) -> None:
    decision = suspend_person(alice, _ruling(), by=mo, at=NOON)
    name = decision.subject
    Person.objects.get(pk=alice.pk).delete()
    lifting = lift_suspension(decision, Ruling(), by=mo, at=NOON)
    assert (lifting.subject, lifting.person) == (name, name)


def test_whose_suspension_is_over_is_told_once(alice: Person, bob: Person, mo: Person) -> None:
    suspend_person(alice, _ruling(), by=mo, at=NOON)
    suspend_person(bob, _ruling(NOON + 2 * WEEK), by=mo, at=NOON)
    assert end_suspensions_due(NOON + WEEK - timedelta(seconds=1)) == 0
    assert end_suspensions_due(NOON + WEEK) == 1
    assert end_suspensions_due(NOON + WEEK) == 0
    told = Notice.objects.get()
    assert told.address == "alice@example.org"
    assert "post ads and write letters again" in told.body
    found = Person.objects.get(pk=alice.pk)
    assert (found.suspended_until, found.suspension) == (None, None)
    assert is_suspended(bob, NOON + WEEK)


def test_the_table_takes_no_suspension_without_reasons(alice: Person) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.filter(pk=alice.pk).update(suspended_until=NOON)


def test_a_new_account_is_not_tied_to_a_suspended_one(alice: Person, mo: Person) -> None:
    suspend_person(alice, _ruling(), by=mo, at=NOON)
    may_write(make_person("Alice", "alice.again@example.org"), NOON)


def test_every_page_of_theirs_shows_it_and_leads_to_the_reasons(
    client: Client, alice: Person, mo: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def url_of(decision: Decision) -> str:
        return f"https://board.example/reasons/of-{decision.pk}/"

    monkeypatch.setattr(reasons_link, "_ways", [url_of])
    now = timezone.now()
    decision = suspend_person(alice, _ruling(now + WEEK), by=mo, at=now)
    client.force_login(alice)
    page = reverse("people:suspension")
    for path in ("/", reverse("people:me"), reverse("board:post"), reverse("board:my_ads")):
        assert f'href="{page}">Why, and how to object' in client.get(path).content.decode()
    shown = client.get(page).content.decode()
    assert "The same ad came ten times." in shown
    assert url_of(decision) in shown


def test_nobody_else_sees_that_somebody_is_suspended(
    client: Client, alice: Person, carol: Person, mo: Person
) -> None:
    path = alice.personas.get().get_absolute_url()
    now = timezone.now()
    make_ad(alice, posted=now)
    before = client.get(path)
    assert before.status_code == 200
    suspend_person(alice, _ruling(now + WEEK), by=mo, at=now)
    assert client.get(path).content == before.content
    client.force_login(carol)
    assert "suspend" not in client.get(path).content.decode()
    assert "not suspended" in client.get(reverse("people:suspension")).content.decode()
