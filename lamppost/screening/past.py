"""What was posted before, for whoever tries something against it.

Screening lies below the rooms that keep ads and letters; they say here how theirs are read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from lamppost.screening.submission import Kind, Submission

# A subject as the journal names it, and what it says now.
Past = Callable[[datetime], Iterator[tuple[str, Submission]]]
_sources: dict[Kind, Past] = {}


def register_past(kind: Kind, source: Past) -> None:
    """source gives what was posted since a time, in any order, without holding it all."""
    _sources[kind] = source


def posted_since(since: datetime) -> Iterator[tuple[str, Submission]]:
    for source in _sources.values():
        yield from source(since)
