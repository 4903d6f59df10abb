"""Draws search.svg: run `python docs/algorithms/draw_search.py` from the root of the project."""

from __future__ import annotations

from pathlib import Path

ROWS = {
    "kettl": (0, 2, 3, 6, 9, 12, 13, 17, 20, 21, 24, 26),
    "_ckitchen": (0, 1, 3, 4, 6, 8, 9, 11, 13, 14, 16, 17, 19, 20, 23, 24, 27),
    "_h852a…": (0, 3, 5, 6, 7, 9, 10, 13, 15, 17, 18, 20, 22, 24, 25),
}
ADS, STEP, LEFT, TOP, HIGH = 28, 19, 96, 46, 34
PAGE = 4
INK, LAMP, PALE = "#1d1a16", "#f0a32f", "#d8cfc0"


def main() -> None:
    fitting = sorted(set.intersection(*map(set, ROWS.values())), reverse=True)
    page = fitting[:PAGE]
    parts = [_text(LEFT, 24, "older", "start"), _text(_x(ADS - 1), 24, "newest", "end")]
    for row, (token, ads) in enumerate(ROWS.items()):
        y = TOP + row * HIGH
        parts.append(_text(LEFT - 12, y + 5, token, "end"))
        parts += [_dot(ad, y, is_lit=ad in page, is_read=ad >= page[-1]) for ad in ads]
    low = TOP + len(ROWS) * HIGH
    end = _x(page[-1]) - STEP / 2
    parts.append(f'<path d="M{end} {TOP - 16}V{low}" stroke="{INK}" stroke-dasharray="4 4"/>')
    parts.append(_text(end + 8, low + 4, "read from here on, and no further", "start"))
    width, height = _x(ADS), low + 24
    title = "Three tokens' lists of ads; reading from the newest, the page is full after a few"
    frame = f'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img"'
    ground = f'<rect width="{width}" height="{height}" fill="#faf7f1"/>'
    svg = f"<svg {frame}><title>{title}</title>{ground}{''.join(parts)}</svg>\n"
    Path(__file__).with_name("search.svg").write_text(svg)


def _x(ad: int) -> int:
    return LEFT + ad * STEP


def _dot(ad: int, y: int, *, is_lit: bool, is_read: bool) -> str:
    fill = LAMP if is_lit else (INK if is_read else PALE)
    return f'<circle cx="{_x(ad)}" cy="{y}" r="{7 if is_lit else 5}" fill="{fill}"/>'


def _text(x: float, y: float, words: str, anchor: str) -> str:
    face = 'font-family="sans-serif" font-size="14"'
    return f'<text x="{x}" y="{y}" {face} fill="{INK}" text-anchor="{anchor}">{words}</text>'


if __name__ == "__main__":
    main()
