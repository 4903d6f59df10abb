"""Things that make music."""

from __future__ import annotations

from random import Random

from .colour import INK, LAMP, WHITE, Palette, clear, mix
from .pen import Pen


def piano(pen: Pen, p: Palette, rng: Random) -> None:
    wood, dark, light = rng.choice(
        (
            (p.wood_dark, (92, 62, 44), p.wood),
            ((62, 56, 56), INK, (96, 88, 86)),
        )
    )
    pen.shadow(60, 77.5, 46)
    pen.box(22, 24, 76, 52, wood, r=1)
    pen.box(20, 21, 80, 4, light, r=1)
    pen.box(28, 29, 64, 14, dark, r=1)
    pen.box(29, 30, 62, 12, wood, r=1)
    pen.box(26, 57, 68, 17, dark, r=1)
    pen.box(27, 58, 66, 15, wood, r=1)
    pen.box(17, 54, 86, 3.6, light, r=0.8)
    pen.box(19, 48.6, 82, 5.6, WHITE)
    for i in range(1, 30):
        pen.box(19 + i * 2.74, 48.6, 0.2, 5.6, (150, 142, 132))
        if i % 7 not in (3, 0):
            pen.box(18.3 + i * 2.74, 48.6, 1.5, 3.5, INK)
    pen.box(16, 46, 4, 11, wood, r=0.8)
    pen.box(100, 46, 4, 11, wood, r=0.8)
    for x in (18, 98.6):
        pen.poly([(x, 57.6), (x + 3.4, 57.6), (x + 2.4, 77.6), (x + 1, 77.6)], light)
    for x in (57, 61, 65):
        pen.box(x - 1, 74.6, 1.6, 3, LAMP, r=0.6)
    pen.poly([(50, 32), (60, 34), (60, 46.4), (49, 45)], WHITE)
    pen.poly([(70, 32), (60, 34), (60, 46.4), (71, 45)], mix(WHITE, INK, 0.08))
    for y in (36, 38.6, 41.2):
        pen.line([(51.4, y), (58.6, y + 1)], 0.25, p.metal_dark)
        pen.line([(61.4, y + 1), (68.6, y)], 0.25, p.metal_dark)
    if rng.random() < 0.5:
        pen.box(80, 13, 8, 8, p.main, r=1.4)
        for x, y in ((80, 6), (85, 3), (90, 7)):
            pen.blob([(84, 14), (x - 1.6, y + 3), (x, y), (x + 1.6, y + 3)], p.leaf)
    _stool(pen, p)


def _stool(pen: Pen, p: Palette) -> None:
    pen.shadow(60, 84.5, 17, ry=1.8)
    for x in (50, 68):
        pen.poly([(x - 0.6, 73), (x + 2.6, 73), (x + 2, 85), (x, 85)], p.wood_dark)
    pen.box(46, 68, 28, 5.6, p.main, r=2.4)
    pen.box(47.4, 68.5, 25.2, 2.2, p.light, r=1.1)


def guitar(pen: Pen, p: Palette, rng: Random) -> None:
    """An acoustic guitar that leans on the wall."""
    body = rng.choice(((206, 150, 84), (178, 104, 66), p.main))
    edge = mix(body, INK, 0.45)
    pen.shadow(57, 77.5, 22, ry=2.6)

    def lean(x: float, y: float) -> tuple[float, float]:
        return 57 + x + (76 - y) * 0.13, y

    outline = [
        (0, 76.6),
        (-12, 74),
        (-15.4, 64),
        (-11.4, 55.6),
        (-9, 51),
        (-11, 45),
        (-7, 38.4),
        (0, 37),
        (7, 38.4),
        (11, 45),
        (9, 51),
        (11.4, 55.6),
        (15.4, 64),
        (12, 74),
    ]
    pen.blob([lean(x * 1.06 + 1, y) for x, y in outline], edge)
    pen.blob([lean(x, 57 + (y - 57) * 0.96) for x, y in outline], body)
    pen.blob(
        [lean(x, y) for x, y in ((-12, 70), (-13, 63), (-9, 56), (-9.4, 68))], clear(WHITE, 60)
    )
    pen.disc(*lean(0, 51), 5.2, edge)
    pen.disc(*lean(0, 51), 4.3, mix(INK, edge, 0.2))
    pen.poly(
        [lean(-1.8, 49), lean(1.8, 49), lean(1.5, 8), lean(-1.5, 8)], mix(INK, p.wood_dark, 0.5)
    )
    for i in range(11):
        y = 12 + i * 2.5 + i * i * 0.08
        pen.line([lean(-1.5, y), lean(1.5, y)], 0.2, p.metal)
    pen.poly([lean(-2.6, 9), lean(2.6, 9), lean(3, -3), lean(-3, -3)], p.wood_dark)
    for y in (0, 3, 6):
        for x in (-4.2, 4.2):
            pen.disc(*lean(x, y), 0.9, WHITE)
    pen.poly(
        [lean(-5.4, 64), lean(5.4, 64), lean(4.6, 66.6), lean(-4.6, 66.6)],
        mix(INK, p.wood_dark, 0.4),
    )
    for x in (-1.2, -0.7, -0.2, 0.3, 0.8, 1.3):
        pen.line([lean(x, 4), lean(x * 1.3, 65)], 0.12, (236, 226, 204))
    if rng.random() < 0.6:
        pen.curve([lean(-2, 2), lean(-17, 20), lean(-21, 46), lean(-13, 71)], 1.3, p.dark)
