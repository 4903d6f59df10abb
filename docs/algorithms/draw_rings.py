"""Draws rings.svg and prints the figures of rings.md: `python docs/algorithms/draw_rings.py`."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import permutations, product
from math import cos, pi, sin
from pathlib import Path
from random import Random

from lamppost.standing.rings import MOST, count_independent, ties_of

Pair = tuple[int, int]
WIDTH, HEIGHT, RADIUS = 220, 200, 70


def voices(pairs: Iterable[Pair], about: int) -> tuple[int, int]:
    """How many have written of somebody, and how many of them count."""
    pairs = set(pairs)
    authors = sorted(author for author, subject in pairs if subject == about)[:MOST]
    return len(authors), count_independent(authors, ties_of(pairs, without=about))


def ring(size: int) -> set[Pair]:
    return set(permutations(range(size), 2))


def town(people: int, met: int, rng: Random) -> set[Pair]:
    """Everybody has met so many others by chance; of two in three meetings each side writes."""
    pairs = {tuple(sorted(rng.sample(range(people), 2))) for _ in range(people * met // 2)}
    both = {pair for one, other in pairs for pair in ((one, other), (other, one))}
    return {pair for pair in sorted(both) if rng.random() < 2 / 3}


def market(sellers: int, buyers: int, bought: int, rng: Random) -> set[Pair]:
    """A few sell to all the others, who know nobody else."""
    met = {
        (buyer, seller)
        for buyer in range(sellers, sellers + buyers)
        for seller in rng.sample(range(sellers), bought)
    }
    return {pair for buyer, seller in met for pair in ((buyer, seller), (seller, buyer))}


def mean(pairs: set[Pair], people: Iterable[int]) -> tuple[float, float]:
    found = [voices(pairs, one) for one in people]
    found = [one for one in found if one[0]]
    return sum(n for n, _ in found) / len(found), sum(n for _, n in found) / len(found)


def figures() -> list[tuple[str, float, float]]:
    rng = Random(4)  # noqa: S311 - a drawing, the same each time
    two_sides = {*product(range(10), range(10, 20)), *product(range(10, 20), range(10))}
    hired = {(n, 0) for n in range(1, 11)}
    return [
        ("a town of 300 who have met 4 others each", *mean(town(300, 4, rng), range(300))),
        ("a town of 300 who have met 12 others each", *mean(town(300, 12, rng), range(300))),
        ("a village of 40 who have met 8 others each", *mean(town(40, 8, rng), range(40))),
        (
            "12 sellers, and 200 buyers of 2 each: a seller",
            *mean(market(12, 200, 2, rng), range(12)),
        ),
        ("the same: a buyer", *mean(market(12, 200, 2, rng), range(12, 212))),
        ("a ring of 5", *voices(ring(5), 0)),
        ("a ring of 25", *voices(ring(25), 0)),
        ("a ring of 6, of whom one has met the town", *voices(ring(6) | {(1, 9), (9, 1)}, 0)),
        ("two sides of 10, each side for the other", *voices(two_sides, 0)),
        ("10 who wrote for one, and nothing else", *voices(hired, 0)),
    ]


def main() -> None:
    for name, written, counted in figures():
        print(f"| {name} | {written:.1f} | {counted:.1f} |")  # noqa: T201
    scenes = [
        ("a ring: 4 wrote, 1 counts", ring(5)),
        ("strangers: 4 wrote, 4 count", {(n, 0) for n in range(1, 5)}),
        ("two know each other: 4 wrote, 3 count", {*((n, 0) for n in range(1, 5)), (2, 3)}),
    ]
    drawn = "".join(
        f'<g transform="translate({WIDTH * n},0)">{_scene(words, pairs)}</g>'
        for n, (words, pairs) in enumerate(scenes)
    )
    size = f'viewBox="0 0 {WIDTH * len(scenes)} {HEIGHT + 30}"'
    title = "<title>Who refers to whom, and how many of the references count</title>"
    ground = f'<rect width="{WIDTH * len(scenes)}" height="{HEIGHT + 30}" fill="#faf7f1"/>'
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">{title}{ground}{drawn}</svg>\n'
    )
    Path(__file__).with_name("rings.svg").write_text(svg)


def _scene(words: str, pairs: set[Pair]) -> str:
    lines = "".join(
        '<line x1="{:.0f}" y1="{:.0f}" x2="{:.0f}" y2="{:.0f}" stroke="{}"/>'.format(
            *_at(one), *_at(other), "#8d8375" if 0 in (one, other) else "#b3261e"
        )
        for one, other in sorted(pairs)
    )
    dots = "".join(
        '<circle cx="{:.0f}" cy="{:.0f}" r="{}" fill="{}" stroke="#1d1a16"/>'.format(
            *_at(n), 12 if n == 0 else 8, "#f0a32f" if n == 0 else "#fff"
        )
        for n in range(5)
    )
    label = f'<text x="{WIDTH / 2}" y="{HEIGHT + 15}" font-size="11" font-family="sans-serif"'
    return f'{lines}{dots}{label} text-anchor="middle" fill="#1d1a16">{words}</text>'


def _at(number: int) -> tuple[float, float]:
    """0 in the middle of the picture, below; the others around above."""
    angle = pi / 2 + number * 2 * pi / 5
    return WIDTH / 2 + RADIUS * cos(angle), HEIGHT / 2 + RADIUS * sin(angle)


if __name__ == "__main__":
    main()
