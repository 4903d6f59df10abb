"""Draws alerts.svg: run `python docs/algorithms/draw_alerts.py` from the root of the project."""

from __future__ import annotations

from html import escape
from pathlib import Path

WIDTH, ROW, TOP = 760, 34, 78
INK, MUTED, LAMP, LINE, GROUND = "#1d1a16", "#655d52", "#f0a32f", "#8d8375", "#faf7f1"
# What a new ad holds, and in how many ads of a board of a million each of it stands.
AD = "Oak wardrobe, blue · Furniture · Dayton"
TOKENS = (
    ("wardrobe", 900),
    ("oak", 4_100),
    ("furniture, around Dayton", 5_200),
    ("blue", 21_000),
    ("furniture", 64_000),
)
# Alerts, and the token that each stands under: the rarest that it needs.
ALERTS = (
    ("wardrobe near Dayton", 0, True),
    ("oak wardrobe, at most $50", 0, False),
    ("blue oak", 1, True),
    ("furniture near Dayton", 2, True),
    ("blue kettle", None, False),
    ("furniture near Cleveland", None, False),
)


def main() -> None:
    height = TOP + ROW * len(ALERTS) + 40
    parts = [
        f'<rect width="{WIDTH}" height="{height}" fill="{GROUND}"/>',
        _text(20, 30, AD, weight=650),
        _text(20, 56, "holds, and in how many of a million ads", fill=MUTED),
        _text(410, 56, "alerts, each under the rarest it needs", fill=MUTED),
    ]
    for number, (token, count) in enumerate(TOKENS):
        parts += _token(token, count, TOP + number * ROW)
    for number, alert in enumerate(ALERTS):
        parts += _alert(alert, TOP + number * ROW)
    title = "A new ad looks up what it holds, and finds the alerts that stand under it"
    frame = f'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img"'
    font = 'font-family="system-ui, sans-serif" font-size="14"'
    svg = f"<svg {frame} {font}><title>{title}</title>{''.join(parts)}</svg>\n"
    Path(__file__).with_name("alerts.svg").write_text(svg)


def _token(token: str, count: int, top: int) -> list[str]:
    is_used = any(under is not None and TOKENS[under][0] == token for _a, under, _f in ALERTS)
    box = f'fill="{LAMP}" fill-opacity=".35"' if is_used else 'fill="none"'
    return [
        f'<rect x="20" y="{top}" width="190" height="26" rx="13" stroke="{LINE}" {box}/>',
        _text(32, top + 18, token),
        _text(218, top + 18, f"{count:,}", fill=MUTED),
    ]


def _alert(alert: tuple[str, int | None, bool], top: int) -> list[str]:
    words, under, is_told = alert
    colour = INK if under is not None else MUTED
    parts = [_text(410, top + 18, words, fill=colour)]
    if under is None:
        return [*parts, _text(620, top + 18, "not looked at", fill=MUTED)]
    start = TOP + under * ROW + 13
    parts.append(
        f'<path d="M262 {start} C 330 {start} 340 {top + 13} 402 {top + 13}" fill="none" '
        f'stroke="{LAMP}" stroke-width="2"/>'
    )
    outcome = "told" if is_told else "checked, too dear"
    return [*parts, _text(620, top + 18, outcome, weight=650 if is_told else 400, fill=colour)]


def _text(x: int, y: int, words: str, *, fill: str = INK, weight: int = 400) -> str:
    return f'<text x="{x}" y="{y}" fill="{fill}" font-weight="{weight}">{escape(words)}</text>'


if __name__ == "__main__":
    main()
