"""Ads of one template come together, whatever was done to them; others do not."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lamppost.screening.campaigns import Ad, try_ads
from lamppost.screening.campaigns.background import Background
from lamppost.screening.campaigns.engine import Engine
from lamppost.screening.campaigns.memory import MemoryIndex, MemoryTemplates
from lamppost.screening.campaigns.tests.made import campaign, filled, others


def _engine() -> tuple[Engine, MemoryTemplates, MemoryIndex, Background]:
    store, index, background = MemoryTemplates(), MemoryIndex(), Background()
    return Engine(index, store, background), store, index, background


def test_ads_of_one_template_share_it_and_other_texts_do_not() -> None:
    lines = try_ads([*campaign(6, accounts=3), *others()]).lines
    assert len({line.template for line in lines[:6]}) == 1
    assert len({line.template for line in lines}) == 6
    assert [line.flagged for line in lines] == [True] * 6 + [False] * 5


LOOK_ALIKE = str.maketrans("aceopx", "асеорх")


def _spaced(text: str) -> str:
    return "\u200b".join(text)


def _shuffled(text: str) -> str:
    sentences = text.split(". ")
    return ". ".join(sentences[1:] + sentences[:1])


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.translate(LOOK_ALIKE),
        lambda text: text.upper(),
        lambda text: text.replace("e", "3").replace("o", "0"),
        lambda text: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text),
        _spaced,
        _shuffled,
    ],
    ids=["cyrillic", "capitals", "leet", "full-width", "zero-width", "shuffled"],
)
def test_a_disguised_ad_comes_to_its_template(change: object) -> None:
    ads = campaign(4, accounts=4)
    assert callable(change)
    hidden = Ad("hidden", change(filled(5)), account="poster 9")
    lines = try_ads([*ads, *others(), hidden]).lines
    assert lines[-1].template == lines[0].template


def test_people_who_share_a_stock_sentence_share_no_template() -> None:
    stock = "Cash on collection only, no time wasters, first come first served, thank you kindly."
    ads = [replace(ad, text=f"{ad.text} {stock}") for ad in others()]
    assert len({line.template for line in try_ads(ads).lines}) == len(ads)


def test_the_same_ads_in_the_same_order_give_the_same_templates() -> None:
    ads = [*campaign(9, accounts=4), *others()]
    random.Random(3).shuffle(ads)  # noqa: S311
    assert try_ads(ads) == try_ads(ads)


def test_an_id_that_comes_twice_is_two_ads() -> None:
    ads = [replace(ad, id="same") for ad in campaign(3, accounts=3)]
    result = try_ads(ads)
    assert [line.id for line in result.lines] == ["same"] * 3
    assert len(result.templates[0].members) == 3


@pytest.mark.parametrize("text", ["", "!!!", "\u200b", "a", "🏠" * 50, "x " * 9_000])
def test_odd_texts_are_placed(text: str) -> None:
    lines = try_ads([Ad("1", text), *others(), Ad("2", text)]).lines
    assert len(lines) == 7


@settings(max_examples=30, deadline=None)
@given(st.permutations(range(8)), st.integers(0, 8))
def test_who_is_added_and_erased_leaves_no_trace(order: list[int], kept: int) -> None:
    ads = [*campaign(5, accounts=3), *others()[:3]]
    engine, store, index, background = _engine()
    for at in order:
        engine.add(ads[at])
    for at in order[kept:]:
        engine.erase(ads[at].id)
    left = {member.id for number in store.numbers() for member in store.members(number)}
    assert left == {ads[at].id for at in order[:kept]}
    fresh = Background()
    for number in store.numbers():
        fresh.add(store.members(number)[0].codes.replace("\n", ""))
    assert background.same_as(fresh)
    if not kept:
        assert index.is_empty()
        assert not store.numbers()


def test_erasing_an_ad_takes_the_words_out_that_only_it_had() -> None:
    engine, store, _index, _background = _engine()
    ads = campaign(3, accounts=3)
    odd = Ad("odd", filled(1).replace("quiet house", "quiet turquoise house"), account="z")
    for ad in [ads[0], odd, *ads[1:]]:
        engine.add(ad)
    number = store.template_of("odd")
    assert number is not None
    engine.erase("odd")
    without, others_store, _, _ = _engine()
    for ad in ads:
        without.add(ad)
    assert store.get([number])[number] == others_store.get([1])[1]
