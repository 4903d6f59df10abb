"""The boards that benchmarks/ measures on: the same for everyone, and what a person could post."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random

import pytest

from benchmarks.boards.times import BOARD_DAYS, SLOTS_A_SEC, Times
from benchmarks.boards.towns import Towns
from benchmarks.boards.writing import Writer
from lamppost.board.categories import categories
from lamppost.board.content import AdContent
from lamppost.board.field_values import clean_field
from lamppost.places.cells import is_pin
from lamppost.places.models import Place

ENDS = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)


@cache
def writer(seed: int = 1) -> Writer:
    big = Place(pk=1, name="Dayton", population=90_000, latitude=39.7, longitude=-84.2)
    small = Place(pk=2, name="Yellow Springs", population=10_000, latitude=39.8, longitude=-83.9)
    return Writer(seed=seed, today=date(2026, 11, 22), towns=Towns([big, small], [90, 100]))


@pytest.fixture(scope="module")
def ads() -> list[AdContent]:
    return writer().write(0, 1_000)


def test_the_same_seed_writes_the_same_ads(ads: list[AdContent]) -> None:
    assert writer().write(0, 1_000) == ads


def test_another_seed_and_another_piece_write_other_ads(ads: list[AdContent]) -> None:
    titles = {ad.title for ad in ads}
    assert titles.isdisjoint(ad.title for ad in writer(seed=2).write(0, 100))
    assert titles.isdisjoint(ad.title for ad in writer().write(1, 100))


def test_what_a_category_asks_is_answered_as_it_allows(ads: list[AdContent]) -> None:
    for ad in ads:
        asked = categories().get(ad.category).fields_by_key
        assert {
            key: clean_field(asked[key], value) for key, value in ad.fields.items()
        } == ad.fields


def test_prices_are_of_kinds_that_the_category_offers(ads: list[AdContent]) -> None:
    for ad in ads:
        assert not ad.price_kind or ad.price_kind in categories().get(ad.category).prices
        assert (ad.price_cents is None) == (ad.currency == "")


def test_half_of_the_ads_have_a_pin_of_the_size_that_is_kept(ads: list[AdContent]) -> None:
    pins = [ad.cell for ad in ads if ad.cell]
    assert all(map(is_pin, pins))
    assert 400 < len(pins) < 600


def test_nine_of_ten_ads_are_where_nine_of_ten_people_live(ads: list[AdContent]) -> None:
    assert 860 < Counter(ad.place.pk for ad in ads)[1] < 940


def test_words_are_as_frequent_as_common_medium_and_rare_words_are(ads: list[AdContent]) -> None:
    holding = Counter(word for ad in ads for word in set(ad.found_by()["words"].split()))
    assert sum(50 <= n <= 450 for n in holding.values()) > 80
    assert sum(3 <= n <= 15 for n in holding.values()) > 1_000
    assert sum(n == 1 for n in holding.values()) > 3_000


def test_a_category_has_words_of_its_own(ads: list[AdContent]) -> None:
    theirs = [ad for ad in ads if ad.category == "books-music"]
    others = [ad for ad in ads if ad.category != "books-music"]
    assert sum("books" in ad.text for ad in theirs) > len(theirs) / 2
    assert sum("books" in ad.text for ad in others) < len(others) / 20


@pytest.mark.parametrize("many", [1, 2, 7, 1_000, 4_096])
def test_no_two_ads_are_renewed_in_the_same_slot(many: int) -> None:
    times, chance = Times(many, ENDS), Random(1)  # noqa: S311
    both = [times.of(number, chance) for number in range(many)]
    slots = {int(renewed.timestamp() * SLOTS_A_SEC) for _posted, renewed in both}
    assert len(slots) == many
    assert all(
        ENDS - timedelta(days=BOARD_DAYS) <= posted <= renewed <= ENDS for posted, renewed in both
    )


@pytest.mark.long
def test_a_board_is_made_with_one_command_and_found_again(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "benchmarks.boards", "--ads", "300", "--data", str(tmp_path)]
    first = subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603
    again = subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603
    assert first.endswith(again)
    assert again.startswith("300 ads, made ")
