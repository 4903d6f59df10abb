"""Letters that have come since, as server-sent events that end at once.

An open stream would hold one of the few threads of a web process for as long as somebody reads:
see docs/decisions/0025. The browser comes back by itself, as EventSource does after any end.
"""

from __future__ import annotations

from collections.abc import Iterable

HERE_MS = 3_000  # until a browser asks again whose page is looked at
AWAY_MS = 20_000  # and one in the background


def stream(letters: Iterable[tuple[int, str]], *, is_away: bool) -> str:
    """Ids and pieces of HTML as an event stream (WHATWG HTML, 9.2)."""
    events = "".join(_event(pk, html) for pk, html in letters)
    return f"retry: {AWAY_MS if is_away else HERE_MS}\n\n{events}"


def _event(pk: int, html: str) -> str:
    data = "\n".join(f"data: {line}" for line in html.splitlines() if line.strip())
    return f"id: {pk}\nevent: letter\n{data}\n\n"
