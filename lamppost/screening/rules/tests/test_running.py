from __future__ import annotations

import pytest

from lamppost.screening.rules.compiling import compile_rule
from lamppost.screening.rules.pace import slowest_ms
from lamppost.screening.rules.running import SLOW_MS, End, run
from lamppost.screening.rules.tests.test_documentation import BLANK


def test_a_rule_that_divides_by_nothing_matches_nothing_and_says_why() -> None:
    went = run(compile_rule("photos / links == 1"), BLANK)
    assert went.end == End.ERROR
    assert went.trouble == "divide by zero"


def test_a_value_that_is_missing_breaks_nothing() -> None:
    assert run(compile_rule("has_phone"), {}).end == End.ERROR


def test_a_price_stands_beside_a_whole_number() -> None:
    assert run(compile_rule("price > 3 && 4 >= price"), BLANK | {"price": 3.5}).end == End.MATCH


@pytest.mark.parametrize(("ms", "slow"), [(SLOW_MS - 1, False), (SLOW_MS + 1, True)])
def test_a_rule_is_slow_by_the_time_it_took(ms: float, slow: bool) -> None:
    ticks = iter([0, int(ms * 1e6)])
    assert run(compile_rule("has_phone"), BLANK, clock=ticks.__next__).is_slow == slow


@pytest.mark.parametrize(
    ("took", "slowest"),
    [
        ([(20, 1), (1, 1), (1, 1), (1, 1)], 1),  # only the first run, which warms up
        ([(1, 1), (1, 1), (20, 30), (1, 1)], 20),
    ],
)
def test_a_rule_is_as_slow_as_on_its_hardest_text(
    took: list[tuple[int, int]], slowest: int
) -> None:
    ticks = iter([tick for pair in took for ms in pair for tick in (0, ms * 1_000_000)])
    assert slowest_ms(compile_rule("plain.contains('w')"), clock=ticks.__next__) == slowest
