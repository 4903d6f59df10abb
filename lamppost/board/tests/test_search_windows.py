"""Windows hold what was put into them, however ads come and go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from lamppost.board.search.server.windows import Window, Windows

SIZE = 3


class Kept:
    """Windows as a database keeps them: read anew for every change."""

    def __init__(self) -> None:
        self.rows: dict[int, Window] = {}

    def change(self, *, put: list[int], take: list[int]) -> list[int]:
        """The numbers of the windows that the ads were put into."""
        windows = Windows(self.rows.values(), size=SIZE)
        for bump in take:
            windows.take(bump)
        numbers = [windows.put(bump) for bump in sorted(put)]
        windows.close_empty()
        left = {window.number: window for window in windows.all}
        for number in windows.changed:
            self.rows.pop(number, None)
            if number in left:
                self.rows[number] = left[number]
        return numbers


changes = st.lists(
    st.tuples(st.sets(st.integers(1, 40), max_size=8), st.sets(st.integers(1, 40), max_size=20)),
    max_size=12,
)


def played(changes: list[tuple[set[int], set[int]]]) -> Iterator[tuple[Kept, dict[int, int]]]:
    """The windows after each change, and the number that each ad was given."""
    kept, ads = Kept(), dict[int, int]()
    for put, take in changes:
        taken = [bump for bump in take if bump in ads]
        new = sorted(bump for bump in put if bump not in ads or bump in taken)
        numbers = kept.change(put=new, take=taken)
        for bump in taken:
            del ads[bump]
        ads.update(zip(new, numbers, strict=True))
        yield kept, ads


@given(changes)
def test_every_ad_is_counted_in_the_window_whose_number_leads_its_tokens(
    changes: list[tuple[set[int], set[int]]],
) -> None:
    for kept, ads in played(changes):
        counted = {number: window.n for number, window in kept.rows.items()}
        assert counted == Counter(ads.values())


@given(changes)
def test_windows_follow_one_another_from_zero_on(
    changes: list[tuple[set[int], set[int]]],
) -> None:
    for kept, ads in played(changes):
        rows = sorted(kept.rows.values(), key=lambda window: window.first_bump)
        starts = [window.first_bump for window in rows]
        assert starts[:1] in ([], [0])
        for window, end in pairwise([*rows, Window(-1, 41)]):
            bumps = [bump for bump, number in ads.items() if number == window.number]
            assert all(window.first_bump <= bump < end.first_bump for bump in bumps)


def test_newest_window_that_is_full_is_followed_by_another() -> None:
    kept = Kept()
    assert kept.change(put=[1, 2, 3, 4, 5], take=[]) == [0, 0, 0, 1, 1]
    assert kept.change(put=[6, 7], take=[]) == [1, 2]


def test_older_ad_comes_into_the_window_of_its_time_though_that_is_full() -> None:
    kept = Kept()
    kept.change(put=[2, 4, 6, 8], take=[])
    assert kept.change(put=[3], take=[]) == [0]


def test_number_of_an_empty_window_is_given_again() -> None:
    kept = Kept()
    kept.change(put=list(range(1, 10)), take=[])
    kept.change(put=[], take=[1, 2, 3])
    assert kept.change(put=[10], take=[]) == [0]
