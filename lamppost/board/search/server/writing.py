"""Changes of the tables of one schema, within the transaction of whoever calls."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from lamppost.board.search.card_text import write_card
from lamppost.board.search.document import Document
from lamppost.board.search.server.match import lexeme
from lamppost.board.search.server.tally import Tally
from lamppost.board.search.server.windows import Window, Windows

_TO_AD = "COPY {schema}.ad FROM STDIN"
_TO_CARD = "COPY {schema}.card FROM STDIN"


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
    windows = _windows(cursor, schema, size)
    known = _take_out(cursor, schema, stale, windows, tally)
    numbers = [windows.put(one.bump) for one in documents]
    _copy(cursor, schema, documents, numbers)
    _keep(cursor, schema, windows)
    for one in documents:
        tally.count(one.cell, one.category, 1)
        if one.ad_id not in known:
            tally.words.update(one.words)
    return tally


def _windows(cursor: Any, schema: str, size: int) -> Windows:  # noqa: ANN401
    cursor.execute(f"SELECT number, first_bump, last_bump, n FROM {schema}.time_window")  # noqa: S608
    return Windows((Window(*row) for row in cursor.fetchall()), size=size)


def _take_out(
    cursor: Any,  # noqa: ANN401
    schema: str,
    ad_ids: Collection[int],
    windows: Windows,
    tally: Tally,
) -> set[int]:
    """Gives the ads that were there."""
    if not ad_ids:
        return set()
    cursor.execute(
        f"DELETE FROM {schema}.ad WHERE ad_id = ANY(%s) RETURNING bump, ad_id, cell, category",  # noqa: S608
        [list(ad_ids)],
    )
    rows = cursor.fetchall()
    if rows:
        bumps = [row[0] for row in rows]
        cursor.execute(f"DELETE FROM {schema}.card WHERE bump = ANY(%s)", [bumps])  # noqa: S608
    for bump, _ad_id, cell, category in rows:
        windows.take(bump)
        tally.count(cell, category, -1)
    return {row[1] for row in rows}


def _copy(
    cursor: Any,  # noqa: ANN401
    schema: str,
    documents: Sequence[Document],
    numbers: Sequence[int],
) -> None:
    if not documents:
        return
    with cursor.copy(_TO_AD.format(schema=schema)) as copy:
        for one, number in zip(documents, numbers, strict=True):
            copy.write_row(_row(one, number))
    with cursor.copy(_TO_CARD.format(schema=schema)) as copy:
        for one in documents:
            copy.write_row((one.bump, write_card(one.card)))


def _row(one: Document, window: int) -> tuple[Any, ...]:
    return (
        one.bump, one.ad_id, one.category, one.place_id, one.persona_id, one.cell,
        one.x, one.y, one.z, one.latitude, one.longitude,
        one.cents, one.renewed, one.expires, int(one.has_photo), window,
        " ".join(lexeme(token, window) for token in one.tokens),
    )  # fmt: skip


def _keep(cursor: Any, schema: str, windows: Windows) -> None:  # noqa: ANN401
    windows.close_empty()
    changed = [one for one in windows.all if one.number in windows.changed]
    gone = windows.changed - {one.number for one in windows.all}
    if gone:
        cursor.execute(
            f"DELETE FROM {schema}.time_window WHERE number = ANY(%s)",  # noqa: S608
            [list(gone)],
        )
    for one in changed:
        cursor.execute(
            f"INSERT INTO {schema}.time_window VALUES (%s, %s, %s, %s) "  # noqa: S608
            "ON CONFLICT (number) DO UPDATE SET first_bump = excluded.first_bump, "
            "last_bump = excluded.last_bump, n = excluded.n",
            [one.number, one.first_bump, one.last_bump, one.n],
        )
