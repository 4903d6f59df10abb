"""The all-clear, and that somebody has taken it on."""

from __future__ import annotations

import pytest
from pytest_django import Settings

from lamppost.meetings.models import Alarm, Way
from lamppost.meetings.telling.clear import all_clear_urgents
from lamppost.meetings.telling.pages import contact_page
from lamppost.meetings.telling.taken import taken_urgents
from lamppost.meetings.telling.tests.stage import END, MINUTE, Stage, raise_alarm, set_stage
from lamppost.notices.models import Channel, Dispatch

pytestmark = pytest.mark.django_db
CLEAR = "All clear: Al checked in at 07:20 (EST). Nothing more to do."
LATER = "Everybody who was told hears it. Should Al need you again, there will be a new message."


@pytest.fixture
def stage(settings: Settings) -> Stage:
    settings.TIME_ZONE = "America/New_York"
    return set_stage()


def alarm_over(stage: Stage) -> Alarm:
    alarm = raise_alarm(stage.plan, stage.ana, stage.joe)
    alarm.ended, alarm.look_at = END + 5 * MINUTE, None
    alarm.save(update_fields=["ended", "look_at"])
    return alarm


def only_way(stage: Stage, channel: Channel) -> None:
    Way.objects.filter(contact=stage.ana).exclude(channel=channel).delete()


@pytest.mark.parametrize(
    ("channel", "subject", "body"),
    [
        (Channel.MAIL, "All clear: Al has checked in", f"{CLEAR}\n\n{LATER}\n"),
        (Channel.APPRISE, "All clear: Al has checked in", f"{CLEAR}\n\n{LATER}\n"),
        (Channel.SMS, "All clear: Al has checked in", CLEAR),
        (Channel.PUSH, "All clear", "Nothing more to do."),
    ],
)
def test_the_all_clear_says_word_for_word(
    stage: Stage, channel: Channel, subject: str, body: str
) -> None:
    only_way(stage, channel)

    first = all_clear_urgents(alarm_over(stage), at=END + 6 * MINUTE)[0]

    assert (first.subject, first.body, first.channel) == (subject, body, channel)
    assert first.link == contact_page(stage.ana)
    assert first.rank == 1


def test_everybody_who_was_told_hears_the_all_clear_once_however_often_it_is_asked_for(
    stage: Stage,
) -> None:
    alarm = alarm_over(stage)
    alarm.told.filter(contact=stage.joe).delete()

    first = all_clear_urgents(alarm, at=END)
    again = all_clear_urgents(alarm, at=END + MINUTE)

    assert [one.to for one in first] == ["ana@example.org"]
    assert [one.key for one in first] == [one.key for one in again]
    assert first[0].about == f"meetings.clear:{alarm.pk}"


def test_the_all_clear_of_an_alarm_that_began_anew_is_another(stage: Stage) -> None:
    alarm = alarm_over(stage)
    before = {one.key for one in all_clear_urgents(alarm, at=END)}
    alarm.climb_number += 1

    assert not before & {one.key for one in all_clear_urgents(alarm, at=END)}


def test_the_all_clear_goes_by_the_way_that_took_the_alarm(stage: Stage) -> None:
    alarm = alarm_over(stage)
    for channel, state in ((Channel.MAIL, "failed"), (Channel.SMS, "sent")):
        Dispatch.objects.create(
            key=f"meet:{stage.plan.public_id}:1.0.{stage.ana.pk}.1.{stage.ways[channel].pk}",
            about=f"meetings.alarm:{alarm.pk}",
            channel=channel,
            state=state,
            written=END,
            due=END,
            best_before=END,
        )

    assert all_clear_urgents(alarm, at=END)[0].channel == Channel.SMS


@pytest.mark.parametrize(
    ("channel", "subject", "body"),
    [
        (
            Channel.MAIL,
            "Joe has taken it on: Al",
            "Joe has taken it on to look after Al.\n\nWhat is known by now:\nLINK\n",
        ),
        (
            Channel.APPRISE,
            "Joe has taken it on: Al",
            "Joe has taken it on to look after Al.\n\nWhat is known by now:\nLINK\n",
        ),
        (
            Channel.SMS,
            "Joe has taken it on: Al",
            "Joe has taken it on to look after Al. LINK",
        ),
        (Channel.PUSH, "Urgent", "Somebody has taken it on. Open this to see who."),
    ],
)
def test_the_others_are_told_who_has_taken_it_on(
    stage: Stage, channel: Channel, subject: str, body: str
) -> None:
    only_way(stage, channel)
    alarm = raise_alarm(stage.plan, stage.ana, stage.joe, taken_by=stage.joe, taken=END)

    (urgent,) = taken_urgents(alarm, at=END)

    assert urgent.subject == subject
    assert urgent.body.replace(contact_page(stage.ana), "LINK") == body
    assert urgent.channel == channel


def test_nobody_is_told_while_nobody_has_taken_it_on(stage: Stage) -> None:
    assert taken_urgents(raise_alarm(stage.plan, stage.ana, stage.joe), at=END) == []
