"""Draws ladder.svg and prints the tables of ladder.md: `python docs/algorithms/draw_ladder.py`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from html import escape
from pathlib import Path

from lamppost.meetings.ladder import LAST_WARNING, Climb, Why, prompts, rungs

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
GRACE = 15 * MINUTE
NAMES = {10: "Ana's mail", 11: "Ana's phone", 20: "Joe's mail", 30: "Kim's mail"}
CONTACTS = [(1, (10, 11)), (2, (20,)), (3, (30,))]
WIDTH, HEIGHT = 760, 400
# Paper, ink and lamp, by day and by night.
STYLE = """
text{font:13px sans-serif;fill:#1d1a16}.small{font-size:11px;fill:#5c5348}
rect{fill:#fff;stroke:#8d8375}.ground{fill:#faf7f1;stroke:none}.lamp{fill:#fbe3b8;stroke:#b3761e}
path{fill:none;stroke:#5c5348}.head{fill:#5c5348;stroke:none}
@media (prefers-color-scheme:dark){text{fill:#efe8dc}.small{fill:#b8ad9d}.ground{fill:#1b1815}
rect{fill:#2a2621;stroke:#8d8375}.lamp{fill:#5a431b;stroke:#f0a32f}path{stroke:#b8ad9d}
.head{fill:#b8ad9d}}
"""


@dataclass(frozen=True)
class Box:
    x: int
    y: int
    name: str
    under: str
    is_lit: bool = False
    width: int = 150

    def drawn(self) -> str:
        lit = ' class="lamp"' if self.is_lit else ""
        middle = self.x + self.width / 2
        return (
            f'<rect{lit} x="{self.x}" y="{self.y}" width="{self.width}" height="52" rx="8"/>'
            f'<text x="{middle}" y="{self.y + 22}" text-anchor="middle">{escape(self.name)}</text>'
            f'<text class="small" x="{middle}" y="{self.y + 40}" text-anchor="middle">'
            f"{escape(self.under)}</text>"
        )


BOXES = (
    Box(20, 40, "Draft", "nobody waits"),
    Box(290, 40, "Armed", "prompts; looked at always"),
    Box(590, 40, "Closed", "confirmed again for 72 h"),
    Box(290, 190, "Climbing", "rung after rung", is_lit=True),
    Box(20, 190, "Taken on", "the climb rests"),
    Box(590, 190, "Cleared", "once to each who was told"),
    Box(590, 320, "Erased", "nothing of it is left"),
)

# A path, and its words with where they begin.
ARROWS = (
    ("M170 66H290", 200, 58, "armed"),
    ("M440 66H590", 462, 58, "a code: either one"),
    ("M345 40C325 5 405 5 385 40", 405, 22, "put off, with a code"),
    ("M340 92V190", 200, 130, "grace is over; help;"),
    ("", 200, 146, "put off by force"),
    ("M590 84L440 198", 424, 136, "the forced code"),
    ("M290 206H170", 196, 198, "taken on"),
    ("M170 230H290", 190, 248, "put down: all at once"),
    ("M440 216H590", 446, 236, "the safe code"),
    ("M665 92V190", 674, 146, "the safe code"),
    ("M665 242V320", 674, 286, "72 hours"),
    ("M345 242C325 280 405 280 385 242", 290, 286, "two minutes, five, ten, then reminders"),
)


def drawing() -> str:
    head = (
        '<marker id="head" markerWidth="8" markerHeight="8" refX="7" refY="4" orient="auto">'
        '<path class="head" d="M0 0L8 4L0 8z"/></marker>'
    )
    arrows = "".join(
        (f'<path d="{path}" marker-end="url(#head)"/>' if path else "")
        + f'<text class="small" x="{x}" y="{y}">{escape(words)}</text>'
        for path, x, y, words in ARROWS
    )
    boxes = "".join(box.drawn() for box in BOXES)
    title = "<title>What becomes of a plan, and of the climb when somebody is missed</title>"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">'
        f"{title}<style>{STYLE}</style><defs>{head}</defs>"
        f'<rect class="ground" width="{WIDTH}" height="{HEIGHT}"/>{arrows}{boxes}</svg>\n'
    )


def tables() -> str:
    asked = [
        f"| {one.what} | {(one.at - NOON) / MINUTE:+g} min |"
        for one in prompts(NOON, GRACE)
        if one.at <= NOON + GRACE - LAST_WARNING
    ]
    told = [
        f"| {(rung.at - NOON) / MINUTE:g} | {NAMES[rung.way]} | {rung.level} |"
        for why in (Why.OVERDUE,)
        for rung in rungs(Climb(why, NOON), CONTACTS)
        if rung.reminder == 0
    ]
    return "\n".join(
        [
            "| prompt | from the time agreed |",
            "|---|---|",
            *asked,
            "",
            "| minutes after the end of grace | told | level |",
            "|---|---|---|",
            *told,
        ]
    )


if __name__ == "__main__":
    print(tables())  # noqa: T201
    Path(__file__).with_name("ladder.svg").write_text(drawing())
