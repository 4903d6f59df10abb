"""The runs, and what is printed of them."""

from __future__ import annotations

import random
import time
from datetime import timedelta
from pathlib import Path

from django.db import connections
from django.utils import timezone

from benchmarks.meetings.kills import roles
from benchmarks.meetings.kills.judging import Judgement, behind, judge, waiting
from benchmarks.meetings.kills.parts import Part, Parts
from benchmarks.meetings.kills.points import die_and_go_on
from benchmarks.meetings.made import arm_plans, give_codes
from benchmarks.meetings.sink import taken_by
from lamppost.meetings.models import Plan
from tests.postgres import Server

# Who is killed, how often of a hundred times.
ODDS = {"watch": 60, "web": 15, "people": 15, "worker": 5, "database": 5}
STAYS_DEAD_SHARE, STAYS_DEAD_SECS = 0.05, 3.0  # of watchers: then the web stands in
SETTLES_WITHIN_SECS = 240


def every_moment(mails: Path) -> bool:
    """Prints what came of it; whether the promise was kept."""

    now = timezone.now()
    plans: list[int] = []
    while plan := die_and_go_on(len(plans) + 1, now):
        plans.append(plan.pk)
    found = judge(taken_by(mails), plans, are_all_due=True)
    print(f"{'every moment of one plan':34}{len(plans):>8} kills")
    found.waits.clear()  # at set times, not at those of a clock
    _say(found, kills=len(plans))
    return found.is_kept


def random_kills(
    server: Server | None, mails: Path, *, plans: int, kills: int, every: float, seed: int
) -> bool:
    """Prints what came of it; whether the promise was kept. every: seconds between two kills."""
    before = len(taken_by(mails))
    rng = random.Random(seed)
    lasts = timedelta(seconds=kills * every)
    now = timezone.now() + timedelta(seconds=plans / 1_000)  # to make them
    ends = [now + rng.random() * lasts for _ in range(plans)]
    pks = [plan.pk for plan in arm_plans(ends, now=now, prompts=0.05)]
    give_codes(pks, safe=roles.SAFE, forced=roles.FORCED)
    connections.close_all()  # no child is to share one
    log = mails.with_name("checked-in")
    parts = Parts(
        [
            Part("watch", roles.watch),
            Part("web", roles.stand_in),
            Part("worker", roles.work),
            Part("people", lambda: roles.people(pks, log)),
        ]
    )
    parts.start()
    killed = _kill(parts, server, kills, every, rng)
    took = _settle(parts, until=max(ends).timestamp())
    parts.stop()
    found = judge(taken_by(mails)[before:], pks)
    print(f"{'at random':34}{sum(killed.values()):>8} kills: {_told(killed)}")
    _say(found, kills=sum(killed.values()))
    _say_kept(log)
    print(f"{'settled after the last kill':34}{took:8.0f} s")
    if parts.died:
        print(f"{'ended by themselves':34}{sum(parts.died.values()):8}  ({_told(parts.died)})")
    return found.is_kept


def _kill(
    parts: Parts, server: Server | None, kills: int, every: float, rng: random.Random
) -> dict[str, int]:

    odds = {name: odd for name, odd in ODDS.items() if name != "database" or server}
    killed = dict.fromkeys(odds, 0)
    while sum(killed.values()) < kills:
        time.sleep(rng.random() * 2 * every)
        [name] = rng.choices(list(odds), weights=list(odds.values()))
        killed[name] += 1
        parts.look()
        if name == "database" and server:
            server.kill()
            server.start()
            continue
        part = parts.named(name)
        part.kill()
        if name == "watch" and rng.random() < STAYS_DEAD_SHARE:
            time.sleep(STAYS_DEAD_SECS)
        part.start()
    return killed


def _settle(parts: Parts, *, until: float) -> float:
    """Waits until nothing is due and nothing on its way: seconds."""

    began = time.monotonic()
    parts.named("people").kill()
    while time.monotonic() - began < SETTLES_WITHIN_SECS:
        time.sleep(1)
        parts.look()
        if time.time() > until and not behind() and not waiting():
            break
    connections.close_all()
    return time.monotonic() - began


def _say(found: Judgement, *, kills: int) -> None:

    rows = {
        "armed plans": (found.plans, ""),
        "of these to be climbed": (found.due, ""),
        "missed": (len(found.missed), 0),
        "told though they checked in": (len(found.false), 0),
        "told, and not of the end": (len(found.uncleared), 0),
        "seen twice by a contact": (found.seen_twice, 0),
        "mails repeated": (found.repeated, kills),
    }
    for what, (figure, bar) in rows.items():
        met = "" if bar == "" else f"  bar {bar}: {'kept' if figure <= int(bar) else 'BROKEN'}"
        print(f"  {what:32}{figure:8}{met}")
    for share in (50, 99, 100) if found.waits else ():
        print(f"  {f'seconds till told, p{share}':32}{_percentile(found.waits, share):8.1f}")


def _percentile(values: list[float], share: int) -> float:
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * share // 100) - 1)] if ordered else 0.0


def _say_kept(log: Path) -> None:
    """Check-ins that somebody was told were taken, and are not there."""

    told = [line.split() for line in log.read_text().splitlines()] if log.exists() else []
    closed = set(Plan.objects.filter(state=Plan.State.CLOSED).values_list("pk", flat=True))
    lost = sum(int(pk) not in closed for pk, _forced in told)
    print(f"  {'check-ins':32}{len(told):8}")
    print(f"  {'check-ins lost':32}{lost:8}  bar 0: {'kept' if not lost else 'BROKEN'}")


def _told(counts: dict[str, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counts.items())
