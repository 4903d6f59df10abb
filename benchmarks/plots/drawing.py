"""A chart of rows on a scale of powers of ten, written as SVG: no library for two charts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor, log10

WIDTH, LEFT, RIGHT, ROW, TOP, FOOT = 860, 250, 40, 30, 64, 34
COLOURS = ("#8a5a00", "#1d5f8a", "#7a2f6b", "#2f6b3a")
_STYLE = """
text { font: 13px system-ui, sans-serif; fill: #2b2a27 }
.title { font-weight: 600; font-size: 15px } .small { font-size: 12px }
.grid { stroke: #d9d4c7 } .bar { stroke: #b3261e; stroke-width: 2 }
"""


@dataclass(frozen=True)
class Mark:
    """From a middle (a dot) to an end (a stroke across), in the colour of its series."""

    series: int
    middle: float
    end: float


@dataclass(frozen=True)
class Row:
    name: str
    marks: Sequence[Mark]
    bar: float | None = None  # a red stroke: what should not be exceeded, or be reached


def chart(title: str, unit: str, series: Sequence[str], rows: Sequence[Row]) -> str:
    """The whole picture; `title` is also what is read out of it."""
    values = [value for row in rows for mark in row.marks for value in (mark.middle, mark.end)]
    values += [row.bar for row in rows if row.bar]
    scale = _Scale(floor(log10(min(values))), ceil(log10(max(values))))
    height = TOP + ROW * len(rows) + FOOT
    body = [*_grid(scale, unit, height), *_legend(series)]
    for number, row in enumerate(rows):
        body += _row(row, TOP + ROW * number, scale, len(series))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style>"
        f'<rect width="{WIDTH}" height="{height}" fill="#fbf8f0"/>'
        f'<text class="title" x="16" y="24">{escape(title)}</text>{"".join(body)}</svg>\n'
    )


@dataclass(frozen=True)
class _Scale:
    least: int  # powers of ten
    most: int

    def __call__(self, value: float) -> float:
        part = (log10(value) - self.least) / max(1, self.most - self.least)
        return round(LEFT + part * (WIDTH - LEFT - RIGHT), 1)


def _grid(scale: _Scale, unit: str, height: int) -> list[str]:
    lines = []
    for power in range(scale.least, scale.most + 1):
        x = scale(10**power)
        lines.append(f'<path class="grid" d="M{x} {TOP - 8}V{height - FOOT}"/>')
        shown = f"{10.0**power:,.10g} {unit}"
        lines.append(
            f'<text class="small" x="{x}" y="{height - 12}" text-anchor="middle">{shown}</text>'
        )
    return lines


def _legend(series: Sequence[str]) -> list[str]:
    return [
        f'<circle cx="{LEFT + 150 * number}" cy="40" r="5" fill="{COLOURS[number]}"/>'
        f'<text class="small" x="{LEFT + 10 + 150 * number}" y="44">{escape(name)}</text>'
        for number, name in enumerate(series)
    ]


def _row(row: Row, top: int, scale: _Scale, series: int) -> list[str]:
    drawn = [f'<text x="{LEFT - 12}" y="{top + 14}" text-anchor="end">{escape(row.name)}</text>']
    for mark in row.marks:
        y = top + round(ROW * (mark.series + 0.5) / (series + 1))
        begin, end = scale(mark.middle), scale(mark.end)
        colour = COLOURS[mark.series]
        drawn.append(
            f'<path d="M{begin} {y}H{end}m0 -4v8" stroke="{colour}" stroke-width="2" fill="none"/>'
            f'<circle cx="{begin}" cy="{y}" r="4" fill="{colour}"/>'
        )
    if row.bar:
        drawn.append(f'<path class="bar" d="M{scale(row.bar)} {top}v{ROW - 6}"/>')
    return drawn
