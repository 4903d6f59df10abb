"""Lines as the chain hashes them, read past the models: ten million in minutes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from django.db import connections

from lamppost.journal.chain import Said, plain_json

_COLUMNS = 'line.id, line.at, line.act, line.subject, line."by", line.reason, line.details'
AT_ONCE = 5_000


def said_by(ids: list[int], *, using: str = "default") -> dict[int, Said]:
    """The lines of these numbers that there are; at most a few thousand at once."""
    if not ids:
        return {}
    marks = ", ".join(["%s"] * len(ids))
    with connections[using].cursor() as cursor:
        cursor.execute(
            f"SELECT {_text_columns(using)} FROM journal_line line WHERE line.id IN ({marks})",  # noqa: S608
            ids,
        )
        return {row[0]: _said(row) for row in cursor.fetchall()}


def linked(*, using: str = "default") -> Iterator[tuple[int, int, bytes, Said | None]]:
    """Every place of the chain: position, number of its line, digest, and the line if there is
    one. In pieces, so that neither memory nor a transaction grows with the journal."""
    after = 0
    query = (
        f"SELECT link.position, link.line_id, link.digest, {_text_columns(using)} "  # noqa: S608
        "FROM journal_link link LEFT JOIN journal_line line ON line.id = link.line_id "
        "WHERE link.position > %s ORDER BY link.position LIMIT %s"
    )
    while True:
        with connections[using].cursor() as cursor:
            cursor.execute(query, [after, AT_ONCE])
            rows = cursor.fetchall()
        for row in rows:
            said = _said(row[3:]) if row[3] is not None else None
            yield row[0], row[1], bytes(row[2]), said
        if len(rows) < AT_ONCE:
            return
        after = rows[-1][0]


def _text_columns(using: str) -> str:
    """PostgreSQL keeps JSON taken apart: as text it need not be put together twice."""
    if connections[using].vendor == "sqlite":
        return _COLUMNS
    return _COLUMNS.replace("line.details", "line.details::text")


def _said(row: tuple[object, ...]) -> Said:
    number, at, act, subject, by, reason, details = row
    return Said(
        int(str(number)), _moment(at), str(act), str(subject), str(by), str(reason),
        plain_json(str(details)),
    )  # fmt: skip


def _moment(at: object) -> str:
    """SQLite keeps text without zeros at the end, PostgreSQL a moment."""
    if isinstance(at, datetime):
        moment = at.astimezone(UTC) if at.tzinfo else at
        return f"{moment:%Y-%m-%d %H:%M:%S.%f}"
    text = str(at)
    return f"{text}.000000" if len(text) == 19 else text
