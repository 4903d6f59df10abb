"""Draws campaigns.svg and campaigns-found.svg: run `python docs/algorithms/draw_campaigns.py`.

The second is drawn from campaigns-figures.jsonl, which the benchmark wrote:

    PYTHONPATH=. python -m benchmarks.campaigns --ads 5000 --seeds 1 --style all \\
        --methods lamppost,bag,shingles --json docs/algorithms/campaigns-figures.jsonl
"""

from __future__ import annotations

import json
from html import escape
from pathlib import Path
from statistics import mean
from typing import Any

HERE = Path(__file__).parent
WIDTH = 760
INK, MUTED, LAMP, LINE, GROUND = "#1d1a16", "#655d52", "#f0a32f", "#8d8375", "#faf7f1"
FIXED = (("Sunny room in", 108), ("for", 30), ("a month, bills paid, write to", 206))
POSTED = (
    ("Dayton", "$410", "Ana", "anna7 · 2 May"),
    ("Akron", "$395", "Leo", "room_ohio · 3 May"),
    ("Kent", "$430", "Ana", "b4a9 · 3 May"),
)
METHODS = (
    ("lamppost", "Lamppost", LAMP),
    ("bag", "MinHash of words", INK),
    ("shingles", "MinHash of three words", LINE),
)
BAR = 0.985  # F1 that was asked
ADS = 5_000  # of the files that are drawn
LEFT, ROW, TOP, SLOT = 110, 46, 84, 68


def main() -> None:
    _write("campaigns", "One template, its slots, and who posts it", _idea(), 300)
    rows = _rows(HERE / "campaigns-figures.jsonl")
    height = TOP + ROW * len(rows) + 46
    _write("campaigns-found", "How much of what was planted is found", _found(rows), height)


def _idea() -> list[str]:
    parts = [
        _text(20, 30, "Three ads, three accounts", weight=650),
        _text(20, 178, "One template: fixed words and slots", weight=650),
    ]
    for number, (town, price, name, account) in enumerate(POSTED):
        top = 48 + 34 * number
        parts.append(_text(20, top + 17, account, fill=MUTED))
        parts += _sentence(top, (town, price, name))
    parts += _sentence(192, ("town", "price", "name"), is_template=True)
    told = (
        "What counts is who stands behind it: three accounts that no contact makes one person,",
        "words that nobody else uses, two days, three towns. Somebody looks at all of it at once.",
    )
    return parts + [_text(20, 256 + 22 * at, line, fill=MUTED) for at, line in enumerate(told)]


def _sentence(top: int, values: tuple[str, str, str], *, is_template: bool = False) -> list[str]:
    parts, left = [], 165
    for (words, room), value in zip(FIXED, values, strict=True):
        parts.append(_text(left, top + 17, words))
        left += room
        width = SLOT
        dashed = ' stroke-dasharray="4 3"' if is_template else ""
        parts.append(
            f'<rect x="{left}" y="{top}" width="{width}" height="25" rx="6" fill="{LAMP}" '
            f'fill-opacity=".3" stroke="{LINE}"{dashed}/>'
        )
        parts.append(_text(left + 8, top + 17, value, weight=650))
        left += width + 8
    return parts


def _rows(file: Path) -> list[tuple[str, dict[str, float]]]:
    """For each kind of file the mean F1 of each method."""
    found: dict[str, dict[str, list[float]]] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        run: dict[str, Any] = json.loads(line)
        if run["ads"] != ADS:
            continue
        for one in run["figures"]:
            name = one["style"]
            found.setdefault(name, {}).setdefault(one["method"], []).append(one["f1"])
    return [
        (name, {method: mean(values) for method, values in of.items()})
        for name, of in found.items()
        if "bag" in of
    ]


def _found(rows: list[tuple[str, dict[str, float]]]) -> list[str]:
    parts = [_text(20, 30, "F1 of ads of campaigns, by kind of file", weight=650)]
    for number, (_method, name, colour) in enumerate(METHODS):
        parts.append(f'<circle cx="{LEFT + 4 + 170 * number}" cy="52" r="6" fill="{colour}"/>')
        parts.append(_text(LEFT + 16 + 170 * number, 57, name, fill=MUTED))
    bottom = TOP + ROW * len(rows)
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        x = _across(share)
        parts.append(f'<path d="M{x} {TOP} V{bottom}" stroke="{LINE}" stroke-opacity=".35"/>')
        parts.append(_text(x, bottom + 22, f"{share:g}", fill=MUTED, anchor="middle"))
    x = _across(BAR)
    parts.append(f'<path d="M{x} {TOP} V{bottom}" stroke="{LAMP}" stroke-dasharray="5 4"/>')
    for number, (name, of) in enumerate(rows):
        y = TOP + ROW * number + ROW // 2
        parts.append(_text(20, y + 5, name))
        for method, _name, colour in reversed(METHODS):
            if method in of:
                x = _across(of[method])
                parts.append(f'<circle cx="{x}" cy="{y}" r="7" fill="{colour}"/>')
                if method == "lamppost":
                    parts.append(_text(x, y - 11, f"{of[method]:.3f}", anchor="middle"))
    return parts


def _across(share: float) -> float:
    return round(LEFT + share * (WIDTH - LEFT - 30), 1)


def _text(
    x: float, y: int, words: str, *, fill: str = INK, weight: int = 400, anchor: str = "start"
) -> str:
    look = f'fill="{fill}" font-weight="{weight}" text-anchor="{anchor}"'
    return f'<text x="{x}" y="{y}" {look}>{escape(words)}</text>'


def _write(name: str, title: str, parts: list[str], height: int) -> None:
    frame = f'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img"'
    font = 'font-family="system-ui, sans-serif" font-size="14"'
    ground = f'<rect width="{WIDTH}" height="{height}" fill="{GROUND}"/>'
    svg = f"<svg {frame} {font}><title>{title}</title>{ground}{''.join(parts)}</svg>\n"
    (HERE / f"{name}.svg").write_text(svg)


if __name__ == "__main__":
    main()
