"""The demo's ads are as many, as varied and as right as the board would ask of a person."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from lamppost.board.categories import SHIPPED_FILE, load_categories
from lamppost.board.field_values import FieldProblem, clean_field
from lamppost.demo.days import dated
from lamppost.demo.people import NAMES
from lamppost.demo.pictures import KINDS
from lamppost.demo.story import SPAN_DAYS, TOWNS, DemoAd, demo_ads

ADS = demo_ads()
CATEGORIES = load_categories(SHIPPED_FILE)
TODAY = date(2027, 3, 3)


def test_there_are_exactly_as_many_ads_as_asked_for() -> None:
    assert len(ADS) == 400
    assert len(demo_ads(120)) == 120


def test_the_same_seed_gives_the_same_board_and_another_seed_another() -> None:
    assert demo_ads(100, seed=7) == demo_ads(100, seed=7)
    assert demo_ads(100, seed=7) != demo_ads(100, seed=8)


@pytest.mark.parametrize("count", [3, 5000])
def test_a_count_that_cannot_be_met_is_refused(count: int) -> None:
    with pytest.raises(ValueError, match=str(count)):
        demo_ads(count)


@pytest.mark.parametrize("count", [80, 400])
def test_every_category_in_which_an_ad_can_be_has_one(count: int) -> None:
    have = {ad.category for ad in demo_ads(count)}
    assert {category.slug for category in CATEGORIES.all_postable} - have == set()


def test_the_category_accepts_every_field_of_the_ad() -> None:
    assert {ad.title: problem for ad in ADS if (problem := _problem(ad))} == {}


def _problem(ad: DemoAd) -> str | None:
    category = CATEGORIES.get(ad.category)
    values = dated(ad.fields, today=TODAY, posted=TODAY)
    if unknown := values.keys() - category.fields_by_key.keys():
        return f"{category.slug} does not ask for {unknown}"
    try:
        for field in category.fields:
            clean_field(field, values.get(field.key))
    except FieldProblem as problem:
        return str(problem)
    return None


def test_the_price_is_of_a_kind_that_the_category_offers() -> None:
    for ad in ADS:
        offered = CATEGORIES.get(ad.category).prices
        assert ad.price_kind in ("", *offered), ad.title
        assert (ad.price is None) == (ad.price_kind in ("", "free")), ad.title
        assert ad.price is None or ad.price > 0, ad.title


def test_an_ad_reads_as_written_by_a_person() -> None:
    for ad in ADS:
        assert 3 <= len(ad.title) <= 120
        assert ad.text, ad.title
        for words in (ad.title, ad.text):
            assert not set("{}<>") & set(words), "a gap was left open"
            assert "  " not in words
            assert words == words.strip()


def test_no_two_ads_have_the_same_words() -> None:
    assert max(Counter((ad.title, ad.text) for ad in ADS).values()) == 1
    assert max(Counter(ad.text for ad in ADS).values()) == 1


def test_towns_posters_and_pictures_exist() -> None:
    assert {ad.town for ad in ADS} <= TOWNS.keys()
    assert {ad.poster for ad in ADS} <= set(range(len(NAMES)))
    assert {kind for ad in ADS for kind, _hue, _seed in ad.pictures} == set(KINDS)


def test_every_picture_is_described_and_no_ad_has_more_than_twelve() -> None:
    for ad in ADS:
        assert len(ad.alts) == len(ad.pictures) <= 12
        assert all(ad.alts)


def test_most_is_recent_and_nothing_is_older_than_the_span() -> None:
    ages = sorted(ad.age_hours for ad in ADS)
    assert ages == [ad.age_hours for ad in ADS], "newest first"
    assert ages[0] > 0
    assert ages[-1] <= SPAN_DAYS * 24
    assert ages[len(ages) // 2] < SPAN_DAYS * 24 / 3


def test_an_ad_is_expired_exactly_when_its_term_is_over() -> None:
    for ad in ADS:
        is_over = ad.age_hours > CATEGORIES.get(ad.category).days * 24
        assert is_over == ad.is_expired, ad.title


def test_some_are_expired_some_closed_and_none_is_both() -> None:
    assert sum(ad.is_expired for ad in ADS) == 25
    assert 5 <= sum(ad.is_closed for ad in ADS) <= 8
    assert not any(ad.is_closed and ad.is_expired for ad in ADS)


def test_the_edge_cases_of_a_real_board_are_there() -> None:
    assert any(len(ad.title) > 110 for ad in ADS)
    assert any(len(word) > 50 for ad in ADS for word in ad.title.split())
    assert any(len(ad.pictures) == 12 for ad in ADS)
    assert any(ad.text.count("\n\n") == 7 for ad in ADS)
    assert any(len(ad.text) < 10 for ad in ADS)
    assert any("https://" in ad.text for ad in ADS)
    everything = " ".join(ad.title + ad.text for ad in ADS)
    assert set("üéñ们ش") <= set(everything)


def test_about_a_fourth_of_the_ads_have_no_picture() -> None:
    assert 0.15 < sum(not ad.pictures for ad in ADS) / len(ADS) < 0.35
