from __future__ import annotations

from datetime import timedelta

import pytest

from lamppost.journal.models import Line
from lamppost.meetings.codes import WrongCode, choose_codes
from lamppost.meetings.details import details_of
from lamppost.meetings.ladder import Why
from lamppost.meetings.models import Alarm, Contact, Plan, PlanContact
from lamppost.meetings.plans.actions import (
    CannotArm,
    Over,
    arm_plan,
    ask_help,
    check_in,
    extend,
)
from lamppost.meetings.plans.drafts import MOST_DRAFTS, drop_draft, write_draft
from lamppost.meetings.plans.times import NotLonger, TimesRefused, extensions
from lamppost.meetings.tests.making import (
    EVENING,
    FORCED,
    SAFE,
    make_armed,
    make_contact,
    make_plan,
    new_plan,
)
from lamppost.people.models import Person
from lamppost.testing import NOON

pytestmark = pytest.mark.django_db


def _now(plan: Plan) -> Plan:
    return Plan.objects.get(pk=plan.pk)


def test_draft_keeps_what_was_typed_sealed(alice: Person) -> None:
    plan = make_plan(alice)
    assert details_of(plan.details).where == "library steps"
    assert b"library" not in bytes(plan.details)
    assert plan.state == Plan.State.DRAFT


def test_draft_is_written_anew_in_its_place(alice: Person) -> None:
    ana, joe = make_contact(alice), make_contact(alice, "Joe")
    plan = make_plan(alice, ana, joe)
    write_draft(alice, new_plan(joe, ana, grace_secs=300), at=NOON, plan=plan)
    assert _now(plan).grace_secs == 300
    told = PlanContact.objects.filter(plan=plan).order_by("position")
    assert [one.contact for one in told] == [joe, ana]


def test_nobody_else_s_contact_gets_onto_a_plan(alice: Person, bob: Person) -> None:
    plan = make_plan(alice, make_contact(bob))
    assert not PlanContact.objects.filter(plan=plan).exists()


def test_oldest_draft_goes_when_there_are_too_many(alice: Person) -> None:
    first = make_plan(alice)
    for minute in range(MOST_DRAFTS):
        write_draft(alice, new_plan(), at=NOON + timedelta(minutes=minute + 1))
    assert Plan.objects.count() == MOST_DRAFTS
    assert not Plan.objects.filter(pk=first.pk).exists()


def test_armed_plan_is_looked_at_ten_minutes_before_its_end(alice: Person) -> None:
    plan = make_armed(alice)
    assert plan.state == Plan.State.ARMED
    assert plan.look_at == EVENING - timedelta(minutes=10)
    assert plan.done_until == plan.armed == NOON
    assert plan.erase_due is None
    assert Line.objects.filter(act="plan.armed").count() == 1


def test_second_click_on_arm_changes_nothing(alice: Person) -> None:
    plan = make_plan(alice, make_contact(alice))
    choose_codes(alice, SAFE, FORCED, at=NOON)
    other_tab = _now(plan)
    assert arm_plan(plan, at=NOON)
    before = _now(plan).version
    assert not arm_plan(other_tab, at=NOON + timedelta(minutes=1))
    assert not arm_plan(_now(plan), at=NOON + timedelta(minutes=1))
    assert _now(plan).version == before
    assert Line.objects.filter(act="plan.armed").count() == 1


def test_nothing_is_armed_without_codes(alice: Person) -> None:
    plan = make_plan(alice, make_contact(alice))
    with pytest.raises(CannotArm) as refused:
        arm_plan(plan, at=NOON)
    assert refused.value.code == "codes"
    choose_codes(alice, SAFE, FORCED, at=NOON)
    assert arm_plan(plan, at=NOON)


@pytest.mark.parametrize(
    "given",
    [
        {"state": Contact.State.INVITED},
        {"remove_due": NOON + timedelta(hours=3)},
    ],
)
def test_nothing_is_armed_without_a_contact_who_would_be_told(
    alice: Person, given: dict[str, object]
) -> None:
    choose_codes(alice, SAFE, FORCED, at=NOON)
    contact = make_contact(alice, **given)  # type: ignore[arg-type]
    plan = make_plan(alice, contact)
    with pytest.raises(CannotArm) as refused:
        arm_plan(plan, at=NOON)
    assert refused.value.code == "contacts"
    Contact.objects.filter(pk=contact.pk).update(state=Contact.State.AGREED, remove_due=None)
    assert arm_plan(plan, at=NOON)


