"""Whether a forced check-in can be told from a safe one by its bytes or by how long it takes.

    python -m benchmarks.meetings.duress --runs 2000

Both are sent in turns, whole requests through the test client, from the same state of the same
plan. Prints how many bytes differ in the answers and in the page after them, and the two-sample
Kolmogorov-Smirnov test of the times. In a database in memory: a disk would only add noise.
"""

from __future__ import annotations

import argparse
import math
import os
import statistics
import tempfile
import time
from bisect import bisect_right
from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.test import Client

LEAST_P = 0.01


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=2_000)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("LAMPPOST_DATA", folder)
        os.environ["DJANGO_SETTINGS_MODULE"] = "lamppost.config.settings"
        return _report(*_measure(runs))


def _measure(runs: int) -> tuple[list[float], list[float], int]:
    import django

    django.setup()
    from django.conf import settings
    from django.db import connections
    from django.test import Client
    from django.test.utils import setup_test_environment

    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
    setup_test_environment()
    for name in connections:
        connections[name].creation.create_test_db(verbosity=0)
    from django.utils import timezone

    from lamppost.meetings import clock
    from lamppost.meetings.links import plan_token
    from lamppost.meetings.models import Plan
    from lamppost.meetings.tests.making import FORCED, SAFE, make_armed
    from lamppost.testing import make_person

    now = timezone.now()
    clock.now = lambda: now  # the minute on the page is no difference
    until = now + timedelta(hours=2)
    plan = make_armed(make_person("Alice"), at=now, starts=now, due=until)
    armed = Plan.objects.filter(pk=plan.pk).values().get()
    path, client = f"/meetings/check/{plan_token(plan)}/", Client()
    times: dict[str, list[float]] = {SAFE: [], FORCED: []}
    seen: dict[str, bytes] = {}
    differ = 0
    for run in range(runs + 10):
        # In turns, and each first as often as the other.
        for code in (SAFE, FORCED) if run % 2 else (FORCED, SAFE):
            Plan.objects.filter(pk=plan.pk).update(**armed)
            took, seen[code] = _send(client, path, code)
            if run >= 10:  # the first ones warm up
                times[code].append(took)
        differ += _apart(seen[SAFE], seen[FORCED])
    return times[SAFE], times[FORCED], differ


def _send(client: Client, path: str, code: str) -> tuple[float, bytes]:
    begun = time.perf_counter()
    answer = client.post(path, {"do": "safe", "code": code})
    took = time.perf_counter() - begun
    if answer.status_code != 302:
        raise SystemExit(f"The check-in was not taken: {answer.status_code}")
    page = client.get(path)
    del answer["Expires"]  # now, to the second
    return took, answer.serialize_headers() + answer.content + page.content


def _apart(one: bytes, other: bytes) -> int:
    shared = sum(a != b for a, b in zip(one, other, strict=False))
    return shared + abs(len(one) - len(other))


def ks_p(one: Sequence[float], other: Sequence[float]) -> float:
    """The two-sample Kolmogorov-Smirnov test: how likely so far apart, were both of one kind.

    Asymptotic, with Stephens' correction (Press et al., Numerical Recipes, 14.3.3).
    """
    a, b = sorted(one), sorted(other)
    apart = max(abs(bisect_right(a, x) / len(a) - bisect_right(b, x) / len(b)) for x in (*a, *b))
    root = math.sqrt(len(a) * len(b) / (len(a) + len(b)))
    scaled = (root + 0.12 + 0.11 / root) * apart
    terms = ((-1) ** (k - 1) * math.exp(-2 * (k * scaled) ** 2) for k in range(1, 101))
    return min(1.0, max(0.0, 2 * sum(terms))) if scaled > 0.2 else 1.0


def _report(safe: list[float], forced: list[float], differ: int) -> int:
    p = ks_p(safe, forced)
    for name, times in (("safe", safe), ("forced", forced)):
        ms = sorted(1000 * one for one in times)
        print(
            f"{name:7} median {statistics.median(ms):.2f} ms, p99 {ms[len(ms) * 99 // 100]:.2f} ms"
        )
    print(f"{len(safe):,} runs each: {differ} bytes differ; Kolmogorov-Smirnov p = {p:.3f}")
    return 0 if differ == 0 and p > LEAST_P else 1


if __name__ == "__main__":
    raise SystemExit(main())
