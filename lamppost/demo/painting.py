"""Draws and cleans the demo's pictures in several processes: drawing is nearly all the work."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait

from lamppost.board.pictures import CleanPicture, clean_picture
from lamppost.demo.pictures import draw
from lamppost.demo.story import Picture

MOST_PAINTERS = 4  # each holds some 60 MB, and a newcomer's machine does other things too
# The middle one of the kept sizes: flat colours gain nothing from more, and one size less is
# to be pressed. Half the time of 1200 by 900.
SIZE = (960, 720)


def painted(pictures: Sequence[Picture]) -> Iterator[CleanPicture]:
    """Each picture as if somebody had uploaded it, in the order given."""
    # Started anew rather than forked: a fork would share this process's database connection.
    pool = ProcessPoolExecutor(
        min(MOST_PAINTERS, os.cpu_count() or 1),
        mp_context=get_context("spawn"),
        initializer=_begin_painter,
    )
    try:
        yield from pool.map(paint, pictures, chunksize=4)
    finally:
        pool.shutdown(cancel_futures=True)


def paint(picture: Picture) -> CleanPicture:
    return clean_picture(draw(*picture, size=SIZE))


def _begin_painter() -> None:
    # Ctrl-C reaches the whole group; the parent alone decides, and tells the painters to stop.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # A killed parent cannot tell them: they would wait for work for ever.
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
