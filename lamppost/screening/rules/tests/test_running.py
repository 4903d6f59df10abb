from __future__ import annotations

import pytest

from lamppost.screening.rules.compiling import compile_rule
from lamppost.screening.rules.pace import MOST_MS, slowest_ms
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
def test_a_rule_is_slow_by_the_time_it_took(
    ms: float, slow: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter([0, int(ms * 1e6)])
    monkeypatch.setattr("time.thread_time_ns", lambda: next(clock))
    assert run(compile_rule("has_phone"), BLANK).is_slow == slow


def test_a_rule_with_a_costly_pattern_is_told_from_one_without() -> None:
    costly = compile_rule("plain.matches('" + "(.*w){40}" * 20 + "z')")
    assert slowest_ms(costly) > MOST_MS
    assert slowest_ms(compile_rule("plain.contains('w')")) < MOST_MS
