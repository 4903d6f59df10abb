"""Draws near.svg: run `python docs/algorithms/draw_near.py` from the root of the project."""

from __future__ import annotations

from math import cos, radians
from pathlib import Path

from lamppost.places import cells

DAYTON = (39.75895, -84.19161)
RADIUS_KM = 25.0
PX_PER_KM = 4.6
SIZE_PX = 420


def main() -> None:
    covering = cells.cells_within(*DAYTON, RADIUS_KM)
    around = {near for cell in covering for near in cells.around(cell, 1)}
    shapes = [_hexagon(cell, is_lit=cell in covering) for cell in sorted(around)]
    middle = SIZE_PX / 2
    circle = (
        f'<circle cx="{middle}" cy="{middle}" r="{RADIUS_KM * PX_PER_KM:.0f}" fill="none" '
        'stroke="#83460a" stroke-width="2"/>'
        f'<circle cx="{middle}" cy="{middle}" r="3.5" fill="#1d1a16"/>'
    )
    title = f"A circle of {RADIUS_KM:.0f} km, and the {len(covering)} cells that cover it"
    ground = f'<rect width="{SIZE_PX}" height="{SIZE_PX}" fill="#faf7f1"/>'
    frame = f'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE_PX} {SIZE_PX}" role="img"'
    body = "".join([f"<title>{title}</title>", ground, *shapes, circle])
    svg = f"<svg {frame}>{body}</svg>\n"
    Path(__file__).with_name("near.svg").write_text(svg)


def _hexagon(cell: str, *, is_lit: bool) -> str:
    points = " ".join("{:.1f},{:.1f}".format(*_px(*corner)) for corner in cells.boundary(cell))
    fill = "#f0a32f" if is_lit else "none"
    return f'<polygon points="{points}" fill="{fill}" fill-opacity=".35" stroke="#8d8375"/>'


def _px(latitude: float, longitude: float) -> tuple[float, float]:
    """Flat enough at this size: a degree of longitude is as long as in the middle."""
    km_per_degree = 111.2
    across = (longitude - DAYTON[1]) * km_per_degree * cos(radians(DAYTON[0]))
    up = (latitude - DAYTON[0]) * km_per_degree
    return SIZE_PX / 2 + across * PX_PER_KM, SIZE_PX / 2 - up * PX_PER_KM


if __name__ == "__main__":
    main()
