"""When a message that was not taken is tried again. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta

# The contact's next way is climbed after two minutes whatever happens here: waiting longer
# between two tries would save nobody anything.
WAITS = tuple(timedelta(seconds=secs) for secs in (5, 10, 20, 40, 60, 120))


def next_try(tried: int, *, now: datetime, best_before: datetime) -> datetime | None:
    """After so many tries in vain; None if it would come too late for anybody."""
    at = now + WAITS[min(tried, len(WAITS)) - 1]
    return at if at < best_before else None
