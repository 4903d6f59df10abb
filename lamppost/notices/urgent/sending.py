"""Urgent messages go out: leased, sent outside of any transaction, and written down at once."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from time import monotonic

from django.db.models import F, QuerySet

from lamppost.core.sealing import Unreadable, unseal
from lamppost.notices.models import Channel, Dispatch
from lamppost.notices.urgent.leases import Leased, still_holds, take
from lamppost.notices.urgent.retries import next_try
from lamppost.notices.urgent.ways import WAYS
from lamppost.notices.urgent.ways.way import Message, NotTaken, Way
from lamppost.notices.urgent.writing import WIPED, words_of

logger = logging.getLogger(__name__)

Clock = Callable[[], datetime]
AT_A_TIME = 20  # as many are sent again half a minute later than need be if the process dies


def send_due(channel: Channel, now: datetime, limit: int = AT_A_TIME) -> int:
    """Sends up to `limit` messages whose time has come; how many were handed over."""
    way = WAYS[channel]()
    try:
        return send_some(channel, way, clock_from(now), limit)[1]
    finally:
        way.close()


def clock_from(now: datetime) -> Clock:
    """Goes on from a moment by the steady clock."""
    began = monotonic()
    return lambda: now + timedelta(seconds=monotonic() - began)


def send_some(channel: Channel, way: Way, clock: Clock, limit: int) -> tuple[int, int]:
    """How many were leased, and how many of them handed over.

    1. Takes a lease, so that of two senders one sends.
    2. Sends, outside of any transaction.
    3. Wipes address and words and notes the time, or sets the next try.
    A crash between 2 and 3 sends one message a second time, after the lease and with the same
    key in it: better twice than never.
    """
    leased = take(channel, clock(), limit=limit)
    return len(leased.rows), sum(_send(way, leased, row, clock) for row in leased.rows)


def _send(way: Way, leased: Leased, row: Dispatch, clock: Clock) -> bool:
    began = monotonic()
    try:
        way.open()
        now = clock()
        if not still_holds(leased, row, now):
            return False
        if row.best_before <= now:
            raise NotTaken("too late for anybody", is_hopeless=True)
        way.send(_message(row), now=now)
    except NotTaken as error:
        _try_later(row, str(error), clock(), is_hopeless=error.is_hopeless)
        return False
    except Exception as error:  # one message that nobody foresaw holds up no other
        _try_later(row, type(error).__name__, clock(), is_hopeless=isinstance(error, Unreadable))
        return False
    _note_sent(row, clock())
    logger.info("urgent message sent", extra={"dispatch": row.pk, "secs": monotonic() - began})
    return True


def _message(row: Dispatch) -> Message:
    return Message(row.key, unseal(row.to), words_of(row), row.best_before)


def _try_later(row: Dispatch, why: str, now: datetime, *, is_hopeless: bool) -> None:
    tried = row.attempts + 1
    due = None if is_hopeless else next_try(tried, now=now, best_before=row.best_before)
    logger.warning("urgent message %s was not taken by %s: %s", row.pk, row.channel, why)
    if due is None:
        _give_up(row)
    else:
        _ours(row).update(due=due, lease="", attempts=F("attempts") + 1)


def _give_up(row: Dispatch) -> None:
    _ours(row).update(state=Dispatch.State.FAILED, attempts=F("attempts") + 1, **WIPED)
    logger.error("urgent message %s is given up", row.pk)


def _note_sent(row: Dispatch, at: datetime) -> None:
    """Whoever holds the lease by now: what was sent must not be sent again."""
    waiting = Dispatch.objects.filter(pk=row.pk, state=Dispatch.State.WAITING)
    waiting.update(state=Dispatch.State.SENT, sent=at, attempts=F("attempts") + 1, **WIPED)


def _ours(row: Dispatch) -> QuerySet[Dispatch]:
    return Dispatch.objects.filter(pk=row.pk, lease=row.lease, state=Dispatch.State.WAITING)
