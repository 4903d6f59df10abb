"""Every moment at which a process could die, one after the other.

One plan is missed, climbed for, checked in at last and cleared. Before and after each statement,
each commit and each mail of it a process is killed; another then goes on. Nothing is left out
by thinking: the moments are counted as they come, until a run has no more of them.
"""

from __future__ import annotations

import os
import signal
import smtplib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import F

from benchmarks.meetings.kills.parts import fork
from benchmarks.meetings.made import GRACE, arm_plans
from lamppost.meetings.guarding.climb import look
from lamppost.meetings.models import Plan
from lamppost.notices.models import Channel
from lamppost.notices.urgent.sending import send_due

# When the other process comes: a lease has run out by then, no further contact's turn has come.
GOES_ON_AFTER = timedelta(minutes=3)
CHECKS_IN_AFTER = timedelta(seconds=30)


@dataclass
class Moments:
    """Counts them, and kills this process at one."""

    kill_at: int
    come: int = 0

    def one(self) -> None:
        self.come += 1
        if self.come == self.kill_at:
            os.kill(os.getpid(), signal.SIGKILL)

    def around(self, do: Callable[[], Any]) -> Any:  # noqa: ANN401
        self.one()
        done = do()
        self.one()
        return done


@contextmanager
def counted(moments: Moments) -> Iterator[None]:
    """Every statement, commit and mail of this process, meanwhile."""

    def statement(execute: Any, sql: str, params: Any, many: Any, context: Any) -> Any:  # noqa: ANN401
        return moments.around(lambda: execute(sql, params, many, context))

    commit, data = BaseDatabaseWrapper._commit, smtplib.SMTP.data

    def committed(self: BaseDatabaseWrapper) -> Any:  # noqa: ANN401
        return moments.around(lambda: commit(self))

    def mailed(self: smtplib.SMTP, msg: Any) -> Any:  # noqa: ANN401
        return moments.around(lambda: data(self, msg))

    BaseDatabaseWrapper._commit, smtplib.SMTP.data = committed, mailed  # type: ignore[method-assign]
    try:
        with connection.execute_wrapper(statement):
            yield
    finally:
        BaseDatabaseWrapper._commit, smtplib.SMTP.data = commit, data  # type: ignore[method-assign]


def missed_and_cleared(pk: int, end: datetime) -> None:
    """The whole life of an alarm, at set times."""
    look(end)
    send_due(Channel.MAIL, end, 10)
    at = end + CHECKS_IN_AFTER
    # As plans.actions.check_in: one statement, whichever code was given.
    Plan.objects.filter(pk=pk, state=Plan.State.ARMED).update(
        state=Plan.State.CLOSED,
        closed=at,
        look_at=at,
        erase_due=at + timedelta(hours=72),
        version=F("version") + 1,
    )
    look(at)
    send_due(Channel.MAIL, at, 10)


def die_and_go_on(number: int, now: datetime) -> Plan | None:
    """The plan of a run that was killed at its so-and-so-many-th moment, and taken up again.

    None if the run has fewer moments.
    """
    plan = _armed(now)
    end = plan.look_at or now
    connection.close()  # a child must not share it

    def dies() -> None:
        with counted(Moments(kill_at=number)):
            missed_and_cleared(plan.pk, end)

    _pid, status = os.waitpid(fork(dies), 0)
    if not os.WIFSIGNALED(status):
        return None
    missed_and_cleared(plan.pk, end + GOES_ON_AFTER)
    return plan


def _armed(now: datetime) -> Plan:
    """Alone with what is due: whatever was left is done first."""
    [plan] = arm_plans([now + GRACE + timedelta(hours=1)], now=now)
    return plan
