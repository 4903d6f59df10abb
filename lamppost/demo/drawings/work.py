"""Tools: for the garden, for the house."""

from __future__ import annotations

from random import Random

from .colour import INK, LAMP, WHITE, Palette, clear, mix
from .pen import Pen


def garden_tools(pen: Pen, p: Palette, rng: Random) -> None:
    """A spade, a rake and a can against a fence."""
    for x in range(-18, 140, 11):
        pen.poly([(x, 30), (x + 4.6, 25), (x + 9.2, 30), (x + 9.2, 72), (x, 72)], (222, 210, 188))
        pen.box(x + 7.4, 29, 1.8, 43, clear(INK, 22))
    for y in (36, 60):
        pen.box(-20, y, 160, 3, (202, 188, 164))
    pen.box(-20, 70, 160, 60, mix(p.leaf, (120, 112, 84), 0.35))
    pen.shadow(58, 77.6, 42)
    pen.line([(36, 14), (41, 58)], 2, p.wood)
    pen.line([(31.6, 13.4), (40, 12.6)], 2.4, p.main)
    pen.blob([(36.6, 56), (46, 55), (47, 68), (43.4, 77), (38.6, 69)], p.metal)
    pen.line([(41.6, 58), (43, 72)], 0.5, p.metal_dark)
    pen.line([(63, 10), (58, 66)], 1.8, p.wood_light)
    pen.line([(48.4, 65.6), (67.4, 67.4)], 1.9, p.metal_dark)
    for i in range(7):
        pen.line([(49 + i * 3, 66 + i * 0.28), (48.4 + i * 3, 76.4 + i * 0.2)], 0.9, p.metal_dark)
    pen.curve([(96, 56), (104, 60), (103, 70), (96, 73)], 1.6, p.dark)
    pen.curve([(80, 56), (86, 47), (92, 56)], 1.5, p.dark)
    pen.poly([(78, 66), (66, 55), (68, 53), (79, 60)], p.dark)
    pen.poly([(64, 56), (68.4, 50.6), (70.6, 52.6), (66.4, 58)], p.deep)
    pen.poly([(77, 55), (96, 55), (98, 77), (76, 77)], p.main)
    pen.poly([(91, 55), (96, 55), (98, 77), (92, 77)], p.dark)
    pen.disc(86.5, 55, 9.5, p.deep, ry=1.6)
    for x in (14, 19, 23):
        pen.curve([(x, 79), (x - 1, 68), (x + rng.uniform(-3, 3), 60)], 0.8, p.leaf_dark)
        pen.disc(x + rng.uniform(-2, 2), 59, 3.2, rng.choice((LAMP, p.light, WHITE)))


def tools(pen: Pen, p: Palette, rng: Random) -> None:
    """A step ladder, a toolbox, a pot of paint."""
    pen.shadow(56, 77.6, 46)
    for x1, x2 in ((44, 30), (60, 74)):
        pen.line([(x1 + 5, 13), (x2 + 9 if x2 > 50 else x2 + 17, 73)], 1.5, p.metal_dark)
    pen.line([(44, 12), (26, 77)], 2.3, p.wood)
    pen.line([(60, 12), (68, 77)], 2.3, p.wood)
    for i in range(5):
        y = 23 + i * 11.6
        left, right = 44 - (y - 12) * 0.277, 60 + (y - 12) * 0.123
        pen.poly([(left, y), (right, y), (right + 1, y + 2.6), (left - 1, y + 2.6)], p.wood_light)
        pen.poly(
            [(left - 1, y + 2.6), (right + 1, y + 2.6), (right + 1, y + 3.6), (left - 1, y + 3.6)],
            p.wood_dark,
        )
    pen.box(42, 9.6, 20, 3.4, p.main, r=1)
    pen.poly(
        [(36, 4), (45, 4), (44.4, 9.6), (36.6, 9.6)]
        if rng.random() < 0.5
        else [(46, 3), (56, 3), (55, 9.6), (47, 9.6)],
        p.other,
    )
    pen.curve([(82, 56), (84, 49), (98, 49), (100, 56)], 1.7, INK)
    pen.box(73, 55, 36, 22, p.main, r=1.6)
    pen.box(73, 55, 36, 7, p.dark, r=1.6)
    pen.box(75, 63, 32, 2, clear(WHITE, 60), r=1)
    for x in (79, 99):
        pen.box(x, 59.6, 4.4, 5.6, p.metal, r=0.8)
    pen.line([(80, 55), (76, 42)], 1.6, p.wood_dark)
    pen.poly([(70, 41), (80, 38.4), (81, 42), (71, 44.6)], p.metal_dark)
    pen.line([(104, 55), (107, 47)], 1.2, p.metal)
    pen.line([(107, 47), (109, 41)], 2.2, LAMP)


def sewing_machine(pen: Pen, p: Palette, rng: Random) -> None:
    pen.shadow(60, 77.4, 42)
    pen.box(20, 69, 80, 8, p.wood, r=1.4)
    pen.box(20, 69, 80, 2, p.wood_light, r=1)
    pen.poly([(34, 62), (76, 62), (76, 69), (30, 69)], p.deep)
    pen.blob(
        [
            (72, 70),
            (73, 50),
            (70, 42),
            (46, 40),
            (36, 43),
            (29, 42),
            (28, 33),
            (40, 29),
            (72, 28),
            (85, 33),
            (88, 52),
            (90, 70),
        ],
        p.main,
    )
    pen.blob([(42, 33), (60, 31.4), (76, 32), (60, 34.4)], clear(WHITE, 76))
    pen.disc(90.4, 42, 2.4, p.metal_dark, ry=9)
    pen.disc(92, 42, 2.2, p.metal, ry=8)
    pen.box(31, 42, 5, 12, p.metal, r=1)
    pen.line([(33.4, 54), (33.4, 64)], 0.6, p.metal_dark)
    pen.box(29.4, 62.4, 8, 1.2, p.metal)
    pen.box(54, 19, 5.4, 9.6, LAMP if rng.random() < 0.5 else p.other, r=0.6)
    pen.box(53, 18, 7.4, 1.4, p.wood_light, r=0.4)
    pen.curve([(56.6, 22), (44, 24), (35, 30), (33.4, 54)], 0.25, WHITE)
    pen.disc(79, 50, 4.4, p.pale)
    pen.disc(79, 50, 2.8, p.dark)
    pen.blob([(22, 64), (36, 64), (56, 65.6), (54, 70), (46, 78), (26, 80), (14, 76)], p.pale)
    for x, y in ((24, 70), (32, 74), (40, 69), (46, 72), (28, 66.6)):
        pen.disc(x, y, 1.2, p.other)
