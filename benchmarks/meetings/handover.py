"""How long contacts wait for their first message when very many are missed within one minute.

    python -m benchmarks.meetings.handover --data /dev/shm/meet [--profile server] [--plans 10000]

Armed plans whose grace ends spread over a minute; a real watcher, that is its guard climbs and its
threads send; a mail relay in a process of its own, which notes when it took each mail.
"""

from __future__ import annotations

import argparse
import os
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from benchmarks.measure.clocks import nth
from benchmarks.measure.machine import load
from benchmarks.meetings.sink import Taken, beside_sink, taken_by
from tests.postgres import beside_server

P99_SECS, MOST_SECS = 60, 120  # the bar, from the end of grace to the relay's answer
STARTS_IN = timedelta(seconds=5)
AN_HOUR = timedelta(hours=1)
LOOKS_EVERY_SECS = 0.5
GIVES_UP_SECS = 300


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--profile", choices=("embedded", "server"), default="embedded")
    parser.add_argument("--data", type=Path, required=True, help="where the board is made anew")
    parser.add_argument("--plans", type=int, default=10_000)
    parser.add_argument("--over", type=float, default=60.0, help="seconds that ends spread over")
    asked = parser.parse_args()
    asked.data.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=asked.data) as folder, ExitStack() as stack:
        Path(folder).chmod(0o755)  # PostgreSQL does not run as root
        taken = Path(folder) / "taken"
        _open_board(asked.profile, Path(folder), stack.enter_context(beside_sink(taken)), stack)
        ends = _arm(asked.plans, asked.over)
        pid = stack.enter_context(_watcher())
        first = _begin_soon()
        used = _wait_for(taken, len(ends), pid, first)
        _say(taken_by(taken), {to: first + after for to, after in ends.items()}, used, asked)


def _open_board(profile: str, folder: Path, mail: str, stack: ExitStack) -> None:
    for name in [name for name in os.environ if name.startswith("LAMPPOST_")]:
        del os.environ[name]
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "lamppost.config.settings",
        "LAMPPOST_PROFILE": profile,
        "LAMPPOST_DATA": str(folder / "data"),
        "LAMPPOST_MAIL": mail,
    }
    if profile == "server":
        os.environ |= {
            "LAMPPOST_DATABASE": stack.enter_context(
                beside_server(folder / "postgres", settings={})
            ),
            "LAMPPOST_SECRET_KEY": secrets.token_urlsafe(48),
            "LAMPPOST_SEAL_KEY": secrets.token_urlsafe(48),
            "LAMPPOST_CACHE": "redis://127.0.0.1:1/0",  # nothing is asked of it
        }
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connections

    stack.callback(connections.close_all)
    call_command("migrate", verbosity=0)
    if profile == "embedded":
        call_command("createcachetable", database="cache", verbosity=0)


def _arm(plans: int, over_secs: float) -> dict[str, timedelta]:
    """How long after the first one's each first contact's plan ends; an hour from now as yet."""
    from django.utils import timezone

    from benchmarks.meetings.made import address_of, arm_plans
    from lamppost.meetings.models import PlanContact

    now = timezone.now()
    after = [timedelta(seconds=over_secs * number / plans) for number in range(plans)]
    made = arm_plans([now + AN_HOUR + one for one in after], now=now)
    firsts = PlanContact.objects.filter(position=0).select_related("contact").order_by("plan_id")
    told = {one.plan_id: address_of(one.contact) for one in firsts}
    return {told[plan.pk]: one for plan, one in zip(made, after, strict=True)}


@contextmanager
def _watcher() -> Iterator[int]:
    process = subprocess.Popen([sys.executable, "-m", "lamppost", "watch"])
    try:
        yield process.pid
    finally:
        process.terminate()
        process.wait()


def _begin_soon() -> datetime:
    """When the first plan's grace ends: as soon as the watcher has settled."""
    from django.db.models import F, Min
    from django.utils import timezone

    from lamppost.meetings.models import Plan

    time.sleep(STARTS_IN.total_seconds())
    begins = Plan.objects.aggregate(first=Min("look_at"))["first"]
    sooner = begins - timezone.now() - STARTS_IN
    times = ("starts", "due", "first_due", "look_at", "done_until", "armed", "written")
    Plan.objects.update(**{name: F(name) - sooner for name in times})
    return begins - sooner  # type: ignore[no-any-return]


def _wait_for(taken: Path, count: int, pid: int, first: datetime) -> float:
    """Milliseconds of processor time of the watcher for each, once all came or none will."""
    before = _cpu_ns(pid)
    end = first.timestamp() + GIVES_UP_SECS
    while time.time() < end and len({mail.to for mail in taken_by(taken)}) < count:
        time.sleep(LOOKS_EVERY_SECS)
    return (_cpu_ns(pid) - before) / 1e6 / count


def _cpu_ns(pid: int) -> int:
    tasks = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(task.read_text().split()[0]) for task in tasks)


def _say(
    taken: Sequence[Taken], ends: dict[str, datetime], cpu_ms: float, asked: argparse.Namespace
) -> None:
    first: dict[str, float] = {}
    for mail in taken:
        first.setdefault(mail.to, mail.at)
    waits = [first[to] - end.timestamp() for to, end in ends.items() if to in first]
    names = {mail.message_id for mail in taken}
    p50, p99, most = (nth(waits, share) if waits else -1 for share in (0.5, 0.99, 1.0))
    met = len(waits) == len(ends) and p99 <= P99_SECS and most <= MOST_SECS
    print(
        f"{len(ends):,} plans due within {asked.over:.0f} s, {asked.profile}, load {load()}\n"
        f"told {len(waits):,}, mails {len(taken):,} of {len(names):,} names\n"
        f"from the end of grace to hand-over: p50 {p50:.2f} s, p99 {p99:.2f} s, max {most:.2f} s\n"
        f"the watcher's processor time for each: {cpu_ms:.2f} ms\n"
        f"{'within' if met else 'NOT within'} p99 {P99_SECS} s, max {MOST_SECS} s"
    )


if __name__ == "__main__":
    main()
