"""Things that roll, and one that floats."""

from __future__ import annotations

from math import cos, pi, sin
from random import Random

from .colour import INK, LAMP, WHITE, Palette, clear, mix
from .pen import Pen


def _spoked(pen: Pen, x: float, y: float, r: float, p: Palette, turn: float) -> None:
    for i in range(14):
        at = turn + i * pi / 7
        pen.line([(x, y), (x + (r - 1) * cos(at), y + (r - 1) * sin(at))], 0.22, (208, 204, 196))
    pen.ring(x, y, r, 1.5, p.tyre)
    pen.ring(x, y, r - 1.5, 0.6, p.metal)
    pen.disc(x, y, 1.3, p.metal_dark)


def bicycle(pen: Pen, p: Palette, rng: Random) -> None:
    pen.shadow(60, 77.4, 46, ry=2.6)
    left, right, r = (34.0, 61.5), (87.0, 61.5), 15.6
    for x, y in (left, right):
        _spoked(pen, x, y, r, p, rng.uniform(0, 1))
    crank, head, neck = (57.0, 62.5), (78.5, 35.5), (80.0, 41.5)
    pen.line([left, crank], 1.5, p.dark)
    pen.line([left, (52.4, 43.0)], 1.4, p.dark)
    pen.line([neck, (82.4, 51), right], 1.7, p.metal_dark)
    step = rng.random() < 0.4
    pen.line([crank, (50.2, 34.5)], 2, p.main)
    pen.line([crank, neck], 2.1, p.main)
    if step:
        pen.curve([(55, 54.5), (66, 53.5), (79.6, 40)], 1.8, p.main)
    else:
        pen.line([(52.2, 42.4), head], 1.9, p.main)
    pen.line([(77.6, 33), (80.6, 43)], 2.4, p.dark)
    pen.line([(77.6, 33), (76.8, 29.6)], 1.2, p.metal_dark)
    if step:
        pen.curve([(76.8, 29.6), (79.4, 27.4), (74, 26.4), (70.4, 28.6)], 1.3, INK)
    else:
        pen.curve([(76.8, 29.6), (82.6, 28.8), (84.2, 32), (81.4, 35)], 1.4, INK)
    pen.blob([(43.4, 33), (50, 32), (57, 33), (57, 34.4), (50, 35), (45, 36)], INK)
    pen.disc(*crank, 4.2, p.metal_dark)
    pen.disc(*crank, 2.8, p.metal)
    pen.line([(56.4, 66.4), left], 0.4, INK)
    pen.line([(56.4, 58.6), left], 0.4, INK)
    pen.line([crank, (60.4, 69.6)], 1, INK)
    pen.line([(58.2, 70.2), (63, 69.8)], 1.3, INK)
    if rng.random() < 0.5:
        pen.poly([(82, 33), (98, 33), (95.6, 43.5), (84.4, 43.5)], p.wood)
        for y in (35.6, 38.4, 41.2):
            pen.line([(83, y), (97, y)], 0.4, p.wood_dark)
        pen.blob([(84, 33), (87, 28), (90.6, 31), (94, 27.4), (96.6, 33)], p.leaf)
    pen.line([(25, 46), (33, 44.6), (41, 47)], 1, p.dark)


def boat(pen: Pen, p: Palette, rng: Random) -> None:
    water = mix((112, 146, 158), p.pale, 0.12)
    pen.box(-20, 64, 160, 60, water)
    pen.disc(60, 76, 46, clear(INK, 38), ry=4)
    for x, y, w in (
        (4, 69, 20),
        (88, 68, 24),
        (20, 84, 26),
        (78, 86, 20),
        (-2, 79, 12),
        (104, 78, 14),
    ):
        pen.line([(x, y), (x + w, y)], 0.6, mix(water, WHITE, 0.5))
    if rng.random() < 0.55:
        pen.line([(57, 12), (57, 62)], 1.3, p.wood_dark)
        pen.blob([(59, 14), (66, 30), (84, 53), (70, 55), (59, 55)], WHITE)
        pen.poly([(59, 42), (74.6, 42), (83.6, 53.4), (70, 55), (59, 55)], p.light)
        pen.blob([(55, 18), (49, 36), (36, 53), (46, 54), (55, 53)], p.pale)
        pen.poly([(57, 10), (57, 14), (50, 12.4)], LAMP)
    else:
        pen.line([(36, 48), (84, 71)], 1.3, p.wood_light)
        pen.blob([(82, 69), (86, 69.4), (93, 74), (90, 76), (84, 73)], p.wood)
    pen.blob(
        [
            (16, 58),
            (40, 61),
            (76, 61),
            (106, 55),
            (100, 66),
            (92, 74),
            (60, 76),
            (32, 75),
            (22, 69),
        ],
        p.main,
    )
    pen.blob([(24, 70), (44, 72), (80, 72), (96, 69), (91, 74.4), (60, 76.2), (33, 75.4)], p.deep)
    pen.curve([(16, 58), (40, 61), (76, 61), (106, 55)], 1.8, p.wood_light)
    pen.curve([(20, 63), (44, 65.4), (76, 65.4), (101, 61.4)], 0.8, WHITE)


def pram(pen: Pen, p: Palette, rng: Random) -> None:
    pen.shadow(60, 77.4, 33, ry=2.6)
    pen.line([(42, 58), (74, 74)], 1.4, p.metal_dark)
    pen.line([(80, 58), (46, 74)], 1.4, p.metal_dark)
    pen.curve([(84, 52), (93, 42), (95, 33), (91, 30)], 1.7, p.metal_dark)
    pen.line([(91, 30), (86.4, 31)], 2.4, p.wood)
    for x in (42.0, 78.0):
        _spoked(pen, x, 69, 8.6, p, rng.uniform(0, 1))
    pen.blob(
        [(29, 44), (40, 43.6), (86, 43.6), (88, 47), (84, 56), (74, 62), (48, 62), (34, 56)], p.main
    )
    pen.blob(
        [(33, 54), (50, 58.6), (72, 58.6), (86, 52), (82.6, 57), (74, 62), (48, 62), (36, 57.6)],
        p.dark,
    )
    pen.poly([(58, 44.6), (29, 44.6), (30, 34), (36, 25), (46, 19.4), (58, 18)], p.light)
    for x, y in ((30.6, 34.0), (37.0, 25.0), (47.0, 19.6)):
        pen.line([(58, 44), (x, y)], 0.6, p.dark)
    pen.curve([(29, 44.6), (30, 34), (36.4, 25), (46, 19.4), (58, 18)], 1, p.dark)
    pen.line([(58, 44), (58, 18)], 1, p.dark)
    pen.box(27, 43.2, 62, 2.4, p.wood_light, r=1.2)
    pen.blob([(58, 43.6), (64, 39.6), (76, 40.4), (84, 43.6)], p.pale)
