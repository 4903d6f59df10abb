"""One look of the guard: at every plan and every alarm whose time has come.

State and messages change in one transaction, many plans at a time. Any number of processes may
look at once: each row is locked (SQLite has one lock for all), and changed only as it was read.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from django.db import InterfaceError, OperationalError, transaction
from django.db.models import QuerySet

from lamppost.meetings.guarding.alarm_steps import due_alarms, see_to_alarms
from lamppost.meetings.guarding.plan_steps import due_plans, see_to_plans
from lamppost.meetings.models import Alarm, Plan

logger = logging.getLogger(__name__)

BATCH = 100  # a tenth of a second: so long a page may have to wait for SQLite's lock
MOST = 20_000
RESTS_SECS = 60.0  # what could not be seen to is tried again, and holds up no other meanwhile

_NO_DATABASE = (OperationalError, InterfaceError)
Row = TypeVar("Row", Plan, Alarm)

_rests: dict[tuple[str, int], float] = {}  # until when, by this process's steady clock


@dataclass(frozen=True)
class _Kind(Generic[Row]):
    name: str
    due: Callable[[datetime], QuerySet[Row]]
    see_to: Callable[[list[Row], datetime], None]


_PLANS = _Kind[Plan]("plan", due_plans, see_to_plans)
_ALARMS = _Kind[Alarm]("alarm", due_alarms, see_to_alarms)


def look(now: datetime, limit: int = MOST) -> int:
    """Does all that is due, and says of how many plans and alarms. Raises what the database
    raises when it is not there; a single plan that is broken is logged and left for later."""
    done = 0
    while done < limit:
        # In turns: of ten thousand plans the first contact of the first is not told last.
        some = _see_to(_PLANS, now) + _see_to(_ALARMS, now)
        done += some
        if not some:
            break
    return done


def _see_to(kind: _Kind[Row], now: datetime) -> int:
    waiting = kind.due(now).exclude(pk__in=_resting(kind.name)).order_by("look_at")
    # SQLite gives its one lock to whoever begins a transaction: not to one that finds nothing.
    if not waiting.exists():
        return 0
    ids: list[int] = []
    try:
        return _see_to_these(kind, waiting, now, ids.append)
    except _NO_DATABASE:
        raise
    except Exception:
        return sum(_see_to_one(kind, pk, now) for pk in ids)


def _see_to_these(
    kind: _Kind[Row], waiting: QuerySet[Row], now: datetime, note: Callable[[int], object]
) -> int:
    with transaction.atomic():
        # Of two processes each takes others: also if one has been stopped with its locks.
        rows = list(waiting.select_for_update(skip_locked=True, of=("self",))[:BATCH])
        for row in rows:
            note(row.pk)
        kind.see_to(rows, now)
    return len(rows)


def _see_to_one(kind: _Kind[Row], pk: int, now: datetime) -> int:
    try:
        return _see_to_these(kind, kind.due(now).filter(pk=pk), now, lambda pk: None)
    except _NO_DATABASE:
        raise
    except Exception:
        logger.exception("%s %s could not be seen to; it is tried again", kind.name, pk)
        _rests[kind.name, pk] = time.monotonic() + RESTS_SECS
        return 0


def _resting(kind: str) -> list[int]:
    steady = time.monotonic()
    for one in [one for one, until in _rests.items() if until <= steady]:
        del _rests[one]
    return [pk for other, pk in _rests if other == kind]
