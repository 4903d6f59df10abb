"""What a contact sees, when, and what their two buttons do."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.test import Client
from pytest_django import Settings

from lamppost.journal.models import Line
from lamppost.meetings import clock, links
from lamppost.meetings.ladder import Why
from lamppost.meetings.models import Told
from lamppost.meetings.telling.tests.stage import (
    END,
    MINUTE,
    Stage,
    make_plan,
    raise_alarm,
    set_stage,
)
from lamppost.notices.models import Dispatch
from lamppost.testing import make_person

pytestmark = pytest.mark.django_db
PLACE, WHOM, WORDS = "Dayton library", "sells a bike", "grey Golf"


@pytest.fixture
def stage(settings: Settings) -> Stage:
    settings.TIME_ZONE = "America/New_York"
    return set_stage()


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Time:
    return Time(monkeypatch)


class Time:
    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.monkeypatch = monkeypatch
        self.set(END)

    def set(self, moment: datetime) -> None:
        self.monkeypatch.setattr(clock, "now", lambda: moment)


def page(stage: Stage, name: str = "ana") -> tuple[int, str]:
    token = links.contact_token(getattr(stage, name))
    answer = Client().get(f"/meetings/for/{token}/")
    return answer.status_code, " ".join(answer.content.decode().split())


def click(stage: Stage, what: str, name: str = "ana") -> str:
    token = links.contact_token(getattr(stage, name))
    given = {"plan": stage.plan.public_id}
    answer = Client().post(f"/meetings/for/{token}/{what}/", given, follow=True)
    assert answer.redirect_chain == [(f"/meetings/for/{token}/", 302)]
    return " ".join(answer.content.decode().split())


def test_nothing_of_a_plan_is_seen_before_one_is_told(stage: Stage, time: Time) -> None:
    before = page(stage)[1]
    raise_alarm(stage.plan, stage.joe)

    for shown in (before, page(stage)[1]):
        assert not any(word in shown for word in ("overdue", PLACE, WHOM, WORDS, "06:00", "07:00"))
    assert "overdue" in page(stage, "joe")[1]


@pytest.mark.parametrize(
    ("minutes", "shown", "hidden", "more_at"),
    [
        (0, ["overdue"], [PLACE, WHOM, WORDS, "06:00"], "07:20 (EST)"),
        (4.9, ["overdue"], [PLACE, WHOM, WORDS, "06:00"], "07:20 (EST)"),
        (5, ["overdue", PLACE, WHOM, "06:00"], [WORDS], "07:25 (EST)"),
        (10, ["overdue", PLACE, WHOM, WORDS], ["more is shown"], ""),
    ],
)
def test_what_is_shown_grows_with_the_time(
    stage: Stage, time: Time, minutes: float, shown: list[str], hidden: list[str], more_at: str
) -> None:
    raise_alarm(stage.plan, stage.ana)
    time.set(END + minutes * MINUTE)

    text = page(stage)[1]

    assert [word for word in shown if word not in text] == []
    assert [word for word in hidden if word in text] == []
    assert more_at in text


@pytest.mark.parametrize("why", [Why.FORCED, Why.HELP])
def test_a_forced_alarm_and_a_call_for_help_show_the_place_at_once(
    stage: Stage, time: Time, why: Why
) -> None:
    raise_alarm(stage.plan, stage.ana, why=why)

    text = page(stage)[1]

    assert PLACE in text
    assert (WORDS in text) == (why == Why.HELP)
    assert ("Do not ring or write to Al" in text) == (why == Why.FORCED)


def test_somebody_elses_contact_and_a_made_up_link_see_nothing(stage: Stage, time: Time) -> None:
    raise_alarm(stage.plan, stage.ana)
    carol = make_person("Carol")
    token = links.contact_token(stage.ana)

    assert Client().get(f"/meetings/for/{token}x/").status_code == 404
    assert Client().post(f"/meetings/for/{token[:-1]}/taking/").status_code == 404
    stage.ana.person = carol
    stage.ana.save(update_fields=["person"])
    assert "overdue" not in page(stage)[1]


def test_taking_it_on_rests_the_climb_and_tells_the_others_once(stage: Stage, time: Time) -> None:
    alarm = raise_alarm(stage.plan, stage.ana, stage.joe)
    time.set(END + MINUTE)

    first = click(stage, "taking")
    time.set(END + 2 * MINUTE)
    again = click(stage, "taking")

    alarm.refresh_from_db()
    assert "You have taken it on" in first
    assert "You have taken it on" in again
    assert (alarm.taken_by, alarm.look_at) == (stage.ana, None)
    assert alarm.taken == alarm.first_taken == END + MINUTE
    assert Dispatch.objects.filter(key__contains=":taken.").count() == 1
    assert list(Line.objects.filter(act="alarm.taken").values_list("by", "details")) == [
        (f"meetings.contact:{stage.ana.pk}", {})
    ]


def test_of_two_who_take_it_on_the_second_reads_who_was_first(stage: Stage, time: Time) -> None:
    alarm = raise_alarm(stage.plan, stage.ana, stage.joe)

    click(stage, "taking", "joe")
    late = click(stage, "taking", "ana")

    alarm.refresh_from_db()
    assert alarm.taken_by == stage.joe
    assert "Joe has taken it on" in late
    assert "I take it on" not in late


def test_what_may_be_known_grows_on_after_somebody_has_taken_it_on(
    stage: Stage, time: Time
) -> None:
    raise_alarm(stage.plan, stage.ana)
    click(stage, "taking")
    time.set(END + 10 * MINUTE)

    assert WORDS in page(stage)[1]


def test_putting_it_down_begins_the_climb_anew_for_everybody(stage: Stage, time: Time) -> None:
    alarm = raise_alarm(stage.plan, stage.ana, stage.joe)
    click(stage, "taking")
    time.set(END + 3 * MINUTE)

    text = click(stage, "putting-down")
    click(stage, "putting-down")

    alarm.refresh_from_db()
    assert "I take it on" in text
    assert (alarm.climb_why, alarm.climb_number) == (Why.PUT_DOWN, 2)
    assert alarm.climb_began == alarm.look_at == END + 3 * MINUTE
    assert (alarm.taken_by, alarm.taken, alarm.done_until) == (None, None, None)
    assert alarm.first_taken == END  # for the figures: how long it took somebody


def test_nobody_puts_down_what_another_has(stage: Stage, time: Time) -> None:
    alarm = raise_alarm(stage.plan, stage.ana, stage.joe)
    click(stage, "taking", "joe")

    click(stage, "putting-down", "ana")

    alarm.refresh_from_db()
    assert alarm.taken_by == stage.joe


def test_whoever_was_not_told_takes_nothing_on(stage: Stage, time: Time) -> None:
    alarm = raise_alarm(stage.plan, stage.joe)
    token = links.contact_token(stage.ana)

    Client().post(f"/meetings/for/{token}/taking/", {"plan": stage.plan.public_id})

    alarm.refresh_from_db()
    assert alarm.taken_by is None


def test_after_the_end_only_the_all_clear_is_shown_for_three_days(stage: Stage, time: Time) -> None:
    over = END + 17 * MINUTE
    raise_alarm(stage.plan, stage.ana, ended=over, look_at=None)
    time.set(over + timedelta(hours=1))
    text = page(stage)[1]
    time.set(over + timedelta(hours=72))
    later = page(stage)[1]

    assert "All clear at 07:32 (EST). Nothing more to do." in text
    assert not any(word in text for word in (PLACE, WHOM, WORDS, "I take it on"))
    assert "All clear" not in later


def test_taking_on_what_has_ended_changes_nothing(stage: Stage, time: Time) -> None:
    alarm = raise_alarm(stage.plan, stage.ana, ended=END, look_at=None)

    assert "All clear" in click(stage, "taking")
    alarm.refresh_from_db()
    assert alarm.taken_by is None


def test_opening_the_page_notes_it_once_and_the_others_read_so(stage: Stage, time: Time) -> None:
    raise_alarm(stage.plan, stage.ana, stage.joe)
    page(stage, "joe")
    time.set(END + MINUTE)
    page(stage, "joe")

    assert Told.objects.get(contact=stage.joe).seen == END
    assert "has opened this page" in page(stage)[1]


def test_of_two_alarms_each_is_taken_on_by_itself(stage: Stage, time: Time) -> None:
    other = raise_alarm(make_plan(stage.alice), stage.ana)
    raise_alarm(stage.plan, stage.ana)

    text = click(stage, "taking")

    other.refresh_from_db()
    assert other.taken_by is None
    assert "You have taken it on" in text
    assert "I take it on" in text
