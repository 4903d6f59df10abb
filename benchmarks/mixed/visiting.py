"""One of the processes that visit a board, and what it saw."""

from __future__ import annotations

import logging
import random
import time
from collections import Counter
from dataclasses import dataclass, field

from benchmarks.boards.opened import Board

SAMPLE = 20_000  # ads that words are counted in


@dataclass
class Seen:
    """Milliseconds by page or act, and what went wrong, by where and what."""

    took: dict[str, list[float]] = field(default_factory=dict)
    wrong: Counter[tuple[str, str]] = field(default_factory=Counter)


def visit(board: Board, seed: str, secs: float) -> Seen:
    """Visits the board for so many seconds. Sets Django up: call it in a process of its own."""
    import django

    django.setup()
    from benchmarks.mixed.visits import Visits
    from benchmarks.pages.addresses import Pages
    from benchmarks.search.drawn import Asker, sample

    chance = random.Random(f"{seed} mixed")
    asker = Asker(sample(board.ads, chance, most=SAMPLE), chance)
    visits = Visits(Pages(asker, board.made, board.ads), seed)
    seen, at = Seen(), ["drawing"]
    logging.getLogger().addHandler(_Heard(seen, at))
    end = time.monotonic() + secs
    while time.monotonic() < end:
        try:
            at[0], call = visits.draw()
            began = time.perf_counter()
            call()
            seen.took.setdefault(at[0], []).append((time.perf_counter() - began) * 1000)
        except Exception as error:
            seen.wrong[at[0], f"{type(error).__name__}: {error}"] += 1
    return seen


class _Heard(logging.Handler):
    """Notes warnings: what was caught and put off went wrong all the same."""

    def __init__(self, seen: Seen, at: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._seen, self._at = seen, at

    def emit(self, record: logging.LogRecord) -> None:
        self._seen.wrong[self._at[0], record.getMessage()] += 1
