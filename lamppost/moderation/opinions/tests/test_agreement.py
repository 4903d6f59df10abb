"""Cohen's kappa, held to tables that others have worked out and to what must hold of any."""

from __future__ import annotations

from collections import Counter
from itertools import product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lamppost.moderation.opinions.agreement import (
    FEWEST_PAIRS,
    agreement,
    kappa_of,
    wilson,
)

Pairs = list[tuple[str, str]]


def table(*rows: tuple[int, ...]) -> Counter[tuple[str, str]]:
    """Rows are what the first chose, columns what the second did."""
    names = "abcdef"
    places = product(range(len(rows)), repeat=2)
    return Counter({(names[i], names[j]): rows[i][j] for i, j in places if rows[i][j]})


# Worked out by hand from the margins: (p - e) / (1 - e).
TABLES = [
    # Two say yes or no of 50 things: p = 35/50, e = (25·30 + 25·20)/50² = 0.5.
    (table((20, 5), (10, 15)), 0.4),
    # Fleiss, Statistical Methods for Rates and Proportions (1981), chapter 13: two diagnoses of
    # 100 people. p = 0.89, e = 0.80·0.80 + 0.10·0.05 + 0.10·0.15 = 0.66.
    (table((75, 1, 4), (5, 4, 1), (0, 0, 10)), 0.23 / 0.34),
    # Of the same share of agreement, 60 in 100, more is worth less where one answer is usual:
    # e = 0.6·0.7 + 0.4·0.3 = 0.54, and 0.6·0.3 + 0.4·0.7 = 0.46.
    (table((45, 15), (25, 15)), 0.06 / 0.46),
    (table((25, 35), (5, 35)), 0.14 / 0.54),
    # No better than blindly, and always the other way round.
    (table((25, 25), (25, 25)), 0.0),
    (table((0, 50), (50, 0)), -1.0),
]


@pytest.mark.parametrize(("counts", "expected"), TABLES)
def test_kappa_is_that_of_the_textbook(counts: Counter[tuple[str, str]], expected: float) -> None:
    found = kappa_of(counts)
    assert found
    assert found.value == pytest.approx(expected)
    assert found.low <= found.value <= found.high


def test_wilsons_interval_is_that_of_the_textbook() -> None:
    # Newcombe, Statistics in Medicine 17 (1998), table I: 81 of 263, and 0 of 20.
    assert wilson(81 / 263, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert wilson(0, 20) == pytest.approx((0.0, 0.1611), abs=5e-5)


choices = st.sampled_from(["allow", "hold", "refuse", "remove", "suspend"])
some_pairs = st.lists(st.tuples(choices, choices), min_size=1, max_size=60)


@given(some_pairs)
def test_kappa_lies_between_minus_one_and_one_within_its_interval(pairs: Pairs) -> None:
    if found := kappa_of(Counter(pairs)):
        assert -1 <= found.low <= found.value + 1e-9
        assert found.value - 1e-9 <= found.high <= 1 + 1e-9


@given(some_pairs)
def test_it_does_not_matter_who_was_first(pairs: Pairs) -> None:
    one = kappa_of(Counter(pairs))
    other = kappa_of(Counter((second, first) for first, second in pairs))
    assert (one is None) == (other is None)
    if one and other:
        assert one.value == pytest.approx(other.value)
        assert (one.low, one.high) == pytest.approx((other.low, other.high))


@given(some_pairs, st.permutations(["allow", "hold", "refuse", "remove", "suspend"]))
def test_names_of_choices_do_not_matter(pairs: Pairs, names: list[str]) -> None:
    renamed = dict(zip(["allow", "hold", "refuse", "remove", "suspend"], names, strict=True))
    one = kappa_of(Counter(pairs))
    other = kappa_of(Counter((renamed[a], renamed[b]) for a, b in pairs))
    assert (one and one.value) == (other and pytest.approx(other.value))


@given(st.lists(choices, min_size=1, max_size=60))
def test_who_always_agree_have_one_unless_there_was_nothing_to_disagree_about(
    chosen: list[str],
) -> None:
    found = kappa_of(Counter((one, one) for one in chosen))
    if len(set(chosen)) == 1:
        assert found is None
    else:
        assert found
        assert found.value == found.high == 1
        # That they have so far is no proof that they always will.
        assert found.low < 1


@given(some_pairs)
def test_share_counts_what_both_chose(pairs: Pairs) -> None:
    found = agreement(pairs)
    assert found.pairs == len(pairs)
    assert found.share == pytest.approx(sum(a == b for a, b in pairs) / len(pairs))


def test_no_kappa_is_told_of_fewer_than_ten_pairs() -> None:
    pairs = [("allow", "allow"), ("refuse", "hold")] * FEWEST_PAIRS
    assert agreement(pairs[: FEWEST_PAIRS - 1]).kappa is None
    assert agreement(pairs[:FEWEST_PAIRS]).kappa
    assert agreement([]).share == 0


def test_the_interval_holds_the_truth_as_often_as_it_says() -> None:
    """Also for ten pairs, where the usual one holds it in one of three cases."""
    random = Random(7)  # noqa: S311  the same in every run
    cells = [("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")]
    weights = [50, 2, 2, 46]
    truth = kappa_of(Counter(dict(zip(cells, weights, strict=True))))
    assert truth
    for n in (10, 40):
        samples = [kappa_of(Counter(random.choices(cells, weights, k=n))) for _ in range(1_000)]
        told = [one for one in samples if one]
        held = sum(one.low <= truth.value <= one.high for one in told) / len(told)
        assert held > 0.9
