"""A board in Ohio on which a short story can be written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from lamppost.board.actions import KeptPicture
from lamppost.board.content import term_of
from lamppost.demo.seeding import Ground, seed_board
from lamppost.demo.story import TOWNS, DemoAd, demo_ads
from lamppost.testing import NOON, make_place

Seed = Callable[..., object]


def nothing(done: int, total: int) -> None:
    """Where no bar is shown."""


@pytest.fixture(scope="session")
def story() -> list[DemoAd]:
    """Fourteen ads: the newest, some older, two about to end, two that ran out, two closed."""
    ads = demo_ads()
    ended = [ad for ad in ads if ad.is_expired][:2]
    closed = [ad for ad in ads if ad.is_closed][:2]
    live = [ad for ad in ads if not ad.is_expired and not ad.is_closed]
    ending = [ad for ad in live if _hours_left(ad) < 48 < ad.age_hours][:2]
    return [*live[:4], *live[200:204], *ending, *ended, *closed]


def _hours_left(ad: DemoAd) -> float:
    return term_of(ad.category) / timedelta(hours=1) - ad.age_hours


@pytest.fixture
def ground(db: None, story: list[DemoAd]) -> Ground:
    """The towns, and pictures of which no test looks at the files."""
    towns = {
        name: make_place((n, name, "Ohio", 39.6 + n / 100, -84.2, 9_000))
        for n, name in enumerate(TOWNS, start=1)
    }
    wanted = [picture for ad in story for picture in ad.pictures]
    pictures = {p: KeptPicture(f"{n:064x}", 960, 720) for n, p in enumerate(wanted)}
    return Ground(towns, pictures)


@pytest.fixture
def seed(story: list[DemoAd], ground: Ground) -> Seed:
    def seed(*, again: bool = False) -> object:
        return seed_board(story, ground, now=NOON, again=again, tell=nothing)

    return seed
