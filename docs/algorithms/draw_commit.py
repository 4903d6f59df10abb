"""Draws commit-and-reveal.svg: run `python docs/algorithms/draw_commit.py` from the root."""

from __future__ import annotations

from html import escape
from pathlib import Path

WIDTH, HEIGHT = 760, 330
INK, MUTED, LAMP, LINE, GROUND = "#1d1a16", "#655d52", "#f0a32f", "#8d8375", "#faf7f1"
# Step, what lies with Bob, what lies with Alice, and whether it is open.
STEPS = (
    ("Bob proposes", "First name: sealed", "Phone number: wanted", False),
    ("Alice gives", "First name: Roberto", "Phone number: 937 555 0100", True),
    ("30 days later", "deleted", "deleted", False),
)
COLUMNS = (150, 440)
ROW, TOP = 84, 70


def main() -> None:
    parts = [
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{GROUND}"/>',
        _text(COLUMNS[0], 40, "What Bob gives", weight=650),
        _text(COLUMNS[1], 40, "What Alice gives", weight=650),
    ]
    for number, step in enumerate(STEPS):
        parts += _step(step, TOP + number * ROW)
    parts.append(
        _text(20, HEIGHT - 16, "Lit: each reads the other's, from the same moment.", MUTED)
    )
    title = "What each side gives lies sealed until the other has given theirs; then both open"
    frame = f'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img"'
    font = 'font-family="system-ui, sans-serif" font-size="14"'
    svg = f"<svg {frame} {font}><title>{title}</title>{''.join(parts)}</svg>\n"
    Path(__file__).with_name("commit-and-reveal.svg").write_text(svg)


def _step(step: tuple[str, str, str, bool], top: int) -> list[str]:
    name, his, hers, is_open = step
    parts = [_text(20, top + 30, name, MUTED)]
    for left, words in zip(COLUMNS, (his, hers), strict=True):
        fill = f'fill="{LAMP}" fill-opacity=".35"' if is_open else 'fill="none"'
        dash = "" if is_open else ' stroke-dasharray="5 4"'
        parts += [
            f'<rect x="{left}" y="{top}" width="250" height="50" rx="8" {fill} '
            f'stroke="{LINE}"{dash}/>',
            _text(left + 16, top + 30, words, INK if is_open else MUTED),
        ]
    if is_open:
        middle = top + 25
        parts.append(
            f'<path d="M{COLUMNS[0] + 252} {middle} H {COLUMNS[1] - 2}" stroke="{LAMP}" '
            'stroke-width="4"/>'
        )
    return parts


def _text(x: int, y: int, words: str, fill: str = INK, *, weight: int = 400) -> str:
    return f'<text x="{x}" y="{y}" fill="{fill}" font-weight="{weight}">{escape(words)}</text>'


if __name__ == "__main__":
    main()
