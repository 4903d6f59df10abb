"""The engine of the embedded profile."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from django.conf import settings

from lamppost.board.cards import Card
from lamppost.board.search.card_text import read_card
from lamppost.board.search.document import Document
from lamppost.board.search.embedded import building, counters, counting, reading, schema, writing
from lamppost.board.search.embedded.index_file import IndexFolder
from lamppost.board.search.engine import Building, Hit
from lamppost.board.search.keyset import Key
from lamppost.board.search.query import Order
from lamppost.board.search.row_tests import marks
from lamppost.board.search.wanted import Wanted


class EmbeddedEngine:
    """See `Engine` for what each does."""

    version = schema.VERSION

    def __init__(self) -> None:
        self._open: IndexFolder | None = None

    @property
    def _folder(self) -> IndexFolder:
        if self._open is None or self._open.folder != settings.SEARCH_FOLDER:
            self._open = IndexFolder(settings.SEARCH_FOLDER)
        return self._open

    @property
    def _index(self) -> sqlite3.Connection:
        return self._folder.connection()

    def newest(self, wanted: Wanted, *, below: int | None, limit: int) -> list[Hit]:
        return reading.newest(self._index, wanted, below, limit)

    def ordered(self, wanted: Wanted, by: Order, *, after: Key | None, limit: int) -> list[Hit]:
        return reading.ordered(self._index, wanted, by, after, limit)

    def category_counts(self, wanted: Wanted, *, most: int) -> dict[str, int]:
        return counting.category_counts(self._index, wanted, most)

    def cell_counts(self, wanted: Wanted, fineness: int, *, most: int) -> dict[int, int]:
        return counting.cell_counts(self._index, wanted, fineness, most)

    def held(self, cells: Collection[int]) -> dict[str, int]:
        return counters.held(self._index, list(cells))

    def held_by_cell(self, cells: Collection[int], categories: Collection[str]) -> dict[int, int]:
        return counters.held_by_cell(self._index, list(cells), list(categories))

    def lapsed(self, now: int, *, most: int) -> list[tuple[str, int]]:
        statement = "SELECT category, cell FROM hot WHERE expires <= ? LIMIT ?"
        return self._index.execute(statement, (now, most)).fetchall()

    def cards(self, bumps: Sequence[int]) -> dict[int, Card]:
        statement = f"SELECT bump, said FROM card WHERE bump IN ({marks(bumps)})"  # noqa: S608
        rows = self._index.execute(statement, bumps)
        return {bump: read_card(said) for bump, said in rows}

    def frequencies(self, words: Collection[str]) -> Mapping[str, int]:
        statement = f"SELECT word, n FROM vocabulary WHERE word IN ({marks(words)})"  # noqa: S608
        return dict(self._index.execute(statement, tuple(words)).fetchall())

    def completions(self, beginning: str, *, limit: int) -> list[tuple[str, int]]:
        # U+10FFFF comes behind every letter that a word can go on with.
        return self._index.execute(
            "SELECT word, n FROM vocabulary WHERE word >= ? AND word < ? ORDER BY n DESC LIMIT ?",
            (beginning, f"{beginning}\U0010ffff", limit),
        ).fetchall()

    def count(self) -> int:
        return int(self._index.execute("SELECT count(*) FROM hot").fetchone()[0])

    def held_between(self, above: int, until: int | None) -> list[tuple[int, int]]:
        statement = "SELECT bump, ad_id FROM hot WHERE bump > ? AND bump <= ?"
        most = reading.NEWEST_OF_ALL if until is None else until
        return self._index.execute(statement, (above, most)).fetchall()

    def made_with(self) -> str:
        row = self._index.execute("SELECT fingerprint FROM made_with").fetchone()
        return str(row[0]) if row else ""

    def state(self) -> str:
        return f"{self._folder.current()}.{writing.changes(self._index)}"

    @contextmanager
    def locked(self) -> Iterator[None]:
        """See building.locked: of everybody who writes, one at a time, in one transaction."""
        with building.locked(self._folder):
            yield

    def put(self, documents: Iterable[Document], *, stale: Collection[int]) -> None:
        building.put(self._folder, documents, stale)

    def begin_building(self) -> Building:
        return building.Draft(self._folder)

    def clear(self) -> None:
        with self.locked():
            self._index.execute("INSERT INTO words (words) VALUES ('delete-all')")
            for table in schema.TABLES:
                self._index.execute(f"DELETE FROM {table}")  # noqa: S608
            writing.note_change(self._index)
