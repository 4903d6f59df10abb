"""Campaigns in pieces, over Dask."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from lamppost.screening.campaigns import trying_files
from lamppost.screening.campaigns.background import Background
from lamppost.screening.campaigns.batch import try_ads_in_batches
from lamppost.screening.campaigns.batch.blocks import blocks
from lamppost.screening.campaigns.batch.linking import shared
from lamppost.screening.campaigns.trying import try_ads
from lamppost.screening.campaigns.values import Ad, Result
from lamppost.screening.files.problems import NotReadable

pytest.importorskip("dask")
SYLLABLES = [a + b for a in "bcdfghklmn" for b in "aeiou"]


def ads(many: int = 240) -> list[Ad]:
    """Every fourth of one of three templates, through four accounts each; the others unrelated."""
    chance = Random(7)  # noqa: S311 - made text, no secret
    words = [a + b for a in SYLLABLES for b in SYLLABLES]
    templates = [chance.choices(words, k=40) for _template in range(3)]
    made = []
    for number in range(many):
        text = chance.choices(words, k=40)
        if number % 4 == 0:
            template = templates[number // 4 % 3]
            text = [w if chance.random() > 0.2 else t for t, w in zip(text, template, strict=True)]
        made.append(Ad(str(number), " ".join(text), account=f"a{number % 48}"))
    return [*made, made[0]]


def together(result: Result) -> set[frozenset[str]]:
    groups: dict[int, set[str]] = {}
    for line in result.lines:
        groups.setdefault(line.template, set()).add(line.id)
    return {frozenset(group) for group in groups.values()}


@pytest.fixture(scope="module")
def of_one() -> Result:
    return try_ads_in_batches(ads(), workers=1, piece=100)


def test_four_workers_say_what_one_says(of_one: Result) -> None:
    assert try_ads_in_batches(ads(), workers=4, piece=100) == of_one


def test_templates_that_span_pieces_are_those_of_one_engine(of_one: Result) -> None:
    whole = try_ads(ads())
    assert len([group for group in together(whole) if len(group) > 15]) == 3
    assert together(of_one) == together(whole)


def test_lines_stand_in_the_order_of_the_ads_although_ids_come_twice(of_one: Result) -> None:
    assert [line.id for line in of_one.lines] == [ad.id for ad in ads()]
    assert of_one.lines[0].id == of_one.lines[-1].id
    assert of_one.lines[0].template == of_one.lines[-1].template


def test_slots_are_shown_as_one_engine_shows_them(of_one: Result) -> None:
    shown = {one.members[0].id: one for one in of_one.templates}
    whole = {one.members[0].id: one for one in try_ads(ads()).templates}
    assert shown.keys() == whole.keys()
    assert any(part.is_slot for one in shown.values() for part in one.parts)


def test_what_pieces_counted_adds_up() -> None:
    one, other, both = Background(), Background(), Background()
    for text in ("ab", "bc", "abc"):
        both.add(text)
    one.add("ab")
    other.add("bc")
    other.add("abc")
    one.include(other)
    assert one.same_as(both)


def test_no_ads_are_no_lines() -> None:
    assert try_ads_in_batches([], workers=1) == Result((), ())


def test_links_make_blocks_that_are_called_by_their_first() -> None:
    assert blocks([(5, 2), (9, 5), (8, 7)]) == {2: 2, 5: 2, 7: 7, 8: 7, 9: 2}
    assert blocks([(9, 5), (5, 2)]) == blocks([(5, 2), (9, 5)])


def test_piece_is_told_only_of_what_earlier_ones_hold() -> None:
    assert shared([{1: [0], 2: [1]}, {1: [4]}, {1: [6], 3: [7]}]) == [{}, {1: [0]}, {1: [0, 4]}]


def test_command_hands_work_to_several_only_where_dask_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "ads.csv"
    file.write_text("id,text\n1,oak wardrobe\n")
    monkeypatch.setattr(trying_files, "find_spec", lambda name: None)
    with pytest.raises(NotReadable, match=r"install lamppost\[batch\]"):
        trying_files.try_file(file, "", tmp_path / "out", None, 2, lambda told: None)
    assert trying_files.try_file(file, "", tmp_path / "out", None, 1, lambda told: None).ads == 1
