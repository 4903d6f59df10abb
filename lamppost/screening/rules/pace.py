"""How long a rule can take: it is run over texts that are hard to search."""

from __future__ import annotations

import time

from lamppost.screening.rules.compiling import Program
from lamppost.screening.rules.field import Type, Value
from lamppost.screening.rules.fields import BY_NAME, MOST_IN_A_LIST
from lamppost.screening.rules.running import Clock, run

LONGEST_TEXT = 20_000  # characters; an ad has fewer
MOST_MS = 15.0  # as long as a whole screening may take
# One letter again and again, words, digits, and letters of two bytes in UTF-8.
_HARD = ("a", "word ", "0123456789 ", "kölnisch παλιό ")


def slowest_ms(program: Program, *, clock: Clock = time.thread_time_ns) -> float:
    """The most that it took of four, each the better of two runs: the first one warms up."""
    return max(_ms(program, pattern, clock) for pattern in _HARD)


def _ms(program: Program, pattern: str, clock: Clock) -> float:
    text = (pattern * LONGEST_TEXT)[:LONGEST_TEXT]
    values = {name: _filled(BY_NAME[name].type, text) for name in program.fields}
    return min(run(program, values, clock=clock).ms for _ in range(2))


def _filled(kind: Type, text: str) -> Value:
    if kind == Type.TEXTS:
        return [text[start : start + 60] for start in range(MOST_IN_A_LIST)]
    filled: dict[Type, Value] = {Type.TEXT: text, Type.WHOLE: 1, Type.NUMBER: 1.0}
    return filled.get(kind, True)
