"""Common things are found by comparing rows, uncommon ones by their tokens."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lamppost.board.search.server.match import query_of
from lamppost.board.search.server.plan import AskWindows, Scan, plan_of
from lamppost.board.search.server.shares import Shares
from lamppost.board.search.server.ways import coarse_token, whole_way
from lamppost.board.search.wanted import Wanted
from lamppost.board.search.words import Term
from lamppost.places.cell_numbers import number_of
from lamppost.places.cells import cell_at
from lamppost.places.window import Window

SAMPLED = Shares(
    {"bike": 500, "bikini": 4, "blue": 600, "kettl": 12, "_cbikes": 300, "_a": 2_000}, 2_000
)
WINDOW = 64_000
PIECES = (Window(10, 10, 12, 12), Window(38, -85, 40, -83))


def words(*said: str) -> Wanted:
    return Wanted(groups=tuple(Term(frozenset([word])) for word in said))


@pytest.mark.parametrize(
    ("wanted", "limit", "is_scan"),
    [
        (words("bike"), 24, True),
        (words("kettl"), 24, False),
        (words("unheard"), 24, False),
        (words("bike", "blue"), 24, True),
        (words("bike", "kettl"), 24, False),
        (words("bikini"), 24, False),
        (Wanted(groups=(Term(frozenset(), "bik"),)), 24, True),
        (Wanted(category="bikes", categories=("bikes",)), 24, True),
        (Wanted(place_id=7), 24, False),
        (Wanted(), 24, True),
        (Wanted(never=((Term(frozenset(["kettl"])),),)), 24, True),
    ],
)
def test_what_is_common_is_scanned_for(wanted: Wanted, limit: int, is_scan: bool) -> None:
    plan = plan_of(wanted, SAMPLED, limit=limit, size=WINDOW)
    assert isinstance(plan, Scan) is is_scan


def test_scan_ends_where_it_should_long_have_found_enough() -> None:
    plan = plan_of(words("bike"), SAMPLED, limit=24, size=WINDOW)
    assert isinstance(plan, Scan)
    assert plan.most == 24 * 4 * 2


def test_scan_for_nothing_in_particular_goes_on_to_the_end() -> None:
    assert plan_of(Wanted(least_cents=5, has_photo=True), SAMPLED, limit=24, size=WINDOW) == Scan()


def test_board_that_is_smaller_than_a_sample_is_read_from_end_to_end() -> None:
    assert plan_of(words("kettl"), Shares({"kettl": 1}, 99), limit=24, size=WINDOW) == Scan()


@pytest.mark.parametrize(
    ("wanted", "query"),
    [
        (words("kettl"), "'#.kettl'"),
        (words("kettl", "blue"), "'#.kettl' & '#.blue'"),
        (Wanted(groups=(Term(frozenset(["b", "a"]), "c"),)), "('#.a' | '#.b' | '#.c':*)"),
        (Wanted(never=((Term(frozenset(["a"])), Term(frozenset(["b"]))),)), "!('#.a' & '#.b')"),
        (Wanted(category="things", categories=("bikes", "lamps")), "'#._cthings'"),
        (Wanted(categories=("bikes", "lamps")), "('#._cbikes' | '#._clamps')"),
        (Wanted(place_id=7, persona_id=8), "'#._p7' & '#._u8'"),
        (Wanted(least_cents=100, most_cents=100), "'#._d27'"),
        (Wanted(least_cents=100), ""),
        (words("o'b\\"), "'#.o''b\\\\'"),
    ],
)
def test_tokens_of_a_window_are_asked_for(wanted: Wanted, query: str) -> None:
    assert query_of(whole_way(wanted).terms, wanted.never) == query


def test_common_word_is_compared_in_the_rows_of_a_rare_place() -> None:
    wanted = Wanted(groups=(Term(frozenset(["bike"])),), place_id=7)
    plan = plan_of(wanted, SAMPLED, limit=24, size=WINDOW)
    assert isinstance(plan, AskWindows)
    assert plan.way is not None
    assert plan.way.terms == (Term(frozenset(["_p7"])),)
    assert plan.way.compared == wanted.groups


def test_piece_of_a_map_where_few_ads_lie_is_not_scanned_for() -> None:
    here = coarse_token(number_of(cell_at(39.0, -84.0)))
    shares = Shares({"bike": 500, here: 2_000}, 2_000, [(39.0, -84.0)] * 100)
    far, near = (replace(words("bike"), window=piece) for piece in PIECES)
    assert isinstance(plan_of(near, shares, limit=24, size=WINDOW), Scan)
    assert isinstance(plan_of(far, shares, limit=300, size=WINDOW), AskWindows)
