"""What an engine can do, and which one this board has.

An engine holds documents and answers with hits. What fits is said in matching.py and holds for
both; in which order slices are asked, what is counted and what a page shows is above them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from functools import cache
from typing import NamedTuple, Protocol

from django.db import connection
from django.utils.module_loading import import_string

from lamppost.board.cards import Card
from lamppost.board.search.document import Document
from lamppost.board.search.keyset import Key
from lamppost.board.search.query import Order
from lamppost.board.search.wanted import Wanted
from lamppost.core.errors import Refused


class Hit(NamedTuple):
    """A match: closeness is the cosine of its angle to the circle's centre, or 0."""

    bump: int
    ad_id: int
    category: str
    cents: int | None
    closeness: float
    cell: int


class RebuildRuns(Refused):
    code = "rebuild_runs"

    def __init__(self) -> None:
        super().__init__("The search index is being rebuilt already.")


class Engine(Protocol):
    """Answers leave `Wanted.checks` out of account. Counts are of at most `most` newest matches.

    version changes when what the engine keeps of an ad, or how, does.
    """

    version: int

    def newest(self, wanted: Wanted, *, below: int | None, limit: int) -> list[Hit]:
        """Matches with a bump under `below`, the highest first."""

    def ordered(self, wanted: Wanted, by: Order, *, after: Key | None, limit: int) -> list[Hit]:
        """Matches by closeness (falling) or cents (rising, none last), then newest first.
        Looks at every match: ask for a slice."""

    def category_counts(self, wanted: Wanted, *, most: int) -> dict[str, int]: ...

    def cell_counts(self, wanted: Wanted, fineness: int, *, most: int) -> dict[int, int]: ...

    def held(self, cells: Collection[int]) -> dict[str, int]:
        """How many ads of each category the index holds in these cells (0: everywhere)."""

    def held_by_cell(self, cells: Collection[int], categories: Collection[str]) -> dict[int, int]:
        """How many it holds in each cell; without categories, of all. Cells: resolution 1 to 8."""

    def lapsed(self, now: int, *, most: int) -> list[tuple[str, int]]:
        """Category and cell of ads that it holds though their time is over."""

    def cards(self, bumps: Sequence[int]) -> dict[int, Card]:
        """By bump; those that are gone meanwhile are missing."""

    def frequencies(self, words: Collection[str]) -> Mapping[str, int]:
        """In about how many ads each folded word stands; unknown ones are missing."""

    def completions(self, beginning: str, *, limit: int) -> list[tuple[str, int]]:
        """The commonest words that begin so, with their frequencies."""

    def count(self) -> int:
        """How many ads it holds."""

    def held_between(self, above: int, until: int | None) -> list[tuple[int, int]]:
        """Bump and ad id of all that it holds with above < bump <= until."""

    def made_with(self) -> str:
        """The fingerprint that the last whole rebuild was given; "" if there was none."""

    def state(self) -> str:
        """Another text after every change that anybody made to what it answers."""

    def locked(self) -> AbstractContextManager[None]:
        """The right to change the index, and one transaction. Ads are read within it, so that of
        two who write the same ad the later one also read it later."""

    def put(self, documents: Iterable[Document], *, stale: Collection[int]) -> None:
        """Within `locked`: makes the index hold these documents, and of the ads `stale` (all
        that may be in it, those of the documents too) nothing else. Goes into a draft as well."""

    def begin_building(self) -> Building:
        """A new, empty index beside the one in use; raises RebuildRuns while another is made."""

    def clear(self) -> None:
        """Empties it."""


class Building(Protocol):
    """A new index in the making, while the one in use answers. `locked` and `put` as above."""

    def locked(self) -> AbstractContextManager[None]: ...

    def put(self, documents: Iterable[Document], *, stale: Collection[int]) -> None: ...

    def finish(self, fingerprint: str) -> None:
        """Puts it in the place of the one in use."""

    def abandon(self) -> None: ...


_ENGINES = {
    "sqlite": "lamppost.board.search.embedded.engine.EmbeddedEngine",
    "postgresql": "lamppost.board.search.server.engine.ServerEngine",
}


def lies_beside_ads() -> bool:
    """Whether the index is in the database of the ads, so that one transaction changes both."""
    return connection.vendor == "postgresql"


@cache
def engine() -> Engine:
    made: Engine = import_string(_ENGINES[connection.vendor])()
    return made
