"""Calls of a search's parts, as the pages make them."""

from __future__ import annotations

from datetime import datetime
from functools import cache

from django.contrib.auth.models import AnonymousUser

from lamppost.board.search import Query, Results, counting, orders, search
from lamppost.board.search.engine import engine
from lamppost.board.search.keyset import Key
from lamppost.board.search.query import PAGE_SIZE, Order
from lamppost.board.search.wanted import wanted_of

NOBODY = AnonymousUser()


def page(query: Query, now: datetime) -> int:
    """The cards of a page, without any count; how many."""
    wanted = wanted_of(query, NOBODY, now=now)
    after = Key.read(query.after) if query.after else None
    found = orders.page(engine(), wanted, query.order, after, PAGE_SIZE + 1)
    return len(engine().cards([hit.bump for hit, _key in found[:PAGE_SIZE]])) if found else 0


def counts(query: Query, now: datetime) -> int:
    """The count and those of the categories."""
    return counting.count(engine(), wanted_of(query, NOBODY, now=now)).total.n


def whole(query: Query, now: datetime) -> Results:
    """All that a page of results asks: its cards and the counts beside them."""
    return search(query, NOBODY, now=now)


@cache
def key_behind(category: str, pages: int, now: datetime) -> str:
    """The key that so many clicks on "next" lead to; "" if a category has not so many pages."""
    wanted = wanted_of(Query(category=category), NOBODY, now=now)
    found = orders.page(engine(), wanted, Order.NEWEST, None, pages * PAGE_SIZE)
    return found[-1][1].write() if len(found) == pages * PAGE_SIZE else ""
