"""A newcomer to the demo finds something to review, and is told as whom."""

from __future__ import annotations

from collections import Counter

import pytest
from django.test import Client
from pytest_django import Settings

from lamppost.board.models import Ad, State
from lamppost.demo.cast import STEWARD, address_of
from lamppost.demo.reviews import HELD
from lamppost.demo.tests.conftest import Seed
from lamppost.moderation.models import Case, Rank, Report, Steward
from lamppost.moderation.reports.tests.made_up import file
from lamppost.people.models import Person
from lamppost.screening.models import Screening
from lamppost.testing import make_ad

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo(settings: Settings, seed: Seed) -> Seed:
    settings.DEMO = True
    return seed


def reviewer() -> Client:
    client = Client()
    client.force_login(Person.objects.get(email=address_of(STEWARD)))
    return client


def test_who_reviews_finds_two_held_ads_and_two_cases(demo: Seed) -> None:
    demo()
    page = reviewer().get("/review/").content.decode()
    for ad in HELD:
        assert ad.title in page
    reported = Case.objects.all()
    assert Counter(case.reports.count() for case in reported) == {2: 1, 1: 1}
    for case in reported:
        answer = reviewer().get(f"/review/reports/{case.pk}/")
        assert answer.status_code == 200
        assert 'id="choices"' in answer.content.decode()


def test_what_is_held_was_found_by_the_boards_own_checks(demo: Seed) -> None:
    demo()
    held = Ad.objects.filter(state=State.HELD)
    assert held.count() == len(HELD)
    for ad in held:
        assert ad.decision
        assert ad.decision.is_automated
        assert Screening.objects.get(subject=f"board.ad:{ad.pk}").findings


def test_written_again_they_are_as_many_and_those_of_others_stay(demo: Seed, alice: Person) -> None:
    demo()
    other = file(f"board.ad:{make_ad(alice).pk}")
    demo(again=True)
    assert Report.objects.count() == 3 + 1
    assert Report.objects.filter(pk=other.pk).exists()
    assert Ad.objects.filter(state=State.HELD).count() == len(HELD)
    assert Steward.objects.get().rank == Rank.HOST


def test_board_that_is_no_demo_gets_nobody_who_reviews_it(seed: Seed, settings: Settings) -> None:
    settings.DEMO = False
    seed()
    assert not Steward.objects.exists()
    assert not Report.objects.exists()
    assert not Ad.objects.filter(state=State.HELD).exists()
