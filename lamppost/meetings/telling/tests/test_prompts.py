"""What the person is asked: it may be read by whoever sits beside them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries, Settings

from lamppost.core.sealing import seal
from lamppost.meetings.ladder import Prompt
from lamppost.meetings.models import Plan, Way
from lamppost.meetings.telling.boxes import check_address, plan_at
from lamppost.meetings.telling.pages import check_page
from lamppost.meetings.telling.prompts import prompt_urgents, prompt_urgents_of
from lamppost.meetings.telling.tests.stage import DUE, MINUTE, TO, Stage, make_plan, set_stage
from lamppost.notices.models import Channel
from lamppost.testing import NOON

pytestmark = pytest.mark.django_db
TELLING = (
    "dave",
    "bike",
    "library",
    "golf",
    "ana",
    "joe",
    "meeting",
    "lamppost",
    "alarm",
    "contact",
)
TIMES = {Prompt.SOON: -10, Prompt.NOW: 0, Prompt.AGAIN: 7.5, Prompt.LAST: 14}


@pytest.fixture
def stage(settings: Settings) -> Stage:
    settings.BASE_URL = "https://b.example"
    return set_stage()


def own_ways(stage: Stage, **given: object) -> None:
    for channel, to in TO.items():
        Way.objects.create(
            person=stage.alice,
            channel=channel,
            to=seal(to.replace("ana", "alice")),
            added=NOON,
            **{"proven": NOON, **given},
        )


@pytest.mark.parametrize("what", Prompt)
def test_no_reminder_tells_of_a_place_a_counterpart_a_contact_or_a_meeting(
    stage: Stage, what: Prompt
) -> None:
    own_ways(stage)

    urgents = prompt_urgents(stage.plan, what, at=DUE + TIMES[what] * MINUTE)

    assert len(urgents) == len(Channel)
    for urgent in urgents:
        shown = f"{urgent.subject} {urgent.body}".replace(urgent.link, "").lower()
        assert not [word for word in TELLING if word in shown]


@pytest.mark.parametrize(
    ("what", "left"),
    [
        (Prompt.SOON, "10 minutes"),
        (Prompt.NOW, "15 minutes"),
        (Prompt.AGAIN, "8 minutes"),
        (Prompt.LAST, "1 minute"),
    ],
)
def test_reminders_say_the_time_that_is_left_and_how_to_answer(
    stage: Stage, what: Prompt, left: str
) -> None:
    (urgent,) = prompt_urgents(stage.plan, what, at=DUE + TIMES[what] * MINUTE)

    link = check_page(stage.plan)
    words = f"Have a look at your list. Time left: {left}. Open this and answer with your code."
    assert (urgent.subject, urgent.body) == ("A reminder", f"{words}\n{link}\n")
    assert urgent.link == link


def test_a_push_message_has_no_address_in_what_a_lock_screen_shows(stage: Stage) -> None:
    own_ways(stage)
    urgents = prompt_urgents(stage.plan, Prompt.NOW, at=DUE)
    (push,) = [urgent for urgent in urgents if urgent.channel == Channel.PUSH]

    assert "://" not in push.body
    assert push.link == check_page(stage.plan)


def test_reminders_go_to_the_account_until_the_person_has_proven_a_way(stage: Stage) -> None:
    own_ways(stage, proven=None)
    before = prompt_urgents(stage.plan, Prompt.NOW, at=DUE)
    Way.objects.filter(person=stage.alice).update(proven=NOON)
    after = prompt_urgents(stage.plan, Prompt.NOW, at=DUE)

    assert [urgent.to for urgent in before] == ["alice@example.org"]
    assert sorted(urgent.to for urgent in after) == sorted(
        to.replace("ana", "alice") for to in TO.values()
    )


def test_the_same_reminder_has_the_same_key_and_one_after_an_extension_another(
    stage: Stage,
) -> None:
    plan = stage.plan
    keys = {prompt_urgents(plan, Prompt.NOW, at=DUE + late * MINUTE)[0].key for late in (0, 3)}
    plan.due += timedelta(minutes=15)

    assert len(keys) == 1
    assert prompt_urgents(plan, Prompt.NOW, at=plan.due)[0].key not in keys


def test_reminders_lose_their_use_once_the_next_one_comes_and_go_after_alarms(
    stage: Stage,
) -> None:
    (urgent,) = prompt_urgents(stage.plan, Prompt.SOON, at=DUE - 10 * MINUTE)

    assert urgent.best_before == DUE
    assert urgent.rank == 2
    assert urgent.about == f"meetings.plan:{stage.plan.pk}"


def test_a_reminder_by_mail_is_answered_to_an_address_of_this_plan(
    stage: Stage, settings: Settings
) -> None:
    settings.ANSWERS_BY_MAIL, settings.RELAY_DOMAIN = True, "letters.example"
    (urgent,) = prompt_urgents(stage.plan, Prompt.NOW, at=DUE)
    settings.ANSWERS_BY_MAIL = False
    (without,) = prompt_urgents(stage.plan, Prompt.NOW, at=DUE)

    assert urgent.headers["Reply-To"] == check_address(stage.plan)
    assert urgent.headers["Reply-To"].endswith("@letters.example")
    assert "Reply-To" not in without.headers


def test_an_address_finds_its_plan_and_no_other(stage: Stage) -> None:
    name = check_address(stage.plan).removeprefix("check-").split("@")[0]
    other = make_plan(stage.alice)

    assert plan_at(name) == stage.plan
    assert plan_at(name.replace(stage.plan.public_id, other.public_id)) is None
    assert plan_at("") is None


def test_many_reminders_take_no_more_questions_than_one(
    stage: Stage, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    plans = [make_plan(stage.alice) for _ in range(5)]
    fresh = list(Plan.objects.filter(pk__in=[plan.pk for plan in plans]))

    with django_assert_num_queries(3):
        assert len(prompt_urgents_of([(plan, Prompt.NOW) for plan in fresh], at=DUE)) == 5
