"""Made ads by the thousand, from processes of their own."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from functools import cache
from typing import TYPE_CHECKING

from benchmarks.boards.times import Times

if TYPE_CHECKING:  # a new process reads this module before Django is ready for models
    from benchmarks.boards.rows import Piece
    from benchmarks.boards.writing import Writer

PIECE = 5_000
AHEAD = 2  # pieces that each writer may be ahead: memory stays the same however many ads


def written(times: Times, *, seed: int, processes: int) -> Iterator[Piece]:
    """Rows of ads and of their photos, in order."""
    # Not forked: they would share this process's connection to the database.
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=fresh) as pool:
        waiting: deque[Future[Piece]] = deque()
        for first in range(0, times.ads, PIECE):
            waiting.append(pool.submit(_piece, first, times, seed))
            if len(waiting) > processes * AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _piece(first: int, times: Times, seed: int) -> Piece:
    writer = _writer(times, seed)
    from benchmarks.boards.rows import ad_rows

    contents = writer.write(first, min(PIECE, times.ads - first))
    return ad_rows(contents, first=first, times=times, seed=seed)


@cache
def _writer(times: Times, seed: int) -> Writer:
    import django

    django.setup()
    from benchmarks.boards.towns import Towns
    from benchmarks.boards.writing import Writer

    return Writer(seed=seed, today=times.ends.date(), towns=Towns.of_board())
