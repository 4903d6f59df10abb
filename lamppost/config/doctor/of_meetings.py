"""Whether somebody looks at the plans of meetings, and whether the clock can be believed."""

from __future__ import annotations

from datetime import datetime, timedelta

from lamppost.config.doctor.finding import Findings, ok, warn, wrong
from lamppost.meetings import clock
from lamppost.meetings.guarding.lateness import late_by
from lamppost.meetings.guarding.pulse import SILENT, silent_for
from lamppost.meetings.models import Plan
from lamppost.meetings.trusting import STEP


def check_guard(now: datetime) -> Findings:
    at = clock.look_again()
    armed = Plan.objects.filter(state=Plan.State.ARMED).count()
    yield from judge_guard(armed=armed, silence=silent_for(at), late=late_by(at))


def judge_guard(*, armed: int, silence: timedelta | None, late: timedelta) -> Findings:
    """silence: of the watcher; None if it has never run."""
    if late:
        yield wrong(
            "meetings.late",
            f"Plans of meetings are seen to {round(late.total_seconds()):,} seconds late: "
            "somebody may be missed later than they were promised.",
            "Run the board with “lamppost serve”, or a “lamppost watch” beside the other parts. "
            "The log says what hinders it if it runs.",
        )
    elif armed and (silence is None or silence > SILENT):
        yield warn(
            "meetings.late",
            f"Plans of meetings under way: {armed:,}. The watcher is silent, and a web process "
            "does its work.",
            "Run the board with “lamppost serve”, or a “lamppost watch” beside the other parts.",
        )
    else:
        yield ok("meetings.late", f"Plans of meetings under way: {armed:,}. None is seen to late.")


def check_trust(now: datetime) -> Findings:
    yield from judge_trust(clock.what_is_trusted().ahead)


def judge_trust(ahead: timedelta) -> Findings:
    """ahead: the clock, of the time that plans go by."""
    if abs(ahead) <= STEP:
        yield ok("meetings.clock", "Plans of meetings go by the clock.")
        return
    secs = round(abs(ahead).total_seconds())
    yield wrong(
        "meetings.clock",
        f"The clock was set {'forward' if ahead > timedelta(0) else 'back'} and is {secs:,} "
        "seconds from the time that plans of meetings go by.",
        "If the clock is wrong, set it right. If it is right, have it kept by the network: "
        "timedatectl set-ntp true",
    )
