"""What the benchmark of campaigns counts."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.campaigns.scored import adjusted_rand, scored
from benchmarks.campaigns.slots_found import slots_found


def true(key: str, kind: str, group: str = "", **more: Any) -> dict[str, Any]:
    ad = {"id": key, "kind": kind, "group": group, "edits": 0.0, "disguise": "", "shuffled": False}
    return ad | {"slots": {}, "noise": []} | more


TRUTHS = [
    true("a", "campaign", "one", edits=0.2),
    true("b", "campaign", "one", edits=0.2),
    true("c", "campaign", "one", disguise="greek"),
    true("d", "reposter", "two"),
    true("e", "reposter", "two"),
    true("f", "unrelated"),
]


def said(templates: str, flagged: str) -> list[dict[str, Any]]:
    return [
        {"id": one["id"], "template": template, "flagged": one["id"] in flagged}
        for one, template in zip(TRUTHS, templates, strict=True)
    ]


def test_perfect_answer_scores_one() -> None:
    figures = scored(TRUTHS, said("111223", "abc"))
    assert (figures["f1"], figures["ari"], figures["edits_0.2"]) == (1, 1, 1)
    assert (figures["reposters"], figures["unrelated"], figures["sharers"]) == (0, 0, None)


def test_flagged_ad_away_from_its_campaign_is_not_found() -> None:
    figures = scored(TRUTHS, said("114223", "abc"))
    assert figures["recall"] == pytest.approx(2 / 3)
    assert figures["precision"] == 1
    assert figures["disguised"] == 0


def test_suspected_reposter_costs_precision_and_is_told_of() -> None:
    figures = scored(TRUTHS, said("111223", "abcde"))
    assert figures["precision"] == pytest.approx(3 / 5)
    assert figures["reposters"] == 1


def test_ad_without_an_answer_is_an_error() -> None:
    with pytest.raises(ValueError, match="1 ads are not answered"):
        scored(TRUTHS, said("111223", "abc")[1:])


def test_rand_is_near_zero_for_one_pile_of_everything() -> None:
    everything = {one["id"]: one for one in said("111111", "")}
    assert adjusted_rand(TRUTHS, everything) == pytest.approx(0)


def shown(*values: tuple[str, str]) -> list[dict[str, Any]]:
    parts = [{"text": "flat to rent in"}, {"slot": dict(values)}]
    return [{"template": 1, "parts": parts, "ads": ["a", "b"]}]


SLOTTED = [
    true("a", "campaign", "one", slots={"0": "New Salem"}),
    true("b", "campaign", "one", slots={"0": "Kent"}, noise=["very"]),
]


def test_slot_is_found_where_most_of_its_values_are() -> None:
    assert slots_found(SLOTTED, shown(("a", "new salem"), ("b", "Kent"))) == {
        "slots": 1,
        "slots_pure": 1,
    }
    assert slots_found(SLOTTED, shown(("a", "else"), ("b", "else")))["slots"] == 0


def test_fixed_words_in_a_slot_are_not_pure_but_edits_are() -> None:
    figures = slots_found(SLOTTED, shown(("a", "rent in New Salem"), ("b", "very Kent")))
    assert figures["slots"] == 1
    assert figures["slots_pure"] == pytest.approx(4 / 6)


def test_slot_with_one_value_everywhere_is_not_asked_for() -> None:
    same = [one | {"slots": {"0": "Kent"}} for one in SLOTTED]
    assert slots_found(same, shown(("a", "x"), ("b", "y")))["slots"] is None
