"""What is done is not kept for ever."""

from __future__ import annotations

from datetime import datetime, timedelta

from lamppost.notices.models import Dispatch

KEPT = timedelta(days=7)  # longer than any alarm goes on: until then no key may be written anew


def forget_old_dispatches(now: datetime) -> int:
    done = Dispatch.objects.exclude(state=Dispatch.State.WAITING)
    return done.filter(written__lt=now - KEPT).delete()[0]
