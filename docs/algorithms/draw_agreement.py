"""Draws agreement.svg: run `python docs/algorithms/draw_agreement.py` from the root of the project.

How often an interval that is said to hold the true kappa 95 times in 100 does so, for the one that
is usual and for the one that the board shows: two reviewers are made up whose kappa is known, and
asked about so many things, thousands of times.
"""

from __future__ import annotations

import sys
from collections import Counter
from math import sqrt
from pathlib import Path
from random import Random

from lamppost.moderation.opinions.agreement import kappa_of

CHOICES = "ab"
SHARES = [50, 2, 2, 46]  # of a hundred pairs: both a, a and b, b and a, both b. Kappa is 0.92
PAIRS = [10, 15, 20, 30, 40, 60, 80, 120, 160, 200]
TRIES = 4_000
WIDE, HIGH, LEFT, TOP = 560, 300, 50, 30
CELLS = [(one, other) for one in CHOICES for other in CHOICES]


def main() -> None:
    random = Random(7)  # noqa: S311  the same in every run
    truth = kappa_of(Counter(dict(zip(CELLS, SHARES, strict=True))))
    assert truth  # noqa: S101
    ours, usual = [], []
    for pairs in PAIRS:
        held = [0, 0, 0]
        for _ in range(TRIES):
            counts = Counter(random.choices(CELLS, SHARES, k=pairs))
            found = kappa_of(counts)
            if found is None:
                continue
            half = 1.959964 * usual_error(counts)
            held[0] += 1
            held[1] += found.low <= truth.value <= found.high
            held[2] += found.value - half <= truth.value <= found.value + half
        ours.append(held[1] / held[0])
        usual.append(held[2] / held[0])
        sys.stdout.write(f"{pairs:4} pairs: ours {ours[-1]:.1%}, usual {usual[-1]:.1%}\n")
    Path(__file__).with_name("agreement.svg").write_text(_svg(ours, usual))


def usual_error(counts: Counter[tuple[str, str]]) -> float:
    """The large-sample standard error of kappa: Fleiss, Cohen and Everitt (1969)."""
    n = sum(counts.values())
    p = {cell: counts[cell] / n for cell in CELLS}
    row = {i: sum(p[i, j] for j in CHOICES) for i in CHOICES}
    column = {j: sum(p[i, j] for i in CHOICES) for j in CHOICES}
    same = sum(p[i, i] for i in CHOICES)
    chance = sum(row[i] * column[i] for i in CHOICES)
    on = sum(p[i, i] * ((1 - chance) - (row[i] + column[i]) * (1 - same)) ** 2 for i in CHOICES)
    off = (1 - same) ** 2 * sum(p[i, j] * (column[i] + row[j]) ** 2 for i, j in CELLS if i != j)
    rest = (same * chance - 2 * chance + same) ** 2
    return sqrt(max(0.0, on + off - rest)) / ((1 - chance) ** 2 * sqrt(n))


def _svg(ours: list[float], usual: list[float]) -> str:
    title = "How often the interval holds the true kappa, by the number of pairs"
    parts = [
        f"<title>{title}</title>",
        f'<rect width="{WIDE}" height="{HIGH}" fill="#faf7f1"/>',
        *(_level(share) for share in (0.2, 0.4, 0.6, 0.8, 0.95)),
        *(_text(_x(n), HIGH - 22, str(n), "middle") for n in PAIRS),
        _text(WIDE / 2, HIGH - 6, "pairs that two have looked at", "middle"),
        _line(usual, "#8d8375", "6 4"),
        _line(ours, "#83460a", ""),
        _text(_x(40), _y(usual[4]) + 24, "usual (large-sample error)", "start"),
        _text(_x(40), _y(ours[4]) - 10, "ours (Wilson, chance held fast)", "start"),
    ]
    frame = f'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}" role="img"'
    return f'<svg {frame} font-family="system-ui, sans-serif">{"".join(parts)}</svg>\n'


def _x(pairs: float) -> float:
    """The logarithm's scale would need a word; the root's is near enough and needs none."""
    low, high = sqrt(PAIRS[0]), sqrt(PAIRS[-1])
    return LEFT + (sqrt(pairs) - low) / (high - low) * (WIDE - LEFT - 24)


def _y(share: float) -> float:
    return TOP + (1 - share) * (HIGH - TOP - 44)


def _level(share: float) -> str:
    y = _y(share)
    return (
        f'<line x1="{LEFT}" x2="{WIDE - 24}" y1="{y:.1f}" y2="{y:.1f}" stroke="#e4dccf"/>'
        + _text(LEFT - 8, y + 4, f"{share:.0%}", "end")
    )


def _line(shares: list[float], colour: str, dashes: str) -> str:
    points = " ".join(f"{_x(n):.1f},{_y(s):.1f}" for n, s in zip(PAIRS, shares, strict=True))
    return (
        f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2.5" '
        f'stroke-dasharray="{dashes}"/>'
    )


def _text(x: float, y: float, words: str, anchor: str) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="12" fill="#1d1a16" '
        f'text-anchor="{anchor}">{words}</text>'
    )


if __name__ == "__main__":
    main()