def test_contact_without_a_proven_way_is_not_told(alice: Person) -> None:
    choose_codes(alice, SAFE, FORCED, at=NOON)
    ana, joe = make_contact(alice), make_contact(alice, "Joe")
    joe.ways.update(proven=None)
    plan = make_plan(alice, joe)
    with pytest.raises(CannotArm):
        arm_plan(plan, at=NOON)
    both = make_plan(alice, joe, ana)
    assert arm_plan(both, at=NOON)
    assert [one.contact for one in PlanContact.objects.filter(plan=both)] == [ana]


@pytest.mark.parametrize(
    ("starts", "due", "field"),
    [
        (NOON, NOON + timedelta(minutes=4), "due"),
        (NOON - timedelta(hours=3), NOON - timedelta(hours=1), "due"),
        (NOON + timedelta(hours=2), NOON + timedelta(hours=1), "due"),
        (NOON, NOON + timedelta(hours=12, minutes=1), "due"),
        (NOON + timedelta(days=8), NOON + timedelta(days=8, hours=1), "starts"),
    ],
)
def test_plan_of_impossible_times_is_kept_but_not_armed(
    alice: Person, starts: object, due: object, field: str
) -> None:
    choose_codes(alice, SAFE, FORCED, at=NOON)
    plan = make_plan(alice, make_contact(alice), starts=starts, due=due)
    with pytest.raises(TimesRefused) as refused:
        arm_plan(plan, at=NOON)
    assert refused.value.field == field
    assert _now(plan).state == Plan.State.DRAFT


def test_tomorrow_s_meeting_can_be_armed_today(alice: Person) -> None:
    starts = NOON + timedelta(days=1)
    plan = make_armed(alice, starts=starts, due=starts + timedelta(hours=12))
    assert plan.look_at == plan.due - timedelta(minutes=10)


@pytest.mark.parametrize(("code", "is_forced"), [(SAFE, False), (FORCED, True)])
def test_either_code_closes_and_the_row_alone_knows_which(
    alice: Person, code: str, is_forced: bool
) -> None:
    plan = make_armed(alice)
    at = NOON + timedelta(hours=1)
    check_in(plan, code, at=at)
    closed = _now(plan)
    assert closed.state == Plan.State.CLOSED
    assert closed.closed == closed.look_at == at
    assert closed.erase_due == at + timedelta(hours=72)
    assert closed.is_forced is is_forced
    assert not Alarm.objects.exists()
    assert [line.act for line in Line.objects.filter(subject__startswith="meetings.plan")] == [
        "plan.armed",
        "plan.closed",
    ]


def test_wrong_code_closes_nothing(alice: Person) -> None:
    plan = make_armed(alice)
    with pytest.raises(WrongCode):
        check_in(plan, "9999", at=NOON)
    assert _now(plan).state == Plan.State.ARMED


@pytest.mark.parametrize(("first", "then"), [(SAFE, FORCED), (FORCED, SAFE)])
def test_last_code_of_72_hours_holds(alice: Person, first: str, then: str) -> None:
    plan = make_armed(alice)
    check_in(plan, first, at=NOON)
    later = NOON + timedelta(hours=71)
    check_in(_now(plan), then, at=later)
    assert _now(plan).is_forced is (then == FORCED)
    assert _now(plan).look_at == later


def test_what_was_closed_72_hours_ago_is_closed(alice: Person) -> None:
    plan = make_armed(alice)
    check_in(plan, SAFE, at=NOON)
    with pytest.raises(Over):
        check_in(_now(plan), FORCED, at=NOON + timedelta(hours=72))
    assert not _now(plan).is_forced


def test_draft_is_not_closed(alice: Person) -> None:
    choose_codes(alice, SAFE, FORCED, at=NOON)
    with pytest.raises(Over):
        check_in(make_plan(alice), SAFE, at=NOON)


def test_check_in_wins_though_the_guard_moved_the_plan_on(alice: Person) -> None:
    plan = make_armed(alice)
    Plan.objects.filter(pk=plan.pk).update(version=plan.version + 7)
    check_in(plan, SAFE, at=NOON)
    assert _now(plan).state == Plan.State.CLOSED


@pytest.mark.parametrize(("code", "is_forced"), [(SAFE, False), (FORCED, True)])
def test_either_code_extends_and_the_row_alone_knows_which(
    alice: Person, code: str, is_forced: bool
) -> None:
    plan = make_armed(alice)
    at = NOON + timedelta(minutes=90)
    assert extend(plan, 15, code, at=at) == EVENING + timedelta(minutes=15)
    later = _now(plan)
    assert later.due == EVENING + timedelta(minutes=15)
    assert later.look_at == at
    assert later.first_due == EVENING
    assert later.is_forced is is_forced


