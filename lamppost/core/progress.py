"""How far a long command is: a bar on a terminal, a plain line now and then elsewhere."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

EVERY_SECS = 5.0  # a log of an hour's import stays readable

Tell = Callable[[int, str], None]  # how much is done, in words too


@contextmanager
def told(what: str, total: int | None, err: TextIO) -> Iterator[Tell]:
    """Gives what is to be called as often as one likes."""
    if not err.isatty():
        yield _Lines(what, total, err).tell
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[words]}"),
        TimeElapsedColumn(),
    )
    console = Console(file=err)
    with Progress(*columns, console=console, transient=True) as bars:
        task = bars.add_task(what, total=total, words="")
        yield lambda done, words: bars.update(task, completed=done, words=words)


class _Lines:
    def __init__(self, what: str, total: int | None, err: TextIO) -> None:
        self._what = what
        self._total = total
        self._err = err
        self._next = time.monotonic() + EVERY_SECS

    def tell(self, done: int, words: str) -> None:
        if time.monotonic() < self._next:
            return
        self._next = time.monotonic() + EVERY_SECS
        part = f" {done * 100 // self._total}%" if self._total else ""
        self._err.write(f"{self._what}:{part} {words}\n")
        self._err.flush()
