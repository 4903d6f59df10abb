"""Lets tests find what they have just written."""

from __future__ import annotations

from django.conf import settings


def catch_up() -> None:
    """Nothing, on a board."""
    # Tests write ads in transactions that never end: nothing tells the index of them.
    if settings.SEARCH_CATCHES_UP:
        from lamppost.board.search.indexing import index_due

        index_due()
