"""Checking in by a text from a number that the person has shown to be theirs."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from lamppost.meetings import clock
from lamppost.meetings.answers.tests.cast import FORCED, SAFE, WRONG, begin, said
from lamppost.meetings.contacts.ways import append_way
from lamppost.meetings.models import Plan, Way
from lamppost.meetings.plans.actions import check_in
from lamppost.meetings.telling.tests.stage import DUE, MINUTE, Stage, make_plan
from lamppost.notices.models import Channel
from lamppost.testing import NOON, make_person

pytestmark = pytest.mark.django_db
NUMBER, SECRET = "+19375550199", "a secret of the service"


@pytest.fixture
def stage(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Stage:
    settings.SMS_IN_TOKEN = SECRET
    monkeypatch.setattr(clock, "now", lambda: DUE)
    stage = begin()
    append_way(stage.alice, Channel.SMS, NUMBER, at=NOON)
    Way.objects.filter(person=stage.alice).update(proven=NOON)
    return stage


def post(told: Any, secret: str = SECRET) -> tuple[int, bytes]:
    headers = {"Authorization": f"Bearer {secret}"}
    answer = Client().post("/hooks/texts/", told, "application/json", headers=headers)
    return answer.status_code, answer.content


def text(words: str, number: str = NUMBER, **more: str) -> tuple[int, bytes]:
    return post({"from": number, "text": words, **more})


def state(stage: Stage) -> tuple[str, bool]:
    plan = Plan.objects.get(pk=stage.plan.pk)
    return plan.state, plan.is_forced


@pytest.mark.parametrize(("code", "is_forced"), [(SAFE, False), (FORCED, True)])
def test_both_codes_close_the_plan_and_are_answered_alike(
    stage: Stage, code: str, is_forced: bool
) -> None:
    assert text(code) == (200, b"OK")
    assert state(stage) == ("closed", is_forced)
    assert said(stage) == [(NUMBER, "A reminder", "Noted.")]


@pytest.mark.parametrize("number", ["19375550199", "0019375550199", "+1 (937) 555-0199"])
def test_a_number_is_known_however_a_service_writes_it(stage: Stage, number: str) -> None:
    text(SAFE, number)

    assert state(stage) == ("closed", False)


def test_a_wrong_code_is_answered_and_closes_nothing(stage: Stage) -> None:
    assert text(WRONG) == (200, b"OK")
    assert state(stage) == ("armed", False)
    assert said(stage) == [(NUMBER, "A reminder", "That was not understood.")]


@pytest.mark.parametrize("number", ["+19375550100", "", "alice", "9" * 400])
def test_a_number_that_is_nobodys_sounds_the_same_and_does_nothing(
    stage: Stage, number: str
) -> None:
    assert text(SAFE, number) == (200, b"OK")
    assert state(stage) == ("armed", False)


def test_a_number_counts_only_once_it_is_shown_and_only_of_the_person_themselves(
    stage: Stage,
) -> None:
    Way.objects.filter(person=stage.alice).update(proven=None)
    text(SAFE)
    text(SAFE, "+19375550134")  # Ana's, who is a contact

    assert state(stage) == ("armed", False)


def test_a_text_checks_nobody_else_in(stage: Stage) -> None:
    carols = make_plan(make_person("Carol"))

    text(SAFE)

    carols.refresh_from_db()
    assert carols.state == "armed"


def test_of_two_plans_the_first_that_is_due_is_meant(stage: Stage) -> None:
    later = make_plan(stage.alice)
    Plan.objects.filter(pk=later.pk).update(due=DUE + 60 * MINUTE)

    text(SAFE)

    later.refresh_from_db()
    assert state(stage) == ("closed", False)
    assert later.state == "armed"


def test_a_text_that_a_service_brings_twice_does_not_take_back_what_was_said_since(
    stage: Stage,
) -> None:
    text(SAFE, id="17")
    check_in(Plan.objects.get(pk=stage.plan.pk), FORCED, at=DUE + MINUTE)

    assert text(SAFE, id="17") == (200, b"OK")
    assert state(stage) == ("closed", True)


def test_without_the_secret_nothing_is_taken_and_who_tries_is_sent_away(stage: Stage) -> None:
    assert post({"from": NUMBER, "text": SAFE}, "another")[0] == 403
    assert Client().post("/hooks/texts/", {}, "application/json").status_code == 403
    assert state(stage) == ("armed", False)
    for _try in range(60):
        post({}, "another")
    assert text(SAFE)[0] == 429


def test_without_a_secret_set_there_is_no_such_address(stage: Stage, settings: Settings) -> None:
    settings.SMS_IN_TOKEN = ""

    assert post({"from": NUMBER, "text": SAFE}, "")[0] == 404


@pytest.mark.parametrize("told", [[], {}, {"from": 1, "text": "4821"}, "x", {"from": NUMBER}])
def test_what_is_no_text_is_refused(stage: Stage, told: object) -> None:
    assert post(told)[0] == 400
    assert Client().get("/hooks/texts/").status_code == 405


def test_a_text_too_long_to_be_one_is_refused(stage: Stage) -> None:
    assert text("4" * 30_000)[0] == 400
