"""Calls of pure functions that Dask makes: on processes of this machine, or on a cluster."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any

Task = Any  # dask's Delayed: what a call will give; it can be an argument of another call


class Tasks:
    """how: what Dask is told of where to run."""

    def __init__(self, how: dict[str, Any]) -> None:
        import dask

        self._dask: Any = dask
        self._how = how

    def task(self, function: Callable[..., object], *values: object) -> Task:
        return self._dask.delayed(function, pure=False)(*values)

    def value(self, value: object) -> Task:
        """A large argument, handed over as it is: Dask looks into others for tasks."""
        return self._dask.delayed(value, traverse=False)

    def exchanged(self, tasks: Sequence[Task], parts: int) -> list[list[Task]]:
        """Of tasks that each give a list of `parts`: for each part, what every task has for it."""
        return [[task[part] for task in tasks] for part in range(parts)]

    def kept(self, tasks: Sequence[Task]) -> list[Task]:
        """Worked out once; on a cluster they stay where they are."""
        return list(self._dask.persist(*tasks, **self._how))

    def done(self, tasks: Sequence[Task]) -> list[Any]:
        return list(self._dask.compute(*tasks, **self._how))


@contextmanager
def tasks_of_dask(workers: int) -> Iterator[Tasks]:
    if _has_client():
        yield Tasks({})
        return
    # Not forked: they would share connections to the database.
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=fresh) as pool:
        yield Tasks({"scheduler": "processes", "pool": pool})


def _has_client() -> bool:
    try:
        from distributed import get_client

        get_client()
    except (ImportError, ValueError):
        return False
    return True
