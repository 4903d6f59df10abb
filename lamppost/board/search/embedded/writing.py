"""Changes of an index file, within the transaction of whoever calls."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from lamppost.board.search import tokens
from lamppost.board.search.card_text import write_card
from lamppost.board.search.document import Document
from lamppost.board.search.embedded.rowids import MOST_NUMBERS, UNNUMBERED, rowid_of
from lamppost.board.search.row_tests import marks
from lamppost.places.cell_numbers import parent_number

_AT_ONCE = 500
COUNTED = range(1, 9)  # the resolutions of the cells that are counted
EVERYWHERE = 0
ALL = ""  # the category that all are counted in

_HOT = f"INSERT INTO hot VALUES ({marks(range(16))})"  # noqa: S608  question marks


@dataclass
class Tally:
    """What counters and vocabulary still have to be raised by. A rebuild gathers it over many
    ads: most of them raise the same few numbers."""

    cells: Counter[tuple[int, str]] = field(default_factory=Counter)
    words: Counter[str] = field(default_factory=Counter)
    ads: int = 0

    def write(self, index: sqlite3.Connection) -> None:
        _change_counters(index, self.cells)
        index.executemany(
            "INSERT INTO vocabulary VALUES (?, ?) "
            "ON CONFLICT (word) DO UPDATE SET n = n + excluded.n",
            sorted(self.words.items()),
        )
        self.cells.clear()
        self.words.clear()
        self.ads = 0


def put(index: sqlite3.Connection, documents: Iterable[Document], stale: Collection[int]) -> None:
    tally = Tally()
    put_rows(index, documents, stale, tally)
    tally.write(index)


def put_rows(
    index: sqlite3.Connection,
    documents: Iterable[Document],
    stale: Collection[int],
    tally: Tally,
) -> None:
    """All but what the tally gathers."""
    documents = list(documents)
    note_change(index)
    known = _take_out(index, list(stale), tally.cells)
    numbers = _numbers(index, {one.category for one in documents})
    said = [(one.bump, " ".join(one.tokens)) for one in documents]
    rowids = [rowid_of(one.bump, one.cents, numbers[one.category]) for one in documents]
    # From the lowest rowid on: FTS5 writes its lists out whenever one comes that is lower.
    posted = sorted((rowid, text) for rowid, (_bump, text) in zip(rowids, said, strict=True))
    index.executemany("INSERT INTO words (rowid, tokens) VALUES (?, ?)", posted)
    index.executemany("INSERT INTO tokens VALUES (?, ?)", said)
    index.executemany(_HOT, map(_row, documents))
    index.executemany(
        "INSERT INTO card VALUES (?, ?)", ((d.bump, write_card(d.card)) for d in documents)
    )
    for one in documents:
        _count(tally.cells, one.cell, one.category, 1)
        if one.ad_id not in known:
            tally.words.update(one.words)
    tally.ads += len(documents)


def changes(index: sqlite3.Connection) -> int:
    """How often it was changed, from one to 2**31 and then anew."""
    return int(index.execute("PRAGMA user_version").fetchone()[0])


def note_change(index: sqlite3.Connection) -> None:
    # A number in the file's header that is SQLite's users' to use; part of the transaction.
    index.execute(f"PRAGMA user_version = {(changes(index) + 1) % 2**31}")


def _row(one: Document) -> tuple[Any, ...]:
    return (
        one.bump, one.ad_id, one.category, one.place_id, one.persona_id,
        parent_number(one.cell, tokens.FINE), one.cell, one.x, one.y, one.z,
        one.latitude, one.longitude, one.cents, one.renewed, one.expires, int(one.has_photo),
    )  # fmt: skip


def _take_out(
    index: sqlite3.Connection, ad_ids: Sequence[int], change: Counter[tuple[int, str]]
) -> set[int]:
    """Takes ads out of every table but the counters, whose change it notes; gives those known."""
    known = set()
    for start in range(0, len(ad_ids), _AT_ONCE):
        part = ad_ids[start : start + _AT_ONCE]
        rows = index.execute(
            "SELECT h.bump, h.ad_id, h.cell, h.category, h.cents, t.said FROM hot h "  # noqa: S608
            f"JOIN tokens t ON t.bump = h.bump WHERE h.ad_id IN ({marks(part)})",
            part,
        ).fetchall()
        numbers = _numbers(index, {row[3] for row in rows})
        for bump, ad_id, cell, category, cents, said in rows:
            known.add(ad_id)
            _count(change, cell, category, -1)
            index.execute(
                "INSERT INTO words (words, rowid, tokens) VALUES ('delete', ?, ?)",
                (rowid_of(bump, cents, numbers[category]), said),
            )
        for table in ("hot", "tokens", "card"):
            index.executemany(f"DELETE FROM {table} WHERE bump = ?", ((row[0],) for row in rows))  # noqa: S608
    return known


def _numbers(index: sqlite3.Connection, slugs: Collection[str]) -> dict[str, int]:
    """The categories' numbers in rowids; one that is new is given the next."""
    index.executemany(
        "INSERT INTO category (slug) SELECT ? WHERE (SELECT count(*) FROM category) < ? "
        "ON CONFLICT DO NOTHING",
        ((slug, MOST_NUMBERS) for slug in sorted(slugs)),
    )
    statement = f"SELECT slug, number FROM category WHERE slug IN ({marks(slugs)})"  # noqa: S608
    known = dict(index.execute(statement, tuple(slugs)))
    return {slug: known.get(slug, UNNUMBERED) for slug in slugs}


def _count(change: Counter[tuple[int, str]], cell: int, category: str, by: int) -> None:
    for counted in (EVERYWHERE, *(parent_number(cell, fineness) for fineness in COUNTED)):
        change[counted, category] += by
        change[counted, ALL] += by


def _change_counters(index: sqlite3.Connection, change: Counter[tuple[int, str]]) -> None:
    moved = [(cell, category, by) for (cell, category), by in sorted(change.items()) if by]
    index.executemany(
        "INSERT INTO counter VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET n = n + excluded.n", moved
    )
    if any(by < 0 for _cell, _category, by in moved):
        index.executemany(
            "DELETE FROM counter WHERE cell = ? AND category = ? AND n = 0",
            ((cell, category) for cell, category, by in moved if by < 0),
        )
