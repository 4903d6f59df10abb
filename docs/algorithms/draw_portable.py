"""Draws portable.svg: run `python docs/algorithms/draw_portable.py` from the root."""

from __future__ import annotations

from html import escape
from pathlib import Path

WIDTH, HEIGHT = 760, 400
INK, MUTED, LAMP, LINE, GROUND = "#1d1a16", "#655d52", "#f0a32f", "#8d8375", "#faf7f1"
# What the person holds of each fact, what the board has signed in its place, whether it is shown.
FACTS = (
    ("phone: 2024-03", "WqX1…", True),
    ("meetings: 7", "c0Rk…", False),
    ("here since: 2024-02", "TtE9…", False),
    ("", "Lh2a…", False),  # a decoy
)
HELD, SIGNED, TAKEN = 20, 280, 540
ROW, TOP, TALL = 58, 70, 42


def main() -> None:
    parts = [
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{GROUND}"/>',
        _text(HELD, 36, "Held: salt, name, value", weight=650),
        _text(SIGNED, 36, "Signed by the board: digests", weight=650),
        _text(TAKEN, 36, "Shown to another board", weight=650),
        f'<rect x="{SIGNED - 14}" y="{TOP - 16}" width="230" height="302" rx="8" fill="none" '
        f'stroke="{INK}"/>',
    ]
    for number, fact in enumerate(FACTS):
        parts += _fact(fact, TOP + number * ROW)
    parts += [
        _text(SIGNED, 322, "key of the holder, until when,", MUTED),
        _text(SIGNED, 342, "place in the status list", MUTED),
        _text(TAKEN, 322, "nonce, for whom, digest of", MUTED),
        _text(TAKEN, 342, "all this: signed by the holder", MUTED),
        _text(HELD, HEIGHT - 16, "Lit: what is shown. A decoy has nothing behind it.", MUTED),
    ]
    title = "A board signs digests of facts; their holder shows those facts that they choose"
    frame = f'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img"'
    font = 'font-family="system-ui, sans-serif" font-size="14"'
    svg = f"<svg {frame} {font}><title>{title}</title>{''.join(parts)}</svg>\n"
    Path(__file__).with_name("portable.svg").write_text(svg)


def _fact(fact: tuple[str, str, bool], top: int) -> list[str]:
    words, digest, is_shown = fact
    parts = _box(SIGNED, 180, top, digest, is_lit=is_shown)
    if words:
        parts += _box(HELD, 200, top, words, is_lit=is_shown)
        parts.append(_line(HELD + 202, SIGNED - 2, top + TALL // 2, LAMP if is_shown else LINE))
    if is_shown:
        parts += _box(TAKEN, 200, top, words, is_lit=True)
        parts.append(_line(SIGNED + 182, TAKEN - 2, top + TALL // 2, LAMP))
    return parts


def _box(left: int, width: int, top: int, words: str, *, is_lit: bool) -> list[str]:
    fill = f'fill="{LAMP}" fill-opacity=".35"' if is_lit else 'fill="none"'
    return [
        f'<rect x="{left}" y="{top}" width="{width}" height="{TALL}" rx="8" {fill} '
        f'stroke="{LINE}"/>',
        _text(left + 14, top + 26, words, INK if is_lit else MUTED),
    ]


def _line(start: int, end: int, top: int, colour: str) -> str:
    return f'<path d="M{start} {top} H {end}" stroke="{colour}" stroke-width="3"/>'


def _text(x: int, y: int, words: str, fill: str = INK, *, weight: int = 400) -> str:
    return f'<text x="{x}" y="{y}" fill="{fill}" font-weight="{weight}">{escape(words)}</text>'


if __name__ == "__main__":
    main()
