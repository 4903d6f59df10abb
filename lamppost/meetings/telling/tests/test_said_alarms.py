"""Every alarm as it is sent, word for word: in said/, a file for each reason."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pytest_django import DjangoAssertNumQueries, Settings

from lamppost.meetings.details import Details
from lamppost.meetings.ladder import OVERDUE, PLACE, WORDS, Rung, Why
from lamppost.meetings.models import Alarm
from lamppost.meetings.telling.alarms import alarm_urgents, alarm_urgents_of
from lamppost.meetings.telling.pages import contact_page
from lamppost.meetings.telling.tests.stage import (
    END,
    MINUTE,
    Stage,
    make_contact,
    make_plan,
    make_way,
    raise_alarm,
    set_stage,
)
from lamppost.notices.models import Channel
from lamppost.notices.urgent.writing import Urgent

SAID = Path(__file__).parent / "said"
pytestmark = pytest.mark.django_db


@pytest.fixture
def stage(settings: Settings) -> Stage:
    settings.TIME_ZONE = "America/New_York"
    return set_stage()


def rung(stage: Stage, channel: Channel = Channel.MAIL, **given: int) -> Rung:
    way = stage.ways[channel].pk
    return Rung(
        END, stage.ana.pk, way, given.pop("level", OVERDUE), given.pop("number", 1), **given
    )


def one(alarm: Alarm, step: Rung, late: timedelta = timedelta(0)) -> Urgent:
    (urgent,) = alarm_urgents(alarm, [step], at=step.at + late)
    return urgent


def everything(stage: Stage, why: Why) -> Iterator[str]:
    alarm = raise_alarm(stage.plan, stage.ana, why=why)
    link = contact_page(stage.ana)
    for level in (OVERDUE, PLACE, WORDS):
        for channel in Channel:
            urgent = one(alarm, rung(stage, channel, level=level))
            body = urgent.body.replace(link, "LINK").strip()
            yield f"=== level {level}, {channel}\n{urgent.subject}\n\n{body}\n"


@pytest.mark.parametrize("why", [Why.OVERDUE, Why.FORCED, Why.HELP])
def test_alarms_say_word_for_word_what_stands_in_the_file(stage: Stage, why: Why) -> None:
    assert "\n".join(everything(stage, why)) == (SAID / f"{why}.txt").read_text()


@pytest.mark.parametrize("channel", Channel)
@pytest.mark.parametrize("why", [Why.OVERDUE, Why.FORCED, Why.HELP])
def test_the_first_level_says_neither_where_nor_with_whom(
    stage: Stage, why: Why, channel: Channel
) -> None:
    alarm = raise_alarm(stage.plan, stage.ana, why=why)

    first, second, third = (
        str(one(alarm, rung(stage, channel, level=level))) for level in (OVERDUE, PLACE, WORDS)
    )

    assert not any(word in first for word in ("library", "Dave", "Golf"))
    assert "Golf" not in second
    if channel in {Channel.MAIL, Channel.APPRISE}:
        assert "library" in second
        assert "Dave" in second
        assert "Golf" in third


@pytest.mark.parametrize("channel", Channel)
def test_every_alarm_leads_to_the_page_where_it_is_taken_on(stage: Stage, channel: Channel) -> None:
    urgent = one(raise_alarm(stage.plan, stage.ana), rung(stage, channel))

    assert urgent.link == contact_page(stage.ana)
    assert urgent.key == f"meet:{stage.plan.public_id}:{rung(stage, channel).key}"
    assert urgent.rank == 0


@pytest.mark.parametrize("why", [Why.OVERDUE, Why.FORCED, Why.HELP])
def test_texts_are_short_and_keep_their_link_however_much_there_is_to_say(
    stage: Stage, why: Why
) -> None:
    stage.plan.details = Details("Dave " * 200, "library " * 200, "Golf " * 200).sealed()
    stage.plan.save(update_fields=["details"])
    alarm = raise_alarm(stage.plan, stage.ana, why=why)

    body = one(alarm, rung(stage, Channel.SMS, level=WORDS)).body

    assert len(body) < 300
    assert body.endswith(contact_page(stage.ana))
    assert "library" in body
    assert "Dave" in body


def test_a_forced_alarm_says_not_to_ring_them_and_others_do_not(stage: Stage) -> None:
    alarm = raise_alarm(stage.plan, stage.ana, why=Why.FORCED)
    mail, text = (one(alarm, rung(stage, by)).body for by in (Channel.MAIL, Channel.SMS))
    Alarm.objects.update(why=Why.OVERDUE)
    alarm.refresh_from_db()

    assert "Do not ring or write to Al" in mail
    assert "Do NOT ring" in text
    assert "Do not ring" not in one(alarm, rung(stage)).body


def test_an_alarm_of_a_board_that_was_down_says_how_late_it_is(stage: Stage) -> None:
    alarm = raise_alarm(stage.plan, stage.ana)

    assert "12 minutes late" in one(alarm, rung(stage), late=12 * MINUTE).body
    assert "late:" not in one(alarm, rung(stage), late=timedelta(seconds=5)).body


def test_an_alarm_that_the_board_itself_began_late_says_so_too(stage: Stage) -> None:
    alarm = raise_alarm(stage.plan, stage.ana, late_secs=3 * 60 * 60, done_until=None)

    assert "180 minutes late" in one(alarm, rung(stage)).body


def test_reminders_and_what_was_put_down_say_that_somebody_is_needed(stage: Stage) -> None:
    alarm = raise_alarm(stage.plan, stage.ana)
    down = raise_alarm(make_plan(stage.alice), stage.ana, climb_why=Why.PUT_DOWN, climb_number=2)

    assert "cannot go on" in one(down, rung(stage, level=WORDS, number=2)).body
    assert "cannot go on" not in one(alarm, rung(stage, level=WORDS, number=2)).body
    assert "Nobody has taken it on yet" in one(alarm, rung(stage, level=WORDS, reminder=1)).body


def test_whoever_left_is_not_written_to_and_the_others_are(stage: Stage) -> None:
    alarm = raise_alarm(stage.plan, stage.ana, stage.joe)
    steps = [rung(stage), Rung(END, stage.joe.pk, stage.joes.pk, OVERDUE, 1)]
    stage.ana.delete()

    assert [one.to for one in alarm_urgents(alarm, steps, at=END)] == ["joe@example.org"]


def test_what_cannot_be_unsealed_keeps_nobody_from_being_told(stage: Stage) -> None:
    stage.plan.details = b"sealed with a key that is gone"
    stage.plan.save(update_fields=["details"])
    alarm = raise_alarm(stage.plan, stage.ana)

    assert "Al wanted to have checked in" in one(alarm, rung(stage, level=WORDS)).body


def test_many_alarms_take_no_more_questions_than_one(
    stage: Stage, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    climbed = []
    for number in range(5):
        plan = make_plan(stage.alice)
        contact = make_contact(plan, f"Kim {number}")
        way = make_way(contact, Channel.MAIL, f"kim{number}@example.org")
        alarm = Alarm.objects.get(pk=raise_alarm(plan, contact).pk)
        climbed.append((alarm, [Rung(END, contact.pk, way.pk, OVERDUE, 1)]))

    with django_assert_num_queries(3):
        assert len(alarm_urgents_of(climbed, at=END)) == 5
