"""What the months come to, for the host's page and command."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lamppost.meetings.figures.bars import ENDS, within
from lamppost.meetings.models import Figure

MOST_MONTHS = 24
_MINUTE, _HOUR = 60, 60 * 60


@dataclass(frozen=True)
class Month:
    """counts: by the values of Figure.Kind. bars: how soon alarms were taken on."""

    first: date
    counts: Mapping[str, int] = field(default_factory=dict)
    bars: Mapping[int, int] = field(default_factory=dict)

    @property
    def half_within(self) -> str:
        return within_words(0.5, self.bars)

    @property
    def most_within(self) -> str:
        """Nine of ten."""
        return within_words(0.9, self.bars)


def months(first: date | None = None) -> list[Month]:
    """The last months in which anything was counted, the newest first; or this one alone."""
    rows = Figure.objects.order_by("-month", "part")
    counts: dict[date, dict[str, int]] = defaultdict(dict)
    bars: dict[date, dict[int, int]] = defaultdict(dict)
    for row in rows.filter(month=first) if first else rows:
        if row.kind == Figure.Kind.TOOK:
            bars[row.month][row.part] = row.number
        else:
            counts[row.month][row.kind] = row.number
    found = [Month(one, counts[one], bars[one]) for one in counts]
    return (found or ([Month(first)] if first else []))[:MOST_MONTHS]


def within_words(share: float, bars: Mapping[int, int]) -> str:
    """ "" where none was taken on."""
    if not sum(bars.values()):
        return ""
    secs = within(share, bars)
    return (
        _("more than %(time)s") % {"time": time_words(ENDS[-1])} if not secs else time_words(secs)
    )


def time_words(secs: int) -> str:
    """Of a whole number of hours, minutes or seconds, the largest that fits."""
    if secs % _HOUR == 0:
        secs //= _HOUR
        return ngettext("%(n)s hour", "%(n)s hours", secs) % {"n": secs}
    if secs % _MINUTE == 0:
        secs //= _MINUTE
        return ngettext("%(n)s minute", "%(n)s minutes", secs) % {"n": secs}
    return ngettext("%(n)s second", "%(n)s seconds", secs) % {"n": secs}


def heads() -> list[tuple[str, str]]:
    """What is counted, in the order in which it is shown: its kind, and what it is called."""
    return [
        ("armed", _("Armed")),
        ("in_time", _("Closed, nobody told")),
        ("alarm", _("Alarms")),
        ("false_alarm", _("Ended by their own check-in")),
        ("help", _("Asked for help")),
        ("taken", _("Taken on")),
        ("late", _("Told late")),
    ]
