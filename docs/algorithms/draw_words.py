"""Draws words.svg: run `python docs/algorithms/draw_words.py` from the root of the project."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import django

AD = ("Two", "red", "Cafetières,", "as", "new")
SEARCH = ("cafetière", "RED")
WIDTH_PX, HEIGHT_PX = 620, 300
CHIP_PX = 30
PAPER, INK, LINE, BROWN, LAMP = "#faf7f1", "#1d1a16", "#8d8375", "#83460a", "#f0a32f"


@dataclass(frozen=True)
class Chip:
    """A token in its frame, and the word that it comes from above or below it."""

    word: str
    token: str
    x: float
    y: float
    word_y: float


def main() -> None:
    ad = _row(AD, y=100, word_y=60)
    search = _row(SEARCH, y=200, word_y=258)
    shared = {chip.token for chip in ad} & {chip.token for chip in search}
    meeting = [(a, s) for a in ad for s in search if a.token == s.token]
    lines = "".join(
        f'<line x1="{a.x:.0f}" y1="{a.y + CHIP_PX / 2:.0f}" x2="{s.x:.0f}" '
        f'y2="{s.y - CHIP_PX / 2:.0f}" stroke="{BROWN}" stroke-width="2"/>'
        for a, s in meeting
    )
    chips = "".join(_drawn(chip, is_lit=chip.token in shared) for chip in [*ad, *search])
    notes = _text(40, 28, "an ad", BROWN) + _text(46, 288, "a search", BROWN)
    title = f"An ad and a search meet in the tokens {' and '.join(sorted(shared))}"
    ground = f'<rect width="{WIDTH_PX}" height="{HEIGHT_PX}" fill="{PAPER}"/>'
    frame = f'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH_PX} {HEIGHT_PX}" role="img"'
    style = 'font-family="Georgia, serif" font-size="16" text-anchor="middle"'
    body = f"<title>{title}</title>{ground}<g {style}>{notes}{lines}{chips}</g>"
    Path(__file__).with_name("words.svg").write_text(f"<svg {frame}>{body}</svg>\n")


def _row(words: tuple[str, ...], *, y: float, word_y: float) -> list[Chip]:
    # Not above: the board's modules can be read once Django is set up.
    from lamppost.board.search.stems import stems
    from lamppost.core.text import fold

    step = WIDTH_PX / len(words)
    tokens = [next(iter(stems(fold(word), ("en",)))) for word in words]
    return [
        Chip(word, token, (number + 0.5) * step, y, word_y)
        for number, (word, token) in enumerate(zip(words, tokens, strict=True))
    ]


def _drawn(chip: Chip, *, is_lit: bool) -> str:
    wide = 9.5 * len(chip.token) + 24
    box = (
        f'<rect x="{chip.x - wide / 2:.1f}" y="{chip.y - CHIP_PX / 2:.1f}" width="{wide:.1f}" '
        f'height="{CHIP_PX}" rx="4" fill="{LAMP if is_lit else PAPER}" '
        f'fill-opacity="{".45" if is_lit else "1"}" stroke="{LINE}"/>'
    )
    return box + _text(chip.x, chip.y + 5, chip.token) + _text(chip.x, chip.word_y, chip.word)


def _text(x: float, y: float, text: str, colour: str = INK) -> str:
    return f'<text x="{x:.0f}" y="{y:.0f}" fill="{colour}">{text}</text>'


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lamppost.config.settings")
    django.setup()
    main()
