"""A board of one person neither stands still nor hides that there was no second one."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pytest_django import Settings

from lamppost.board.models import Ad
from lamppost.journal.actions import lines_about, name_of
from lamppost.journal.decisions import decisions_about
from lamppost.moderation.models import Opinion, Rank, Steward
from lamppost.moderation.opinions import needing
from lamppost.moderation.opinions.alone import SAMPLE_KEPT, settle_alone_due
from lamppost.moderation.opinions.tests.cast import (
    LATER,
    MILD,
    answer,
    choose,
    make_reviewer,
    of,
)
from lamppost.moderation.reviewing.tests.made_up import held_ad
from lamppost.notices.models import Notice
from lamppost.people.models import Person

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def not_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(needing, "is_drawn", lambda item: False)


@pytest.fixture
def ad(alice: Person) -> Ad:
    return held_ad(alice)


def state(ad: Ad) -> str:
    return Ad.objects.get(pk=ad.pk).state


def test_who_is_alone_decides_after_a_day_and_it_is_said_that_they_were(ad: Ad, mo: Person) -> None:
    opinion = choose(of(ad), "refuse", mo)
    assert opinion
    assert settle_alone_due(LATER + DAY - timedelta(seconds=1)) == 0
    assert state(ad) == "held"
    assert settle_alone_due(LATER + DAY) == 1
    assert settle_alone_due(LATER + DAY) == 0
    assert state(ad) == "refused"
    decision = decisions_about(ad)[0]
    assert decision.by == name_of(mo)
    assert "Nobody else was there" in decision.note
    line = lines_about(opinion).get(act="opinion.alone")
    assert line.details["is_alone"] is True
    assert Opinion.objects.get(pk=opinion.pk).decision == decision


def test_who_is_there_is_asked_and_never_passed_by(ad: Ad, mo: Person) -> None:
    make_reviewer("Nina")
    choose(of(ad), "refuse", mo)
    assert settle_alone_due(LATER + 30 * DAY) == 0
    assert state(ad) == "held"


def test_who_has_left_is_nobody_else(ad: Ad, mo: Person) -> None:
    nina = make_reviewer("Nina")
    choose(of(ad), "refuse", mo)
    Person.objects.filter(pk=nina.pk).update(erase_due=LATER)
    assert settle_alone_due(LATER + DAY) == 1


def test_host_counts_as_somebody_who_can_be_asked(ad: Ad, mo: Person) -> None:
    host = make_reviewer("Hana", Rank.HOST)
    opinion = choose(of(ad), "refuse", mo)
    assert settle_alone_due(LATER + DAY) == 0
    answer(opinion, "refuse", host)
    assert state(ad) == "refused"


def test_what_was_only_asked_stands_in_the_queue_again(ad: Ad, mo: Person) -> None:
    opinion = choose(of(ad), "ask", mo)
    assert opinion
    assert settle_alone_due(LATER + DAY) == 1
    assert (state(ad), Opinion.objects.get(pk=opinion.pk).decision) == ("held", None)


def test_what_cannot_be_done_any_more_does_not_stand_in_the_way(ad: Ad, mo: Person) -> None:
    opinion = choose(of(ad), "refuse", mo)
    assert opinion
    other = held_ad(ad.persona.person)
    choose(of(other), "refuse", mo)
    Ad.objects.filter(pk=ad.pk).update(state="removed", look_by=None)
    assert settle_alone_due(LATER + DAY) == 2
    assert state(other) == "refused"
    opinion.first.refresh_from_db()
    assert opinion.first.state == "failed"
    assert opinion.first.trouble


def test_the_senior_of_two_who_differ_has_the_last_word_if_there_is_no_third(
    ad: Ad, mo: Person, maya: Person
) -> None:
    answer(choose(of(ad), "refuse", mo), "allow", maya)
    assert settle_alone_due(LATER + DAY) == 1
    assert state(ad) == "live"


def test_without_a_senior_it_stays_and_the_host_is_mailed_once_a_day(
    ad: Ad, mo: Person, settings: Settings
) -> None:
    settings.BOARD_CONTACT = "host@example.org"
    nina = make_reviewer("Nina")
    answer(choose(of(ad), "refuse", mo), "allow", nina)
    for hours in (24, 25, 30):
        assert settle_alone_due(LATER + timedelta(hours=hours)) == 0
    assert state(ad) == "held"
    told = Notice.objects.filter(kind="opinion")
    assert told.count() == 1
    assert "--rank senior" in told[0].body
    settle_alone_due(LATER + 2 * DAY)
    assert told.count() == 2
    assert ad.title not in told[0].body
    # As soon as somebody is made senior it is theirs.
    Steward.objects.filter(person=nina).update(rank=Rank.SENIOR)
    assert settle_alone_due(LATER + 3 * DAY) == 1
    assert state(ad) == "live"


def test_a_sample_that_nobody_looked_at_is_given_up(
    ad: Ad, mo: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(needing, "is_drawn", lambda item: True)
    make_reviewer("Nina")
    choose(of(ad), "refuse", mo, MILD)
    assert settle_alone_due(LATER + SAMPLE_KEPT - timedelta(seconds=1)) == 0
    assert settle_alone_due(LATER + SAMPLE_KEPT) == 1
