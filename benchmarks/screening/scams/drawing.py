"""Draws precision against recall, with the point at which the shipped check stands."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from benchmarks.screening.scams.measuring import Measured

WIDTH, HEIGHT, LEFT, TOP, SIDE = 760, 400, 70, 60, 300
COLOURS = ("#1d5f8a", "#7a2f6b", "#8a5a00", "#2f6b3a")
LEAST = 0.8  # the precision at the foot of the picture
BAR = 0.97
TITLE = "Precision and recall of the check for scams on held-out texts"


def draw(measured: Sequence[Measured]) -> str:
    parts = [*_grid(), _line([(0.0, BAR), (1.0, BAR)], "#b3261e", dashed=True)]
    for number, one in enumerate(measured):
        parts += _series(one, COLOURS[number % len(COLOURS)], number)
    frame = f'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img"'
    return (
        f'<svg {frame} font-family="system-ui, sans-serif" font-size="13"><title>{TITLE}</title>'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#faf7f1"/>'
        f'<text x="20" y="30" font-size="15" font-weight="600">{TITLE}</text>'
        f"{''.join(parts)}</svg>\n"
    )


def _series(one: Measured, colour: str, number: int) -> list[str]:
    # The first few texts say nothing of a share yet.
    points = [(p.recall, p.precision) for p in one.points if p.flagged >= 10]
    parts = [_line(points, colour)]
    y = TOP + 40 + 44 * number
    parts.append(f'<circle cx="470" cy="{y - 4}" r="5" fill="{colour}"/>')
    parts.append(f'<text x="484" y="{y}">{escape(one.name)}</text>')
    if one.shown:
        x, height = _place(one.shown.recall, one.shown.precision)
        parts.append(f'<circle cx="{x}" cy="{height}" r="5" fill="{colour}"/>')
        said = f"shipped: precision {one.shown.precision:.3f}, recall {one.shown.recall:.2f}"
        parts.append(f'<text x="484" y="{y + 17}" font-size="12" fill="#655d52">{said}</text>')
    return parts


def _grid() -> list[str]:
    parts = []
    for step in range(6):
        share = step / 5
        x, _ = _place(share, 1.0)
        _, y = _place(0.0, LEAST + (1 - LEAST) * share)
        foot = TOP + SIDE
        parts += [
            f'<path d="M{x} {TOP}V{foot}M{LEFT} {y}H{LEFT + 360}" stroke="#d9d4c7"/>',
            f'<text x="{x}" y="{foot + 18}" text-anchor="middle">{share:.1f}</text>',
            f'<text x="{LEFT - 8}" y="{y + 4}" text-anchor="end">'
            f"{LEAST + (1 - LEAST) * share:.2f}</text>",
        ]
    parts.append(f'<text x="{LEFT + 180}" y="{HEIGHT - 6}" text-anchor="middle">recall</text>')
    parts.append(f'<text x="20" y="{TOP - 12}">precision</text>')
    return parts


def _line(points: Sequence[tuple[float, float]], colour: str, *, dashed: bool = False) -> str:
    places = [_place(recall, precision) for recall, precision in points if precision >= LEAST]
    path = "L".join(f"{x} {y}" for x, y in places)
    dashes = ' stroke-dasharray="5 4"' if dashed else ""
    return f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2"{dashes}/>'


def _place(recall: float, precision: float) -> tuple[float, float]:
    up = (precision - LEAST) / (1 - LEAST)
    return round(LEFT + 360 * recall, 1), round(TOP + SIDE * (1 - up), 1)
