"""`lamppost demo`: what it refuses, what it says, and its painters."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command
from pytest_django import Settings

from lamppost.board.models import Ad
from lamppost.core.errors import Refused
from lamppost.demo.management.commands import demo
from lamppost.demo.painting import paint, painted
from lamppost.demo.reviews import HELD
from lamppost.demo.seeding import Ground
from lamppost.demo.story import DemoAd
from lamppost.testing import make_place

pytestmark = pytest.mark.django_db


@pytest.fixture
def short(
    monkeypatch: pytest.MonkeyPatch, settings: Settings, story: list[DemoAd], ground: Ground
) -> None:
    """A demo board for the short story, painted beforehand."""
    settings.DEMO = True
    monkeypatch.setattr(demo, "demo_ads", lambda: story)
    monkeypatch.setattr(demo, "_pictures", lambda story, bars: ground.pictures)
    monkeypatch.setattr(demo, "_way_in", lambda: "The way in.")


def run(*words: str) -> str:
    out = StringIO()
    call_command("demo", *words, stdout=out)
    return out.getvalue()


def test_says_what_it_wrote_and_then_that_it_is_there_already(short: None) -> None:
    assert "14 ads" in run()
    assert "here already" in run()
    assert Ad.objects.count() == 14 + len(HELD)
    assert "14 ads" in run("--again")
    assert Ad.objects.count() == 14 + len(HELD)


def test_board_that_is_no_demo_is_left_alone_unless_that_is_asked_for(
    short: None, settings: Settings
) -> None:
    settings.DEMO = False
    with pytest.raises(Refused, match="--on-a-real-board"):
        run()
    assert not Ad.objects.exists()
    said = run("--on-a-real-board")
    assert Ad.objects.count() == 14
    assert "The way in." not in said


def test_board_of_another_part_of_the_world_is_refused(settings: Settings) -> None:
    settings.DEMO = True
    make_place()
    with pytest.raises(Refused, match=r"cover 17 of its 18 towns, such as Kettering.*US-OH"):
        run()


def test_painters_give_the_pictures_in_the_order_asked_for() -> None:
    wanted = [("bicycle", 40, 1), ("bicycle", 200, 2), ("bicycle", 340, 3)]
    assert [picture.digest for picture in painted(wanted)] == [paint(one).digest for one in wanted]
