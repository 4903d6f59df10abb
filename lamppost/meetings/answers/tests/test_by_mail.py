"""Checking in by answering a reminder's mail."""

from __future__ import annotations

import re
import smtplib

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from lamppost.meetings import clock
from lamppost.meetings.answers.tests.cast import FORCED, SAFE, WRONG, begin, mail, said
from lamppost.meetings.models import Plan
from lamppost.meetings.plans.actions import check_in
from lamppost.meetings.telling.boxes import check_address
from lamppost.meetings.telling.tests.stage import DUE, MINUTE, Stage
from lamppost.notices.models import Dispatch
from lamppost.relay.mail_in.receiving import Fate, deliver
from lamppost.relay.tests.mails.test_door import open_door

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Stage:
    settings.RELAY_DOMAIN = "letters.example"
    monkeypatch.setattr(clock, "now", lambda: DUE)
    return begin()


def take(stage: Stage, text: str, sender: str = "a@b.example", **headers: str) -> Fate:
    return put(stage, mail(stage, text, **headers), sender)


def put(stage: Stage, raw: bytes, sender: str = "a@b.example") -> Fate:
    to = check_address(stage.plan)
    return deliver(raw, envelope_from=sender, envelope_to=to, at=DUE).fate


def state(stage: Stage) -> tuple[str, bool]:
    plan = Plan.objects.get(pk=stage.plan.pk)
    return plan.state, plan.is_forced


@pytest.mark.parametrize(("code", "is_forced"), [(SAFE, False), (FORCED, True)])
def test_a_code_closes_the_plan_whoever_the_mail_says_it_is_from(
    stage: Stage, code: str, is_forced: bool
) -> None:
    assert take(stage, code) == Fate.SENT
    assert state(stage) == ("closed", is_forced)


def test_both_codes_do_and_say_the_same(stage: Stage) -> None:
    did = []
    for code in (SAFE, FORCED):
        Plan.objects.update(state=Plan.State.ARMED, closed=None, is_forced=False)
        Dispatch.objects.all().delete()
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert take(stage, code) == Fate.SENT
        statements = [_begin(one["sql"]) for one in asked.captured_queries]
        did.append((statements, said(stage)))

    assert did[0] == did[1]
    assert did[0][1] == [("alice@example.org", "A reminder", "Noted.")]


def _begin(statement: str) -> str:
    """Without a savepoint's number, and without the values."""
    return " ".join([statement.split(" ")[0], *re.findall(r'"[a-z]+_[a-z]+"', statement)])


def test_a_wrong_code_is_answered_once_to_the_person_and_closes_nothing(stage: Stage) -> None:
    raw = mail(stage, WRONG)

    assert put(stage, raw) == put(stage, raw) == Fate.SENT
    assert state(stage) == ("armed", False)
    assert said(stage) == [("alice@example.org", "A reminder", "That was not understood.")]


def test_more_guesses_than_are_let_be_are_answered_like_a_wrong_one(stage: Stage) -> None:
    for _guess in range(5):
        take(stage, WRONG)

    assert take(stage, SAFE) == Fate.SENT
    assert state(stage) == ("armed", False)
    assert {words for _to, _subject, words in said(stage)} == {"That was not understood."}


@pytest.mark.parametrize(
    ("headers", "sender"),
    [
        ({"Auto_Submitted": "auto-replied"}, "a@b.example"),
        ({"Subject": "Out of office"}, "a@b.example"),
        ({}, ""),
        ({"From": "mailer-daemon@b.example"}, "a@b.example"),
    ],
)
def test_machines_neither_check_in_nor_are_answered(
    stage: Stage, headers: dict[str, str], sender: str
) -> None:
    assert take(stage, SAFE, sender, **headers) == Fate.DROPPED
    assert state(stage) == ("armed", False)
    assert said(stage) == []


def test_a_mail_that_comes_twice_does_not_take_back_what_was_said_since(stage: Stage) -> None:
    raw = mail(stage, SAFE)
    put(stage, raw)
    check_in(Plan.objects.get(pk=stage.plan.pk), FORCED, at=DUE + MINUTE)

    assert put(stage, raw) == Fate.SENT
    assert state(stage) == ("closed", True)


def test_an_answer_in_another_mail_says_it_anew(stage: Stage) -> None:
    take(stage, FORCED)

    take(stage, SAFE)

    assert state(stage) == ("closed", False)


@pytest.mark.parametrize("broken", ["check-", "check-nobody", "check-{name}0", "check-{other}"])
def test_an_address_that_is_none_is_refused_as_every_other(stage: Stage, broken: str) -> None:
    name = check_address(stage.plan).removeprefix("check-").split("@")[0]
    to = broken.format(name=name, other=name[::-1]) + "@letters.example"

    outcome = deliver(mail(stage, SAFE), envelope_from="a@b.example", envelope_to=to, at=DUE)

    assert outcome.reply == "550 5.1.1 There is no such address"


def test_a_plan_that_never_ran_has_no_address(stage: Stage) -> None:
    Plan.objects.update(state=Plan.State.DRAFT)

    assert take(stage, SAFE) == Fate.UNKNOWN


@pytest.mark.django_db(transaction=True)
def test_a_code_that_comes_over_smtp_in_small_or_large_letters_checks_in(stage: Stage) -> None:
    to = check_address(stage.plan)
    with open_door() as port, smtplib.SMTP("127.0.0.1", port, timeout=20) as client:
        client.sendmail("a@b.example", [to.upper()], mail(stage, SAFE))
        with pytest.raises(smtplib.SMTPRecipientsRefused) as refused:
            client.sendmail("a@b.example", [to.replace("check-", "check-x")], b"4821")

    assert state(stage) == ("closed", False)
    ((code, _why),) = refused.value.recipients.values()
    assert code == 550
