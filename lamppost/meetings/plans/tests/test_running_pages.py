"""The page of a plan that runs, and the one by link."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from lamppost.meetings.ladder import Why
from lamppost.meetings.links import plan_token
from lamppost.meetings.models import Alarm, Plan, PlanContact, Told
from lamppost.meetings.plans.tests.visiting import TYPED, Clock, as_, link_of, page_of
from lamppost.meetings.tests.making import (
    EVENING,
    FORCED,
    SAFE,
    make_armed,
    make_contact,
    make_plan,
)
from lamppost.people.models import Person
from lamppost.testing import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def test_page_of_a_running_plan_shows_its_clock(alice: Person, clock: Clock) -> None:
    plan = make_armed(alice)
    clock.at = EVENING - timedelta(minutes=12, seconds=40)
    page = as_(alice).get(page_of(plan)).content.decode()
    assert "12:40" in page
    assert "until your check-in" in page
    assert "the tall buyer" in page
    clock.at = EVENING + timedelta(minutes=5)
    page = as_(alice).get(page_of(plan)).content.decode()
    assert "10:00" in page
    assert "until others are told" in page


def test_check_in_on_the_page_closes(alice: Person) -> None:
    plan = make_armed(alice)
    client = as_(alice)
    wrong = client.post(page_of(plan), {"do": "safe", "code": "9999"})
    assert wrong.status_code == 422
    assert "That is not your code" in wrong.content.decode()
    assert "9999" not in wrong.content.decode()
    assert client.post(page_of(plan), {"do": "safe", "code": SAFE}).status_code == 302
    page = client.get(page_of(plan)).content.decode()
    assert "You have checked in" in page
    assert "Confirm once more" in page
    assert "the tall buyer" not in page


def test_more_time_by_the_page_counts_once_however_often_it_is_sent(alice: Person) -> None:
    plan = make_armed(alice)
    client = as_(alice)
    sent = {"do": "more-15", "code": SAFE, "due": str(int(plan.due.timestamp()))}
    for _again in range(3):
        assert client.post(page_of(plan), sent).status_code == 302
    assert Plan.objects.get().due == EVENING + timedelta(minutes=15)


@pytest.mark.parametrize("wanted", ["more-", "more-x", "more-999999999999", "more-7"])
def test_more_time_that_nobody_offers_is_refused(alice: Person, wanted: str) -> None:
    plan = make_armed(alice)
    assert as_(alice).post(page_of(plan), {"do": wanted, "code": SAFE}).status_code == 422
    assert Plan.objects.get().due == EVENING


def test_help_needs_no_code_and_shows_that_it_was_asked_for(alice: Person) -> None:
    plan = make_armed(alice)
    client = as_(alice)
    assert client.post(page_of(plan), {"do": "help"}).status_code == 302
    alarm = Alarm.objects.get()
    assert alarm.why == Why.HELP
    assert "You asked for help at 12:00" in client.get(page_of(plan)).content.decode()


def test_page_says_who_was_told_and_who_has_taken_it_on(alice: Person, clock: Clock) -> None:
    ana, joe = make_contact(alice), make_contact(alice, "Joe")
    plan = make_armed(alice, ana, joe)
    clock.at = EVENING + timedelta(minutes=16)
    began = EVENING + timedelta(minutes=15)
    alarm = Alarm.objects.create(
        plan=plan, why=Why.OVERDUE, climb_why=Why.OVERDUE, climb_began=began, began=began
    )
    Told.objects.create(alarm=alarm, contact=ana, first=began)
    page = as_(alice).get(page_of(plan)).content.decode()
    assert "Others are being told, since 14:15" in page
    assert "Nobody has taken it on yet" in page
    Alarm.objects.update(taken_by=ana, taken=clock.at)
    page = as_(alice).get(page_of(plan)).content.decode()
    assert "Ana has taken it on at 14:16." in page


def test_a_forced_climb_is_shown_by_no_page_and_then_as_any_other(
    alice: Person, clock: Clock
) -> None:
    ana, joe = make_contact(alice), make_contact(alice, "Joe")
    plan = make_armed(alice, ana, joe)
    alarm = Alarm.objects.create(
        plan=plan,
        why=Why.FORCED,
        climb_why=Why.FORCED,
        climb_began=NOON,
        began=NOON,
        taken_by=joe,
        taken=NOON,
    )
    Told.objects.create(alarm=alarm, contact=ana, first=NOON)
    for path in (page_of(plan), link_of(plan)):
        page = as_(alice).get(path).content.decode()
        assert "being told, since" not in page
        assert "taken it on" not in page
    clock.at = EVENING + timedelta(minutes=16)
    page = as_(alice).get(page_of(plan)).content.decode()
    assert "Others are being told, since 14:15" in page
    assert 'Told so far: <span dir="auto">Ana</span>' in page
    assert "Nobody has taken it on yet" in page


def test_everything_of_somebody_else_s_is_not_there(alice: Person, carol: Person) -> None:
    armed, draft = make_armed(alice), make_plan(alice)
    client = as_(carol)
    for name in ("plan", "edit", "ready"):
        for plan in (armed, draft):
            path = reverse(f"meetings:{name}", args=[plan.public_id])
            assert client.get(path).status_code == 404
            assert client.post(path, {"code": SAFE}).status_code == 404
    gone = reverse("meetings:discard", args=[draft.public_id])
    assert client.post(gone).status_code == 404
    assert Plan.objects.count() == 2
    page = as_(carol).get(reverse("meetings:home")).content.decode()
    assert armed.public_id not in page
    assert draft.public_id not in page


def test_pages_lead_strangers_to_the_door(alice: Person) -> None:
    plan = make_armed(alice)
    for path in (page_of(plan), reverse("meetings:home"), reverse("meetings:codes")):
        assert Client().get(path).status_code == 302


def test_armed_plan_s_words_and_contacts_stay(alice: Person) -> None:
    ana, joe = make_contact(alice), make_contact(alice, "Joe")
    plan = make_armed(alice, ana)
    edit = reverse("meetings:edit", args=[plan.public_id])
    client = as_(alice)
    for answer in (client.get(edit), client.post(edit, {**TYPED, "tell": joe.public_id})):
        assert answer.status_code == 302
    client.post(reverse("meetings:discard", args=[plan.public_id]))
    assert [one.contact for one in PlanContact.objects.filter(plan=plan)] == [ana]
    assert Plan.objects.get().state == Plan.State.ARMED


def test_link_opens_the_clock_and_nothing_else(alice: Person, clock: Clock) -> None:
    plan = make_armed(alice, make_contact(alice))
    clock.at = EVENING - timedelta(minutes=12, seconds=40)
    for at in (clock.at, EVENING + timedelta(minutes=16)):
        clock.at = at
        answer = Client().get(link_of(plan))
        page = answer.content.decode()
        for word in ("buyer", "library", "Golf", "Ana", "Lamppost", "eeting under", "police."):
            assert word not in page.replace("does not call the police.", "")
    assert "Your code" in page


def test_link_checks_in_and_extends_and_asks_for_help(alice: Person) -> None:
    plan = make_armed(alice)
    path, client = link_of(plan), Client(enforce_csrf_checks=True)
    assert client.post(path, {"do": "more-5", "code": FORCED}).status_code == 302
    assert client.post(path, {"do": "help"}).status_code == 302
    assert client.post(path, {"do": "safe", "code": "9999"}).status_code == 422
    assert client.post(path, {"do": "safe", "code": SAFE}).status_code == 302
    assert Plan.objects.get().state == Plan.State.CLOSED
    assert "Confirm once more" in client.get(path).content.decode()


def test_made_up_link_opens_nothing(alice: Person, clock: Clock) -> None:
    plan = make_armed(alice)
    draft = make_plan(alice)
    for token in ("x", plan.public_id, plan_token(plan) + "x", plan_token(draft)):
        assert Client().get(reverse("meetings:check", args=[token])).status_code == 404
    as_(alice).post(page_of(plan), {"code": SAFE})
    clock.at += timedelta(hours=72)
    assert Client().get(link_of(plan)).status_code == 404
    assert as_(alice).get(page_of(plan)).status_code == 404
