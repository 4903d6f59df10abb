"""A reviewer sees the template with its slots, and what every ad has in them, as it was written."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from lamppost.screening.campaigns import Ad, try_ads
from lamppost.screening.campaigns.folding import codes, flat
from lamppost.screening.campaigns.tests.made import NAMES, THINGS, campaign, filled, others
from lamppost.screening.campaigns.values import Part, Shown
from lamppost.screening.campaigns.written import written


def _shown(ads: list[Ad]) -> Shown:
    (shown,) = try_ads([*ads, *others()]).templates
    return shown


def _by_ad(part: Part) -> dict[str, str]:
    return {value.ad: value.text for value in part.values}


def test_slots_hold_what_changes_and_the_rest_is_fixed() -> None:
    shown = _shown(campaign(7, accounts=3))
    things, prices, names, *_ = (_by_ad(part) for part in shown.parts if part.is_slot)
    assert things == {f"c{n}": THINGS[n] for n in range(7)}
    assert prices == {f"c{n}": f"${400 + 17 * n}" for n in range(7)}
    assert names == {f"c{n}": NAMES[(3 * n) % 7] for n in range(7)}
    assert shown.wording.startswith("Sunny attic room near the old harbour, shared washing machine")
    assert "bicycles" not in shown.wording


def test_slots_of_an_ad_with_its_sentences_in_another_order_hold_the_same() -> None:
    ads = campaign(7, accounts=3)
    first, second, third = filled(2).split(". ", 2)
    ads[2] = replace(ads[2], text=f"{third} {first}. {second}.")
    values = [_by_ad(part)["c2"] for part in _shown(ads).parts if part.is_slot]
    assert THINGS[2] in values
    assert "$434" in values


def test_a_word_as_it_was_written_not_as_it_was_folded() -> None:
    ads = campaign(6, accounts=3)
    ads[1] = replace(ads[1], text=filled(1).replace("plants", "ＰＬÁΝΤЅ"))
    values = [_by_ad(part)["c1"] for part in _shown(ads).parts if part.is_slot]
    assert "ＰＬÁΝΤЅ" in values


def test_accounts_contacts_places_and_times_are_listed() -> None:
    ads = [
        replace(ad, text=f"{ad.text} 305 555 0142", place=f"town {n % 2}")
        for n, ad in enumerate(campaign(4, accounts=2))
    ]
    shown = _shown(ads)
    assert shown.accounts == ("poster 0", "poster 1")
    assert shown.contacts == (("phone:13055550142", ("poster 0", "poster 1")),)
    assert shown.places == ("town 0", "town 1")
    assert [ad for _posted, ad in shown.timeline] == ["c0", "c1", "c2", "c3"]


@given(st.text(max_size=300))
def test_words_as_written_are_those_that_are_compared(text: str) -> None:
    told = written(text, flat(codes(text)[0]))
    assert len(told.spans) == len(told.flat)
    assert all(0 <= start < end <= len(text) for start, end in told.spans)


def test_links_and_numbers_keep_their_places() -> None:
    text = "See https://example.org/a?b=1 or call (305) 555-0142, ÜBER $1,200"
    told = written(text, flat(codes(text)[0]))
    said = [told.text[start:end] for start, end in told.spans]
    assert said == [
        "See",
        "https://example.org/a?b=1",
        "or",
        "call",
        "(305) 555-0142",
        "ÜBER",
        "$1,200",
    ]
