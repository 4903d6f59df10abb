"""Account and address while a plan runs: whoever holds the phone cannot take them away."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client

from lamppost.meetings.models import Plan
from lamppost.meetings.plans.actions import check_in
from lamppost.meetings.tests.making import FORCED, SAFE, make_armed
from lamppost.people.erasure import erase_due_people, request_erasure
from lamppost.people.models import Person
from lamppost.testing import NOON, enter

pytestmark = pytest.mark.django_db


def _client(person: Person) -> Client:
    client = Client()
    enter(client, str(person.email))
    return client


def test_account_cannot_be_erased_while_a_plan_runs(alice: Person) -> None:
    client = _client(alice)
    plan = make_armed(alice)
    page = client.post("/my/erasure/", follow=True).content.decode()
    assert "You have a plan that is running" in page
    alice.refresh_from_db()
    assert alice.erase_due is None
    check_in(plan, SAFE, at=NOON)
    client.post("/my/erasure/")
    alice.refresh_from_db()
    assert alice.erase_due


def test_after_a_forced_check_in_it_looks_allowed(alice: Person) -> None:
    client = _client(alice)
    check_in(make_armed(alice), FORCED, at=NOON)
    page = client.post("/my/erasure/", follow=True).content.decode()
    assert "You have a plan that is running" not in page
    alice.refresh_from_db()
    assert alice.erase_due


def test_erasure_asked_for_before_waits_for_the_plan(alice: Person) -> None:
    request_erasure(alice)
    plan = make_armed(alice)
    assert alice.erase_due
    due = alice.erase_due + timedelta(hours=1)
    assert erase_due_people(due) == 0
    assert Plan.objects.filter(pk=plan.pk).exists()


@pytest.mark.parametrize("code", [SAFE, FORCED])
def test_erasure_that_is_due_leaves_three_days_to_those_who_are_told(
    alice: Person, code: str
) -> None:
    request_erasure(alice)
    plan = make_armed(alice)
    check_in(plan, code, at=NOON)
    assert erase_due_people(NOON + timedelta(minutes=1)) == 0
    assert erase_due_people(NOON + timedelta(hours=72)) == 1


def test_address_cannot_be_changed_while_a_plan_runs(alice: Person) -> None:
    client = _client(alice)
    plan = make_armed(alice)
    sent = {"action_add": "", "email": "elsewhere@example.org"}
    answer = client.post("/account/address/", sent)
    assert "You have a plan that is running" in answer.content.decode()
    assert not EmailAddress.objects.filter(email="elsewhere@example.org").exists()
    check_in(plan, SAFE, at=NOON)
    assert client.post("/account/address/", sent).status_code == 302


def test_address_asked_for_before_is_not_confirmed_while_a_plan_runs(alice: Person) -> None:
    client = _client(alice)
    client.post("/account/address/", {"action_add": "", "email": "elsewhere@example.org"})
    code = mail.outbox[-1].body.split("    ")[1].split()[0]
    plan = make_armed(alice)
    answer = client.post("/account/address/code/", {"code": code})
    assert "You have a plan that is running" in answer.content.decode()
    alice.refresh_from_db()
    assert alice.email == "alice@example.org"
    check_in(plan, SAFE, at=NOON)
    client.post("/account/address/code/", {"code": code})
    alice.refresh_from_db()
    assert alice.email == "elsewhere@example.org"
