"""Paging by the last ad seen instead of by a page number.

A page number shifts when ads arrive, and costs more the deeper it is; a key does neither.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import Q

from lamppost.board.models import Ad
from lamppost.board.search.query import Order, Query


@dataclass(frozen=True)
class Key:
    """Where a page ended: the value that it is ordered by, the time of renewal, the id."""

    rank: str
    renewed: datetime
    pk: int

    def write(self) -> str:
        return f"{self.rank}~{self.renewed.isoformat()}~{self.pk}"

    @classmethod
    def read(cls, text: str) -> Key | None:
        """None for what is no key: somebody edited the address, and gets the first page."""
        try:
            rank, renewed, pk = text.split("~")
            when = datetime.fromisoformat(renewed)
            if when.tzinfo is None or not math.isfinite(float(rank or 0)):
                return None
            # In UTC, which the first and the last day of the calendar may not have: here, not
            # in the middle of a statement.
            key = cls(str(float(rank)) if rank else "", when.astimezone(UTC), int(pk))
        except (ValueError, OverflowError):
            return None
        return key if 0 < key.pk < 2**62 else None


def next_key(page: Sequence[Ad], query: Query, size: int) -> str:
    """The key of the page after this one, if `page` holds more than `size`."""
    if len(page) <= size:
        return ""
    last = page[size - 1]
    return Key(_rank(last, query.order), last.renewed, last.pk).write()


def _rank(ad: Ad, order: Order) -> str:
    if order is Order.NEWEST:
        return ""
    # repr keeps every digit of a float: the next page must begin exactly here.
    return repr(getattr(ad, "distance_km" if order is Order.NEAREST else "rank"))


def after_key(key: Key, order: Order) -> Q:
    """What comes behind a key."""
    older = Q(renewed__lt=key.renewed) | Q(renewed=key.renewed, pk__lt=key.pk)
    if order is Order.NEWEST:
        return older
    rank = float(key.rank or 0)
    name = "distance_km" if order is Order.NEAREST else "rank"
    same = older if order is Order.BEST else Q(pk__lt=key.pk)
    return Q(**{f"{name}__gt": rank}) | (Q(**{name: rank}) & same)
