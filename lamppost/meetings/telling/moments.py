"""Times as messages and pages of a meeting say them."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import ngettext


def clock_time(moment: datetime, at: datetime) -> str:
    """ "18:45 (EST)", by the board's clock, with the day where it is another than that of `at`.

    With its zone: who is told may live elsewhere, and half an hour counts.
    """
    local = timezone.localtime(moment)
    said = local.strftime("%H:%M (%Z)")
    if local.date() == timezone.localtime(at).date():
        return said
    return f"{date_format(local, 'j F')}, {said}"


def minutes_of(span: timedelta) -> int:
    """Whole ones, rounded up: a minute that has begun is one to wait for."""
    return max(1, -(-int(span.total_seconds()) // 60))


def in_minutes(span: timedelta) -> str:
    minutes = minutes_of(span)
    return ngettext("%(count)d minute", "%(count)d minutes", minutes) % {"count": minutes}