def test_nothing_is_extended_without_a_code(alice: Person) -> None:
    plan = make_armed(alice)
    for code in ("", "9999"):
        with pytest.raises(WrongCode):
            extend(plan, 15, code, at=NOON)
    assert _now(plan).due == EVENING


def test_extensions_come_to_an_hour_at_most(alice: Person) -> None:
    plan = make_armed(alice)
    extend(plan, 30, SAFE, at=NOON)
    assert extensions(_now(plan), at=NOON) == [5, 15, 30]
    extend(_now(plan), 30, SAFE, at=NOON)
    assert extensions(_now(plan), at=NOON) == []
    for code in (SAFE, FORCED):
        with pytest.raises(NotLonger):
            extend(_now(plan), 5, code, at=NOON)
    assert _now(plan).due == EVENING + timedelta(minutes=60)


def test_no_extension_goes_past_twelve_hours(alice: Person) -> None:
    plan = make_armed(alice, due=NOON + timedelta(hours=11, minutes=50))
    assert extensions(plan, at=NOON) == [5]
    with pytest.raises(NotLonger):
        extend(plan, 15, SAFE, at=NOON)
    extend(plan, 5, SAFE, at=NOON)


@pytest.mark.parametrize("minutes", [-30, 0, 7, 90])
def test_nobody_makes_up_an_extension(alice: Person, minutes: int) -> None:
    plan = make_armed(alice)
    with pytest.raises(NotLonger):
        extend(plan, minutes, SAFE, at=NOON)


def test_within_grace_an_extension_counts_from_now(alice: Person) -> None:
    plan = make_armed(alice)
    at = EVENING + timedelta(minutes=10)
    assert extend(plan, 5, SAFE, at=at) == at + timedelta(minutes=5)


def test_once_contacts_are_told_only_a_check_in_helps(alice: Person) -> None:
    plan = make_armed(alice)
    with pytest.raises(NotLonger):
        extend(plan, 15, SAFE, at=EVENING + timedelta(minutes=15))
    ask_help(_now(plan), at=NOON)
    with pytest.raises(NotLonger):
        extend(_now(plan), 15, SAFE, at=NOON)
    check_in(_now(plan), SAFE, at=NOON)


def test_a_forced_climb_does_not_show_in_what_can_be_extended(alice: Person) -> None:
    plan = make_armed(alice)
    extend(plan, 5, FORCED, at=NOON)
    Alarm.objects.create(
        plan=plan, why=Why.FORCED, climb_why=Why.FORCED, climb_began=NOON, began=NOON
    )
    assert extend(_now(plan), 5, FORCED, at=NOON) == EVENING + timedelta(minutes=10)


def test_help_comes_at_once_and_without_a_code(alice: Person) -> None:
    plan = make_armed(alice)
    ask_help(plan, at=NOON)
    alarm = Alarm.objects.get(plan=plan)
    assert (alarm.why, alarm.began, alarm.look_at) == (Why.HELP, NOON, NOON)
    assert _now(plan).state == Plan.State.ARMED


def test_second_tap_on_help_begins_nothing_anew(alice: Person) -> None:
    plan = make_armed(alice)
    ask_help(plan, at=NOON)
    ask_help(_now(plan), at=NOON + timedelta(minutes=1))
    assert Alarm.objects.get().climb_began == NOON
    assert Line.objects.filter(act="plan.help_asked").count() == 1


def test_help_is_for_plans_that_run(alice: Person) -> None:
    plan = make_armed(alice)
    check_in(plan, SAFE, at=NOON)
    with pytest.raises(Over):
        ask_help(_now(plan), at=NOON)
    assert not Alarm.objects.exists()


def test_only_a_draft_can_be_thrown_away(alice: Person) -> None:
    armed, draft = make_armed(alice), make_plan(alice)
    assert drop_draft(draft)
    assert not drop_draft(armed)
    assert write_draft(alice, new_plan(), at=NOON, plan=armed) is None
    assert _now(armed).state == Plan.State.ARMED


def test_several_plans_can_run_at_once(alice: Person) -> None:
    ana = make_contact(alice)
    assert make_armed(alice, ana).pk != make_armed(alice, ana).pk


def test_no_word_of_a_plan_stands_in_the_journal(alice: Person) -> None:
    plan = make_armed(alice)
    extend(plan, 5, SAFE, at=NOON)
    ask_help(_now(plan), at=NOON)
    check_in(_now(plan), FORCED, at=NOON)
    written = " ".join(f"{line.act} {line.reason} {line.details}" for line in Line.objects.all())
    for word in ("buyer", "library", "Golf", "forced", "Ana"):
        assert word not in written
