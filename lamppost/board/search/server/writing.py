"""Changes of the tables of one schema, within the transaction of whoever calls."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from lamppost.board.search.card_text import write_card
from lamppost.board.search.document import Document
from lamppost.board.search.server.match import lexeme
from lamppost.board.search.server.tally import Tally
from lamppost.board.search.server.ways import coarse_token
from lamppost.board.search.server.windows import Window, Windows

_COLUMNS = {
    "bump": "bigint", "ad_id": "bigint", "expires": "bigint", "renewed": "bigint",
    "cell": "bigint", "x": "float8", "y": "float8", "z": "float8",
    "latitude": "float8", "longitude": "float8", "place_id": "bigint", "persona_id": "bigint",
    "has_photo": "smallint", "number": "smallint", "category": "text", "cents": "bigint",
    "tokens": "tsvector",
}  # fmt: skip
_TO_AD = f"COPY {{schema}}.ad ({', '.join(_COLUMNS)}) FROM STDIN"
_TO_CARD = "COPY {schema}.card (bump, said) FROM STDIN"
# So many ads go in by one statement: a COPY is dearer to begin, and cheaper for each.
_FEW = 20
_ROW = f"({', '.join(f'%s::{kind}' for kind in _COLUMNS.values())})"
# One answer instead of three: most changes are of one ad, and waiting for the server and being
# waited for costs as much as what is done.
_TAKE_OUT = """
WITH gone AS (
    DELETE FROM {schema}.ad WHERE ad_id = ANY(%s) RETURNING bump, ad_id, cell, category
), cards AS (
    DELETE FROM {schema}.card c USING gone WHERE c.bump = gone.bump
)
SELECT '', number::bigint, first_bump, last_bump, n::bigint FROM {schema}.time_window
UNION ALL SELECT category, bump, ad_id, cell, 0 FROM gone
"""
_WINDOWS = """
INSERT INTO {schema}.time_window VALUES {rows}
ON CONFLICT (number) DO UPDATE SET first_bump = excluded.first_bump,
    last_bump = excluded.last_bump, n = excluded.n
"""


def put(
    cursor: Any,  # noqa: ANN401
    schema: str,
    documents: Sequence[Document],
    *,
    stale: Collection[int],
    size: int,
) -> Tally:
    """Makes the tables hold the documents and nothing else of the ads `stale`; gives what that
    changes in the counters and the vocabulary. size is that of a window."""
    tally = Tally()
    windows, known = _take_out(cursor, schema, stale, tally, size)
    numbers = [windows.put(one.bump) for one in documents]
    insert = _insert if len(documents) <= _FEW else _copy
    if documents:
        insert(cursor, schema, documents, numbers)
    _keep(cursor, schema, windows)
    for one in documents:
        tally.count(one.cell, one.category, 1)
        if one.ad_id not in known:
            tally.words.update(one.words)
    return tally


def _take_out(
    cursor: Any,  # noqa: ANN401
    schema: str,
    ad_ids: Collection[int],
    tally: Tally,
    size: int,
) -> tuple[Windows, set[int]]:
    """Gives the windows, and the ads that were there."""
    cursor.execute(_TAKE_OUT.format(schema=schema), [list(ad_ids)])
    rows = cursor.fetchall()
    windows = Windows((Window(*row[1:]) for row in rows if not row[0]), size=size)
    gone = [row for row in rows if row[0]]
    for category, bump, _ad_id, cell, _n in gone:
        windows.take(bump)
        tally.count(cell, category, -1)
    return windows, {row[2] for row in gone}


def _insert(
    cursor: Any,  # noqa: ANN401
    schema: str,
    documents: Sequence[Document],
    numbers: Sequence[int],
) -> None:
    rows = [_row(one, number) for one, number in zip(documents, numbers, strict=True)]
    cards = [_card(one) for one in documents]
    cursor.execute(
        f"WITH cards AS (INSERT INTO {schema}.card (bump, said) "  # noqa: S608
        f"VALUES {', '.join(['(%s, %s)'] * len(cards))}) "
        f"INSERT INTO {schema}.ad ({', '.join(_COLUMNS)}) VALUES {', '.join([_ROW] * len(rows))}",
        [value for row in (*cards, *rows) for value in row],
    )


def _copy(
    cursor: Any,  # noqa: ANN401
    schema: str,
    documents: Sequence[Document],
    numbers: Sequence[int],
) -> None:
    with cursor.copy(_TO_AD.format(schema=schema)) as copy:
        for one, number in zip(documents, numbers, strict=True):
            copy.write_row(_row(one, number))
    with cursor.copy(_TO_CARD.format(schema=schema)) as copy:
        for one in documents:
            copy.write_row(_card(one))


def _row(one: Document, window: int) -> tuple[Any, ...]:
    return (
        one.bump, one.ad_id, one.expires, one.renewed, one.cell,
        one.x, one.y, one.z, one.latitude, one.longitude, one.place_id, one.persona_id,
        int(one.has_photo), window, one.category, one.cents,
        " ".join(lexeme(token, window) for token in (*one.tokens, coarse_token(one.cell))),
    )  # fmt: skip


def _card(one: Document) -> tuple[Any, ...]:
    return one.bump, write_card(one.card)


def _keep(cursor: Any, schema: str, windows: Windows) -> None:  # noqa: ANN401
    """Writes down which windows there are now, where that has changed."""
    windows.close_empty()
    changed = windows.really_changed()
    gone = windows.changed - {one.number for one in windows.all}
    if gone:
        cursor.execute(
            f"DELETE FROM {schema}.time_window WHERE number = ANY(%s)",  # noqa: S608
            [list(gone)],
        )
    if changed:
        rows = ", ".join(["(%s, %s, %s, %s)"] * len(changed))
        cursor.execute(
            _WINDOWS.format(schema=schema, rows=rows),
            [value for one in changed for value in one.row],
        )
