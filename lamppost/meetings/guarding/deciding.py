"""What is to be done about one plan, now. Pure: drawn in docs/algorithms/ladder.md.

Asked late, twice or by another process, it answers what is still missing. What has happened is
read from the plan and its alarm alone, never from what time it is: a clock that goes back ends
no climb.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from lamppost.meetings.ladder import Prompt, Why, next_look, prompt_due

# An alarm that nobody has ended by then helps nobody any more; until then whoever was told can
# read where and with whom.
LAPSES = timedelta(days=30)

# A plan whose climb has begun is still looked at: an armed plan never is without a next look.
LOOKS_AGAIN = timedelta(hours=1)


@dataclass(frozen=True)
class Seen:
    """A plan that is armed or closed, whose look is due."""

    due: datetime
    grace: timedelta
    look_at: datetime
    asked_until: datetime  # prompts up to then have gone out
    is_forced: bool = False
    is_closed: bool = False
    erase_due: datetime | None = None

    @property
    def end(self) -> datetime:
        return self.due + self.grace


@dataclass(frozen=True)
class Running:
    """The alarm that is under way."""

    why: Why
    began: datetime


@dataclass(frozen=True)
class Step:
    """begin: an alarm, or that the one under way goes on as another, `began` at that time."""

    look_at: datetime | None
    begin: Why | None = None
    began: datetime | None = None
    is_clear: bool = False  # the alarm under way ends, and everybody told hears so
    prompt: Prompt | None = None
    is_answered: bool = False  # prompts that wait have lost their use
    is_to_erase: bool = False  # what it said; an alarm still under way ends, and nobody hears so


def decide(seen: Seen, running: Running | None, now: datetime) -> Step:
    return _closed(seen, running, now) if seen.is_closed else _armed(seen, running, now)


def _closed(seen: Seen, running: Running | None, now: datetime) -> Step:
    erase_due = seen.erase_due or now
    later = max(erase_due, now + LOOKS_AGAIN)  # a board that was down for days tells, then erases
    if seen.is_forced and (running is None or running.why != Why.FORCED):
        began = min(seen.look_at, now)
        return Step(later, begin=Why.FORCED, began=began, is_answered=True)
    if running and not seen.is_forced:
        return Step(later, is_clear=True, is_answered=True)
    if now >= erase_due:
        return _erased(running, now)
    return Step(erase_due, is_answered=True)


def _erased(running: Running | None, now: datetime) -> Step:
    """A forced climb keeps what contacts may need to its end; the person's pages show it gone."""
    if running and now < running.began + LAPSES:
        return Step(running.began + LAPSES)
    return Step(None, is_to_erase=True)


def _armed(seen: Seen, running: Running | None, now: datetime) -> Step:
    # Put off by the forced code. Who has asked for help since has told everybody all there is.
    if seen.is_forced and (running is None or running.why == Why.OVERDUE):
        began = min(seen.look_at, now)
        return Step(_next(seen, now), Why.FORCED, began, prompt=_prompt(seen, now))
    if running and now >= max(seen.end, running.began + LAPSES):
        return Step(now + LOOKS_AGAIN, is_to_erase=True)
    if now >= seen.end:
        begin = None if running else Why.OVERDUE
        return Step(_next(seen, now), begin, seen.end if begin else None)
    is_clear = running is not None and _has_answered(seen, running)
    return Step(_next(seen, now), is_clear=is_clear, prompt=_prompt(seen, now))


def _has_answered(seen: Seen, running: Running) -> bool:
    """Whether the plan was put off by the code that says all is well, after the alarm began."""
    if running.why == Why.OVERDUE:
        return seen.end > running.began
    return running.why == Why.FORCED and not seen.is_forced


def _prompt(seen: Seen, now: datetime) -> Prompt | None:
    if now >= seen.end:
        return None
    asked = prompt_due(seen.due, seen.grace, after=seen.asked_until, until=now)
    return asked.what if asked else None


def _next(seen: Seen, now: datetime) -> datetime:
    if now >= seen.end:
        return now + LOOKS_AGAIN
    return next_look(seen.due, seen.grace, after=now)
