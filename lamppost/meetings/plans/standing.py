"""How a plan stands at a moment, for both of its pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from lamppost.meetings.models import Plan
from lamppost.meetings.plans.times import end_of_grace, extensions

USUAL_EXTENSION = 15


@dataclass(frozen=True)
class Standing:
    """until: the time that the ring counts down to. left, whole: seconds."""

    until: datetime
    left: int
    whole: int
    is_asked: bool  # their time is over, and nobody is told yet
    is_over: bool
    more: list[int]

    @property
    def part(self) -> int:
        """Of the ring, in hundredths."""
        return round(100 * min(1, self.left / self.whole)) if self.whole else 0

    @property
    def clock(self) -> str:
        """12:40, or 1:12:40."""
        minutes, seconds = divmod(self.left, 60)
        hours, minutes = divmod(minutes, 60)
        return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes:02}:{seconds:02}"

    @property
    def usual_more(self) -> int:
        """0 where there is no room for it."""
        return USUAL_EXTENSION if USUAL_EXTENSION in self.more else 0

    @property
    def other_more(self) -> list[int]:
        return [minutes for minutes in self.more if minutes != USUAL_EXTENSION]


def standing_of(plan: Plan, *, now: datetime) -> Standing:
    end = end_of_grace(plan)
    is_asked = plan.due <= now < end
    began = plan.due if is_asked else max(plan.starts, plan.armed or plan.starts)
    until = plan.due if now < plan.due else end
    return Standing(
        until=until,
        left=max(0, int((until - now).total_seconds())),
        whole=int((until - min(began, now)).total_seconds()),
        is_asked=is_asked,
        is_over=now >= end,
        more=extensions(plan, at=now),
    )
