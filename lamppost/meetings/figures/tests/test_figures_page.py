from __future__ import annotations

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.urls import reverse

from lamppost.meetings.models import Figure
from lamppost.people.models import Person
from lamppost.relay.tests.pages import as_, shown

pytestmark = pytest.mark.django_db
NOVEMBER = date(2026, 11, 1)


@pytest.fixture
def counted(db: None) -> None:
    for kind, number in (("armed", 41), ("alarm", 7), ("false_alarm", 5)):
        Figure.objects.create(month=NOVEMBER, kind=kind, number=number)
    for part, number in ((1, 5), (4, 1)):
        Figure.objects.create(month=NOVEMBER, kind="took", part=part, number=number)


def printed(*words: str) -> str:
    out = StringIO()
    call_command("meeting_figures", *words, stdout=out)
    return out.getvalue()


@pytest.mark.usefixtures("counted")
def test_host_reads_the_months(mo: Person) -> None:
    mo.is_host = True
    mo.save()
    page = shown(as_(mo).get(reverse("meetings:figures")))
    for words in ("November 2026", "<td>41</td>", "<td>1 minute</td>", "<td>5 minutes</td>"):
        assert words in page


def test_nobody_else_finds_the_page(carol: Person) -> None:
    assert as_(carol).get(reverse("meetings:figures")).status_code == 404


@pytest.mark.usefixtures("counted")
def test_command_prints_a_month_with_its_bars() -> None:
    lines = [" ".join(line.split()) for line in printed("--month", "2026-11").splitlines()]
    for line in ("Armed 41", "Closed, nobody told 0", "Half taken on within 1 minute"):
        assert line in lines
    assert "up to 5 minutes 1" in lines


def test_month_without_anything_is_all_noughts() -> None:
    assert "Alarms                       0" in printed("--month", "2026-11")


def test_board_without_plans_says_so() -> None:
    assert "No meeting" in printed()


def test_what_is_no_month_is_refused() -> None:
    with pytest.raises(CommandError, match="no month"):
        printed("--month", "November")


@pytest.mark.parametrize(("part", "words"), [(13, "more than 4 hours"), (0, "30 seconds")])
def test_times_are_said_in_words(part: int, words: str) -> None:
    Figure.objects.create(month=NOVEMBER, kind="armed", number=1)
    Figure.objects.create(month=NOVEMBER, kind="took", part=part, number=1)
    assert words in printed()
