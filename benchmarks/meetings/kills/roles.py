"""What the processes of the run do: the board's own, and people who check in meanwhile."""

from __future__ import annotations

import logging
import random
import time
from datetime import timedelta
from pathlib import Path

from django.db import close_old_connections, connections
from django.utils import timezone

SAFE, FORCED = "4711 safe", "0815 forced"
_FORCED_SHARE = 0.1
_PAUSE_SECS = 0.1


def watch() -> None:
    """The watcher: the guard, the senders, and all else that time does."""
    from lamppost.config.watcher import watch

    _quiet()
    watch()


def stand_in() -> None:
    """What a web process does beside its pages: guards when nobody else does.

    It takes over after one second instead of thirty: no watcher is dead for so long here.
    """
    from lamppost.meetings.guarding import pulse, standing_in

    _quiet()
    pulse.SILENT = standing_in.SILENT = timedelta(seconds=1)
    standing_in.BEATS_EVERY_SECS = 0.5
    standing_in.StandIn().run()


def work() -> None:
    """The worker of jobs: no alarm rides on it."""
    from django.core.management import call_command

    _quiet()
    call_command("db_worker", "--interval", "1", verbosity=0)


def people(plans: list[int], log: Path) -> None:
    """Check in, some by the code that only looks so. What they were told was done is noted."""
    from lamppost.core.errors import Refused
    from lamppost.meetings.models import Plan
    from lamppost.meetings.plans.actions import check_in

    _quiet()
    with log.open("a", buffering=1) as told:
        while True:
            is_forced = random.random() < _FORCED_SHARE
            try:
                plan = Plan.objects.select_related("person").get(pk=random.choice(plans))
                if plan.state == Plan.State.ARMED:
                    check_in(plan, FORCED if is_forced else SAFE, at=timezone.now())
                    told.write(f"{plan.pk} {int(is_forced)}\n")
            except Refused:
                pass
            except Exception:  # the database is down: they try again
                connections.close_all()
            close_old_connections()
            time.sleep(_PAUSE_SECS)


def _quiet() -> None:
    """Hundreds of deaths are expected here; what they say would fill the disk."""
    logging.disable(logging.ERROR)
