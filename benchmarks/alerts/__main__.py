"""How long it takes to find whom a new ad is news to, among a hundred thousand alerts.

    PYTHONPATH=. python -m benchmarks.alerts [--ads 100000] [--alerts 100000] [--profile server]

Timed is what an ad costs beside being indexed: its tokens looked up, every alert found checked.
On some of the ads every alert is tried, one by one, and the outcome compared.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.boards.opened import Board, add_options, opened
from benchmarks.measure.clocks import nth, time_calls
from benchmarks.measure.kept import keep
from benchmarks.measure.machine import load
from benchmarks.measure.table import HEAD, line, verdict
from benchmarks.search.__main__ import _backend as backend

if TYPE_CHECKING:  # these need Django, which `opened` sets up
    from lamppost.board.models import Ad

BARS = {"embedded": 4.0, "server": 6.0}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    add_options(parser)
    parser.add_argument("--alerts", type=int, default=100_000)
    parser.add_argument("--new", type=int, default=1_500, help="ads to time, and to warm up with")
    parser.add_argument("--compared", type=int, default=25, help="ads that all alerts are tried on")
    parser.add_argument("--json", type=Path, help="append the figures to this file")
    asked = parser.parse_args()
    with opened(asked) as board:
        figures = measure(board, asked)
        if asked.json:
            keep(asked.json, "alerts", board, figures)


def measure(board: Board, asked: argparse.Namespace) -> list[dict[str, Any]]:
    from benchmarks.alerts.made import make_alerts, new_ads
    from lamppost.board.alerts.models import AlertKey

    make_alerts(asked.alerts, board.seed)
    keys = AlertKey.objects.count() / asked.alerts
    print(f"{asked.alerts:,} alerts, {keys:.1f} keys each, {board.ads:,} ads, {board.profile}")
    print(f"milliseconds; load {load()}")
    ads = new_ads(2 * asked.new, board.seed)
    keep_all()
    time_calls((lambda ad=ad: _wanting(ad)) for ad in ads[: asked.new])  # type: ignore[misc]
    timed = ads[asked.new :]
    took = time_calls(((lambda ad=ad: _wanting(ad)) for ad in timed), others=backend())  # type: ignore[misc]
    bar = BARS[board.profile]
    figures = {"kind": "a new ad", "bar": bar, **took.summary, "met": verdict(took.summary, bar)}
    print(HEAD)
    print(line(figures))
    return [{**figures, "keys": keys, **_counted(timed), **_compared(timed[: asked.compared])}]


def keep_all() -> None:
    """As in a worker that has run for a while: what each alert wants has been read once."""
    from lamppost.board.alerts.models import Alert
    from lamppost.board.alerts.wanting import wanted_by

    ids = list(Alert.objects.values_list("pk", flat=True))
    for first in range(0, len(ids), 1_000):
        list(wanted_by(ids[first : first + 1_000]))


def _wanting(ad: tuple[Ad, Any]) -> set[int]:
    from lamppost.board.alerts.matching import wants_of

    found, document = ad
    return {pk for pk, _wanted in wants_of(document, found)}


def _counted(ads: Sequence[tuple[Ad, Any]]) -> dict[str, float]:
    from lamppost.board.alerts.lookup import candidates

    looked = [float(len(candidates(document))) for _ad, document in ads]
    found = [float(len(_wanting(ad))) for ad in ads]
    said = {}
    for name, values in (("looked at", looked), ("found", found)):
        said |= {f"{name}, p50": nth(values, 0.5), f"{name}, p99": nth(values, 0.99)}
    print("alerts for an ad: " + ", ".join(f"{name} {n:.0f}" for name, n in said.items()))
    return said


def _compared(ads: Sequence[tuple[Ad, Any]]) -> dict[str, int]:
    """On how many of these ads trying every alert finds the same."""
    from lamppost.board.alerts.checked import passes
    from lamppost.board.alerts.models import Alert
    from lamppost.board.alerts.wanting import read_wants
    from lamppost.board.search.matching import matches

    every = list(read_wants(Alert.objects.all()))
    same = 0
    for ad, document in ads:
        tried = {pk for pk, w in every if matches(w, document) and passes(w.checks, ad)}
        same += tried == _wanting((ad, document))
    print(f"{same} of {len(ads)} ads: the same alerts as by trying all {len(every):,}")
    return {"compared": len(ads), "same": same}


if __name__ == "__main__":
    main()
