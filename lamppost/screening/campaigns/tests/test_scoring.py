"""Whose ads are flagged: actors are scored, never ads, and nothing of who somebody is counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lamppost.screening.campaigns import Ad, try_ads
from lamppost.screening.campaigns.tests.made import campaign, filled, others
from lamppost.screening.campaigns.values import Scored

FEBRUARY = datetime(2026, 2, 2, 9, tzinfo=UTC)


def _scored(ads: list[Ad]) -> Scored:
    templates = try_ads([*ads, *others()]).templates
    assert len(templates) == 1
    return templates[0].scored


@settings(max_examples=20, deadline=None)
@given(st.integers(2, 25), st.booleans())
def test_one_account_is_never_flagged_however_often_it_posts(many: int, is_dated: bool) -> None:
    ads = campaign(many, accounts=1)
    if is_dated:
        ads = [replace(ad, posted=FEBRUARY + timedelta(hours=n)) for n, ad in enumerate(ads)]
    assert not any(line.flagged for line in try_ads(ads).lines)


def test_two_accounts_of_one_person_are_not_flagged_and_it_is_said_why() -> None:
    ads = [replace(ad, contacts=("+13055550142",)) for ad in campaign(6, accounts=2)]
    scored = _scored(ads)
    assert not scored.flagged
    assert "one person" in scored.against[0]


def test_two_accounts_that_take_turns_with_numbers_are_flagged() -> None:
    numbers = ("+13055550142", "+13055550143", "+13055550144")
    ads = [replace(ad, contacts=(numbers[n % 3],)) for n, ad in enumerate(campaign(6, accounts=2))]
    assert _scored(ads).flagged


def test_an_agencys_number_merges_nobody_and_weighs_nothing() -> None:
    number = ("+13055550142",)
    ads = [replace(ad, contacts=number) for ad in campaign(4, accounts=2)]
    agency = [Ad(f"a{n}", text.text, f"a{n}", number) for n, text in enumerate(others())]
    scored = try_ads([*ads, *agency]).templates[0].scored
    assert scored.flagged
    assert any("agency" in sentence for sentence in scored.against)
    assert not any("state one contact" in sentence for sentence in scored.reasons)


def test_two_ads_alike_are_not_enough() -> None:
    assert not _scored(campaign(2, accounts=2)).flagged


def test_a_business_at_its_premises_is_not_flagged() -> None:
    ads = [replace(ad, place="39.95,-75.17") for ad in campaign(6, accounts=6)]
    apart = [replace(ad, place=f"40.{n}1,-75.2") for n, ad in enumerate(campaign(6, accounts=6))]
    assert not _scored(ads).flagged
    assert _scored(apart).flagged


def test_accounts_that_take_turns_with_places_are_no_business_at_its_premises() -> None:
    points = ("39.95,-75.17", "39.95,-75.17", "40.01,-75.2")
    ads = campaign(12, accounts=4)
    roaming = [replace(ad, place=points[n % 3]) for n, ad in enumerate(ads)]
    staying = [replace(ad, place="39.95,-75.17") for ad in ads]
    assert _scored(roaming).flagged
    assert not _scored(staying).flagged


def test_accounts_that_all_post_openly_are_not_flagged() -> None:
    assert not _scored([replace(ad, is_verified=True) for ad in campaign(6, accounts=3)]).flagged


def test_unknown_accounts_that_post_the_very_same_are_taken_for_one() -> None:
    same = [Ad(f"s{n}", filled(1)) for n in range(5)]
    assert not _scored(same).flagged
    assert _scored([Ad(f"s{n}", filled(n)) for n in range(5)]).flagged


def test_a_flag_says_why_what_speaks_against_and_what_would_clear_it() -> None:
    scored = _scored(campaign(6, accounts=3))
    assert scored.reasons[0] == "6 ads through 3 accounts were made from one template."
    assert scored.clears
    assert 0.5 <= scored.score <= 1.0


@settings(max_examples=20, deadline=None)
@given(st.permutations([f"poster {n}" for n in range(4)]))
def test_what_accounts_are_called_changes_nothing(names: list[str]) -> None:
    ads = campaign(8, accounts=4)
    called = {f"poster {n}": name for n, name in enumerate(names)}
    swapped = [replace(ad, account=called[ad.account]) for ad in ads]
    assert try_ads(ads).lines == try_ads(swapped).lines


@pytest.mark.parametrize(
    ("one", "other"),
    [("Polish", "Nigerian"), ("man", "woman"), ("Muslim", "Catholic"), ("aged 24", "aged 61")],
)
def test_words_about_who_somebody_is_change_no_score(one: str, other: str) -> None:
    def told(word: str) -> Scored:
        ads = campaign(5, accounts=3)
        return _scored([replace(ad, text=f"{ad.text} I am {word}.") for ad in ads])

    assert told(one) == told(other)
