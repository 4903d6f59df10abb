"""How fast the pages of a running board are, beside what others take for the same pages.

    PYTHONPATH=. python -m benchmarks.pages [--ads 1000000] [--json FILE]

Starts `lamppost serve` on a board that is made first if it is not there yet, and asks it over
the loopback with four connections that are kept, from a process of its own on the same cores.
No page is asked for with a validator that would save it (ETag), and each with its own words:
nothing comes out of a cache of pages. Posted ads stay on the board.
"""

from __future__ import annotations

import argparse
import random
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.boards.opened import Board, add_options, opened
from benchmarks.measure.clocks import nth
from benchmarks.measure.kept import keep
from benchmarks.measure.machine import load
from benchmarks.pages.peers import best_peer, times_as_many
from benchmarks.pages.served import Client, served, watched

CONNECTIONS = 4
PROCESSES = 2
BAR_P95, BAR_P95_POST = 40.0, 100.0
BAR_TIMES = 20.0  # the best peer's requests a second, on searches for words
BAR_MB = 600
POST = "post an ad"
WORDS = {"common word", "medium word", "rare word", "two words", "word + category + city"}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    add_options(parser)
    parser.add_argument("--requests", type=int, default=600, help="for each page")
    parser.add_argument("--posts", type=int, default=200, help="ads put up")
    parser.add_argument("--gzip", action="store_true", help="ask as browsers do: compressed")
    parser.add_argument("--json", type=Path, help="append the figures to this file")
    asked = parser.parse_args()
    with opened(asked) as board:
        requests = drawn(board, asked)
        log = board.folder / "serve.log"
        with served(log, processes=PROCESSES) as (port, pid), watched(pid) as peak:
            figures = measure(port, requests)
        most = peak.most
        print(
            f"{most.processes} processes under load: PSS {most.pss:,.0f} MB (bar {BAR_MB}), "
            f"of it not pages of files {most.anonymous:,.0f}; RSS {most.rss:,.0f}"
        )
        if asked.json:
            keep(asked.json, "pages", board, [*figures, {"page": "memory", **vars(most)}])


def drawn(board: Board, asked: argparse.Namespace) -> dict[str, list[str]]:
    """For each page as many requests as are asked, and half as many more to warm up."""
    from benchmarks.pages.addresses import Pages
    from benchmarks.pages.posting import ready_to_post
    from benchmarks.search.drawn import Asker, sample

    chance = random.Random(f"{asked.seed} pages")
    sampled = sample(board.ads, random.Random(f"{asked.seed} sample"))
    pages = Pages(Asker(sampled, chance), board.made, board.ads)
    encoding = "Accept-Encoding: gzip\r\n" if asked.gzip else ""
    requests = {
        name: [
            f"GET {pages.address(name)} HTTP/1.1\r\nHost: 127.0.0.1\r\n{encoding}\r\n"
            for _number in range(asked.requests * 3 // 2)
        ]
        for name in pages.names
    }
    posts = islice(ready_to_post(f"pages {asked.seed}"), asked.posts * 3 // 2)
    return {**requests, POST: [ready.request for ready in posts]}


def measure(port: int, requests: dict[str, list[str]]) -> list[dict[str, Any]]:
    print(f"{CONNECTIONS} connections; ms; load {load()}. Best peer: by its median")
    print(f"{'':26}{'req/s':>8}{'p50':>8}{'p95':>8}{'bar':>6}{'peer p50':>10}{'times':>8}  met")
    client = Client(port, CONNECTIONS)
    figures = []
    for name, every in requests.items():
        few = len(every) // 3
        client.drive(every[:few])
        figures.append(figure(name, client.drive(every[few:])))
        print(line(figures[-1]), flush=True)
    client.close()
    return figures


def figure(name: str, found: dict[str, Any]) -> dict[str, Any]:
    a_sec = len(found["took"]) / found["secs"]
    p95, times = nth(found["took"], 0.95), times_as_many(name, a_sec, CONNECTIONS)
    bar = BAR_P95_POST if name == POST else BAR_P95
    is_answered = set(found["answers"]) == {"302" if name == POST else "200"}
    is_met = is_answered and p95 <= bar and (name not in WORDS or times >= BAR_TIMES)
    return {
        "page": name,
        "req_s": round(a_sec, 1),
        "p50": round(median(found["took"]), 2),
        "p95": round(p95, 2),
        "bar": bar,
        "times": round(times, 1),
        "kb": round(found["bytes"] / len(found["took"]) / 1000, 1),
        "answers": found["answers"],
        "met": "yes" if is_met else "NO",
    }


def line(one: dict[str, Any]) -> str:
    """With what was answered, if it is not what should be."""
    odd = {status: n for status, n in one["answers"].items() if status not in {"200", "302"}}
    return (
        f"{one['page']:26}{one['req_s']:8.0f}{one['p50']:8.1f}{one['p95']:8.1f}{one['bar']:6.0f}"
        f"{best_peer(one['page']):10,}{one['times']:8.0f}  {one['met']} {odd or ''}"
    )


if __name__ == "__main__":
    main()
