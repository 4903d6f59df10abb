"""Draws the figures that benchmarks.search and benchmarks.pages kept with --json.

    PYTHONPATH=. python -m benchmarks.plots FIGURES.jsonl [--into docs/hosting]

Of several runs on boards of one size the last counts.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from benchmarks.measure.kept import runs_in
from benchmarks.pages.peers import best_peer
from benchmarks.plots.drawing import Mark, Row, chart

CONNECTIONS = 4


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("figures", type=Path)
    parser.add_argument("--into", type=Path, default=Path("docs/hosting"))
    asked = parser.parse_args()
    for what, draw in (("search", draw_search), ("pages", draw_pages)):
        for profile, runs in latest(asked.figures, what).items():
            file = asked.into / f"{what}-{profile}.svg"
            file.write_text(draw(profile, runs), encoding="utf-8")
            print(file)


def latest(figures: Path, what: str) -> dict[str, list[dict[str, Any]]]:
    """By profile the last run on each size of board, smallest first."""
    found: dict[str, dict[int, dict[str, Any]]] = {}
    for run in runs_in(figures, what):
        found.setdefault(run["profile"], {})[run["ads"]] = run
    return {profile: [by_size[n] for n in sorted(by_size)] for profile, by_size in found.items()}


def draw_search(profile: str, runs: list[dict[str, Any]]) -> str:
    bars = {one["kind"]: one["bar"] for run in runs for one in run["figures"]}
    rows = [
        Row(
            kind,
            [
                Mark(number, one["cpu_p50"], one["cpu_p99"])
                for number, run in enumerate(runs)
                for one in run["figures"]
                if one["kind"] == kind
            ],
            bar,
        )
        for kind, bar in bars.items()
    ]
    title = f"Searching, {profile}: processor time, median to p99; red is the bar for p99"
    return chart(title, "ms", [f"{run['ads']:,} ads" for run in runs], rows)


def draw_pages(profile: str, runs: list[dict[str, Any]]) -> str:
    ours = {one["page"]: one["req_s"] for one in runs[-1]["figures"] if "req_s" in one}
    rows = [
        Row(
            page,
            [Mark(0, a_sec, a_sec), Mark(1, _peer_a_sec(page), _peer_a_sec(page))],
        )
        for page, a_sec in ours.items()
    ]
    title = f"Requests a second, {runs[-1]['ads']:,} ads, {profile}, four connections"
    return chart(title, "", ["Lamppost", "best of three others"], rows)


def _peer_a_sec(page: str) -> float:
    return CONNECTIONS * 1000 / best_peer(page)


if __name__ == "__main__":
    main()
