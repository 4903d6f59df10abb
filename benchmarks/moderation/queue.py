"""How long the review queue takes to open, and its next item to be claimed.

    python -m benchmarks.moderation.queue --data /dev/shm/queue [--profile server] [--items 200000]

On a board with so many open items: held ads and letters, cases, campaigns, objections and second
opinions, as unlike as they come. "First" is with nothing kept in memory by this process.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

from benchmarks.boards.opened import add_options, opened
from benchmarks.measure.clocks import Took, time_calls
from benchmarks.measure.machine import load

BAR_MS = 200
MEMORY = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}  # there is no other server


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    add_options(parser, ads=2_000)
    parser.add_argument("--items", type=int, default=200_000)
    parser.add_argument("--calls", type=int, default=200)
    asked = parser.parse_args()
    with opened(asked) as board, ExitStack() as stack:
        from django.core.management import call_command
        from django.test import override_settings

        from benchmarks.moderation.waiting import fill

        call_command("collectstatic", interactive=False, verbosity=0)

        stewards = fill(asked.items, seed=board.seed, made=board.made)
        caches = {"default": MEMORY, "sessions": MEMORY}
        stack.enter_context(override_settings(CACHES=caches, ALLOWED_HOSTS=["localhost"]))
        print(f"{asked.items:,} open items, {board.profile}, load {load()}")
        print(f"{'milliseconds':30}{'calls':>7}{'wall p50':>10}{'p99':>9}{'cpu p50':>10}{'p99':>9}")
        for what, calls in _measured(stewards[0], board.made, asked.calls):
            _say(what, time_calls(calls, most_secs=120))


def _say(what: str, took: Took) -> None:
    of = took.summary
    met = "" if of["wall_p99"] <= BAR_MS else f"  NOT within {BAR_MS} ms"
    print(
        f"{what:30}{of['calls']:7.0f}{of['wall_p50']:10.1f}{of['wall_p99']:9.1f}"
        f"{of['cpu_p50']:10.1f}{of['cpu_p99']:9.1f}{met}"
    )


def _measured(
    steward: Any,  # noqa: ANN401  a Steward; Django is set up only now
    made: Any,  # noqa: ANN401
    calls: int,
) -> list[tuple[str, list[Callable[[], object]]]]:
    from django.core.cache import cache
    from django.db import connection
    from django.test import Client
    from django.utils import timezone

    from lamppost.moderation.queue.claims import give_back, take_next
    from lamppost.moderation.queue.items import Queue
    from lamppost.moderation.queue.listing import next_items

    client = Client(SERVER_NAME="localhost")
    client.force_login(steward.person)

    def opens(path: str, shows: bytes = b"queue__row") -> Callable[[], object]:
        def get() -> None:
            answer = client.get(path)
            if answer.status_code != 200 or shows not in answer.content:
                raise SystemExit(f"{path}: {answer.status_code}")

        return get

    def first() -> None:
        cache.clear()
        client.force_login(steward.person)
        connection.close()
        opens("/review/")()

    def claims() -> None:
        item = take_next(steward, made)
        if item is None:
            raise SystemExit("nothing to claim")
        give_back(item, steward)

    ads = next_items(steward, timezone.now(), only=Queue.ADS, most=min(calls, 50))
    pages = [opens(item.get_absolute_url(), b'id="choices"') for item in ads]

    client.get("/help/")  # whatever is read once by a process
    return [
        ("the queue, first", [first] * max(calls // 10, 5)),
        ("the queue", [opens("/review/")] * calls),
        ("one of the queues", [opens("/review/?queue=reports")] * calls),
        ("its tenth page", [opens("/review/?page=10")] * calls),
        ("the page of one ad", pages),
        ("the next item claimed", [claims] * calls),
    ]


if __name__ == "__main__":
    main()
