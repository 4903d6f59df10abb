"""Where the reasons of a decision stand. Moderation lies above this room and says so here."""

from __future__ import annotations

from collections.abc import Callable

from lamppost.journal.models import Decision

UrlOf = Callable[[Decision], str]
_registered: list[UrlOf] = []


def register_reasons(url_of: UrlOf) -> None:
    """The last one holds."""
    _registered[:] = [url_of]


def reasons_of(decision: Decision) -> str:
    """The address of the page with all reasons and ways to object; "" where there is none."""
    return _registered[0](decision) if _registered else ""
