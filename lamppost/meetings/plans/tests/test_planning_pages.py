"""From nothing to a plan whose clock runs."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from lamppost.meetings.codes import choose_codes
from lamppost.meetings.details import details_of
from lamppost.meetings.models import Plan, PlanContact
from lamppost.meetings.plans.tests.visiting import TYPED, Clock, as_, page_of
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


def test_home_says_what_it_is_to_whoever_has_no_plans(alice: Person) -> None:
    page = as_(alice).get(reverse("meetings:home")).content.decode()
    assert "be missed if you do not come back" in page
    assert "Nobody can be told yet" in page


def test_home_shows_running_plans_drafts_and_those_of_72_hours(alice: Person, clock: Clock) -> None:
    running = make_armed(alice)
    draft = make_plan(alice)
    closed = make_armed(alice)
    as_(alice).post(page_of(closed), {"code": SAFE})
    page = as_(alice).get(reverse("meetings:home")).content.decode()
    assert page_of(running) in page
    assert reverse("meetings:ready", args=[draft.public_id]) in page
    assert page_of(closed) in page
    clock.at += timedelta(hours=72)
    page = as_(alice).get(reverse("meetings:home")).content.decode()
    assert page_of(running) in page
    assert page_of(closed) not in page


def test_plan_is_kept_with_its_contacts_in_order(alice: Person) -> None:
    ana, joe = make_contact(alice), make_contact(alice, "Joe")
    tell = {"tell": [ana.public_id, joe.public_id]}
    places = {f"place-{ana.public_id}": "2", f"place-{joe.public_id}": "1"}
    answer = as_(alice).post(reverse("meetings:new"), {**TYPED, **tell, **places})
    plan = Plan.objects.get()
    assert answer.url == reverse("meetings:ready", args=[plan.public_id])  # type: ignore[attr-defined]
    assert details_of(plan.details).words == "grey Golf"
    assert (plan.starts, plan.due, plan.grace_secs) == (NOON, EVENING, 900)
    told = PlanContact.objects.filter(plan=plan).order_by("position")
    assert [one.contact for one in told] == [joe, ana]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"due": "soon"}, "Write it as"),
        ({"starts": ""}, "Write it as"),
        ({"due": "2027-03-01T11:00"}, "take a later time"),
        ({"due": "2027-03-02T11:00"}, "12 hours at most"),
        ({"grace": "1"}, "greater than or equal to 5"),
        ({"grace": "x"}, "Enter a whole number"),
        ({"where": "x" * 300}, "at most 200"),
    ],
)
def test_what_is_typed_is_kept_however_wrong(
    alice: Person, wrong: dict[str, str], said: str
) -> None:
    ana = make_contact(alice)
    client = as_(alice)
    answer = client.post(reverse("meetings:new"), {**TYPED, **wrong, "tell": ana.public_id})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    plan = Plan.objects.get()
    assert plan.state == Plan.State.DRAFT
    assert details_of(plan.details).with_whom == "the tall buyer"
    assert PlanContact.objects.filter(plan=plan, contact=ana).exists()
    edit = reverse("meetings:edit", args=[plan.public_id])
    assert f'action="{edit}"' in answer.content.decode()
    client.post(edit, {**TYPED, "tell": ana.public_id})
    assert Plan.objects.get().grace_secs == 900


def test_plan_without_contacts_is_kept_and_says_what_is_missing(alice: Person) -> None:
    client = as_(alice)
    client.post(reverse("meetings:new"), TYPED)
    ready = reverse("meetings:ready", args=[Plan.objects.get().public_id])
    page = client.get(ready).content.decode()
    assert "Nobody would be told yet" in page
    assert "Choose your two codes" in page
    answer = client.post(ready)
    assert answer.status_code == 422
    assert "Choose your two codes first" in answer.content.decode()
    choose_codes(alice, SAFE, FORCED, at=NOON)
    answer = client.post(ready)
    assert answer.status_code == 422
    assert "has agreed and has answered a test" in answer.content.decode()
    assert Plan.objects.get().state == Plan.State.DRAFT


def test_page_before_arming_says_what_it_does_not_do_and_when_who_is_told(alice: Person) -> None:
    plan = make_plan(alice, make_contact(alice), make_contact(alice, "Joe"))
    page = as_(alice).get(reverse("meetings:ready", args=[plan.public_id])).content.decode()
    assert "It does not call the police" in page
    assert "What somebody could see on your phone" in page
    for time, words in [
        ("13:50", "We remind you"),
        ("14:00", "We ask you to check in"),
        ("14:15", "Ana: told that you have not checked in."),
        ("14:20", "Joe: told that, and where"),
        ("14:25", "Ana, Joe: told all that"),
    ]:
        assert page.index(f">{time}<") < page.index(words)


def test_armed_by_one_click_and_a_second_changes_nothing(alice: Person) -> None:
    choose_codes(alice, SAFE, FORCED, at=NOON)
    plan = make_plan(alice, make_contact(alice))
    ready = reverse("meetings:ready", args=[plan.public_id])
    client = as_(alice)
    for _click in range(2):
        assert client.post(ready).url == page_of(plan)  # type: ignore[attr-defined]
    assert Plan.objects.get().version == 2


def test_overlap_is_said_and_not_forbidden(alice: Person) -> None:
    ana = make_contact(alice)
    make_armed(alice, ana)
    plan = make_plan(alice, ana)
    ready = reverse("meetings:ready", args=[plan.public_id])
    assert "at the same time" in as_(alice).get(ready).content.decode()
    later = make_plan(
        alice, ana, starts=EVENING + timedelta(hours=1), due=EVENING + timedelta(hours=2)
    )
    ready = reverse("meetings:ready", args=[later.public_id])
    assert "at the same time" not in as_(alice).get(ready).content.decode()
