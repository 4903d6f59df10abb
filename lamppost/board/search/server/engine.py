"""The engine of the server profile."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from django.conf import settings
from django.db import connection

from lamppost.board.cards import Card
from lamppost.board.search.card_text import read_card
from lamppost.board.search.document import Document
from lamppost.board.search.engine import Building, Hit
from lamppost.board.search.keyset import Key
from lamppost.board.search.query import Order
from lamppost.board.search.server import building, reading, schema, statements
from lamppost.board.search.server.plan import Plan, plan_of
from lamppost.board.search.server.shares import SAMPLE, Shares
from lamppost.board.search.wanted import Wanted

_SAMPLED_FOR_SECS = 600.0


class ServerEngine:
    """See `Engine` for what each does."""

    version = schema.VERSION

    def __init__(self) -> None:
        self._shares = Shares({}, 0)
        self._sampled = float("-inf")

    def newest(self, wanted: Wanted, *, below: int | None, limit: int) -> list[Hit]:
        return reading.newest(wanted, self._plan(wanted, limit), below, limit)

    def ordered(self, wanted: Wanted, by: Order, *, after: Key | None, limit: int) -> list[Hit]:
        return reading.ordered(wanted, by, after, limit)

    def category_counts(self, wanted: Wanted, *, most: int) -> dict[str, int]:
        return reading.category_counts(wanted, self._plan(wanted, most), most)

    def cell_counts(self, wanted: Wanted, fineness: int, *, most: int) -> dict[int, int]:
        return reading.cell_counts(wanted, self._plan(wanted, most), fineness, most)

    def _plan(self, wanted: Wanted, limit: int) -> Plan:
        now = time.monotonic()
        # A small sample says little, and is soon outgrown.
        if now - self._sampled > _SAMPLED_FOR_SECS * self._shares.size / SAMPLE:
            self._shares, self._sampled = reading.sample(), now
        return plan_of(wanted, self._shares, limit=limit, size=settings.SEARCH_WINDOW)

    def held(self, cells: Collection[int]) -> dict[str, int]:
        return reading.held(list(cells))

    def held_by_cell(self, cells: Collection[int], categories: Collection[str]) -> dict[int, int]:
        return reading.held_by_cell(list(cells), list(categories))

    def lapsed(self, now: int, *, most: int) -> list[tuple[str, int]]:
        statement = "SELECT category, cell FROM search.ad WHERE expires <= %s LIMIT %s"
        return reading.ask(statement, [now, most])

    def cards(self, bumps: Sequence[int]) -> dict[int, Card]:
        rows = reading.ask("SELECT bump, said FROM search.card WHERE bump = ANY(%s)", [list(bumps)])
        return {bump: read_card(said) for bump, said in rows}

    def frequencies(self, words: Collection[str]) -> Mapping[str, int]:
        statement = "SELECT word, n FROM search.vocabulary WHERE word = ANY(%s)"
        return dict(reading.ask(statement, [list(words)]))

    def completions(self, beginning: str, *, limit: int) -> list[tuple[str, int]]:
        # U+10FFFF comes behind every letter that a word can go on with.
        return reading.ask(
            "SELECT word, n FROM search.vocabulary WHERE word >= %s AND word < %s "
            "ORDER BY n DESC LIMIT %s",
            [beginning, f"{beginning}\U0010ffff", limit],
        )

    def count(self) -> int:
        return int(reading.ask("SELECT coalesce(sum(n), 0) FROM search.time_window", [])[0][0])

    def held_between(self, above: int, until: int | None) -> list[tuple[int, int]]:
        statement = "SELECT bump, ad_id FROM search.ad WHERE bump > %s AND bump <= %s"
        return reading.ask(statement, [above, statements.TOP if until is None else until])

    def made_with(self) -> str:
        return str(reading.ask("SELECT fingerprint FROM search.made_with", [])[0][0])

    def state(self) -> str:
        # The table's own number: that of a rebuilt index counts its changes anew.
        statement = "SELECT tableoid::text || '.' || changes::text FROM search.made_with"
        return str(reading.ask(statement, [])[0][0])

    @contextmanager
    def locked(self) -> Iterator[None]:
        with building.locked():
            yield

    def put(self, documents: Iterable[Document], *, stale: Collection[int]) -> None:
        building.put(documents, stale)

    def begin_building(self) -> Building:
        return building.Draft()

    def clear(self) -> None:
        with self.locked(), connection.cursor() as cursor:
            schema.clear(cursor)
