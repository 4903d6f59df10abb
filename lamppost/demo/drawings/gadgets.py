"""Small things on a table: keys, a phone, a laptop, a camera."""

from __future__ import annotations

from random import Random

from .colour import GLOW, INK, LAMP, WHITE, Palette, clear, mix
from .pen import Pen


def keys(pen: Pen, p: Palette, rng: Random) -> None:
    pen.shadow(61, 76, 30, ry=5, dark=9)
    brass, steel = (200, 160, 84), p.metal
    for teeth, metal in (((86, 57), brass), ((80, 72), steel), ((62, 80), mix(brass, INK, 0.2))):
        _key(pen, teeth, metal)
    pen.ring(46, 50, 9.4, 1.5, p.metal_dark)
    pen.blob([(40, 46), (29, 42), (20, 46), (17, 55), (22, 62), (31, 62), (37, 55)], p.main)
    pen.blob([(23, 48), (28, 45.6), (33, 46.6), (26, 51), (22, 55)], clear(WHITE, 80))
    pen.disc(36.4, 48.6, 1.6, INK)
    if rng.random() < 0.5:
        pen.disc(27, 54.6, 3.6, LAMP)
        pen.disc(27, 54.6, 1.6, p.deep)


def _key(pen: Pen, tip: tuple[float, float], metal: tuple[int, int, int]) -> None:
    dx, dy = tip[0] - 46, tip[1] - 50
    far = (dx * dx + dy * dy) ** 0.5
    dx, dy = dx / far, dy / far
    head = (46 + dx * 15, 50 + dy * 15)
    pen.line([(head[0] + 1, head[1] + 1.4), (tip[0] + 1, tip[1] + 1.4)], 3, clear(INK, 50))
    pen.line([head, tip], 2.8, metal)
    for along in (1.5, 4.5, 7.5):
        x, y = tip[0] - dx * along, tip[1] - dy * along
        pen.line([(x, y), (x - dy * 3, y + dx * 3)], 1.6, metal)
    pen.disc(*head, 6.2, mix(metal, INK, 0.2))
    pen.disc(head[0] - 0.4, head[1] - 0.5, 5.5, metal)
    pen.disc(46 + dx * 11.4, 50 + dy * 11.4, 1.7, INK)


def phone(pen: Pen, p: Palette, rng: Random) -> None:
    pen.shadow(60, 77, 17, ry=2.4)
    pen.box(44, 16, 32, 61, INK, r=4.4)
    pen.box(43.2, 15.6, 31, 61, (70, 66, 68), r=4.4)
    pen.box(45, 17.6, 27.4, 57, p.deep, r=3)
    pen.box(45, 17.6, 27.4, 40, clear(p.main, 130), r=3)
    pen.disc(58.8, 44, 11, p.light)
    pen.blob(
        [(45, 60), (52, 50), (60, 56), (67, 48), (72.4, 55), (72.4, 74.6), (45, 74.6)], p.other_dark
    )
    pen.box(54, 19, 9.4, 1.6, INK, r=0.8)
    for i in range(4):
        pen.box(47.4 + i * 6, 67.4, 4.6, 4.6, (LAMP, WHITE, p.pale, p.other)[i], r=1.2)
    pen.poly([(47, 18), (57, 18), (46, 44), (45, 40), (45, 22)], clear(WHITE, 44))
    if rng.random() < 0.4:
        pen.line([(66, 18), (63, 25), (67, 30), (64, 37)], 0.25, WHITE)


def laptop(pen: Pen, p: Palette, rng: Random) -> None:
    pen.shadow(60, 77, 44, ry=4)
    pen.box(29, 22, 62, 43, (70, 68, 70), r=2.4)
    pen.box(31.4, 24.4, 57.2, 37.6, p.deep)
    pen.poly([(31.4, 62), (31.4, 50), (46, 40), (60, 52), (74, 38), (88.6, 49), (88.6, 62)], p.dark)
    pen.poly([(31.4, 62), (42, 54), (56, 60), (70, 53), (88.6, 60), (88.6, 62)], p.light)
    pen.disc(72, 33, 4.6, GLOW)
    if rng.random() < 0.5:
        pen.box(36, 29, 24, 18, WHITE, r=1)
        pen.box(36, 29, 24, 3, p.light, r=1)
        for y in (35.0, 38.0, 41.0):
            pen.box(38.4, y, 19 if y != 41 else 12, 1.2, p.metal)
    pen.poly([(31.4, 24.4), (54, 24.4), (38, 62), (31.4, 62)], clear(WHITE, 18))
    pen.poly([(29, 65), (91, 65), (103, 75), (17, 75)], (196, 194, 190))
    pen.poly([(33, 66.4), (87, 66.4), (92.4, 71), (27.6, 71)], (88, 86, 88))
    for row in range(3):
        y = 67.3 + row * 1.25
        pen.line([(32.4 - row * 1.3, y), (87.6 + row * 1.3, y)], 0.16, (196, 194, 190))
    pen.poly([(51, 71.8), (69, 71.8), (70.6, 74.4), (49.4, 74.4)], (172, 170, 166))
    pen.poly([(17, 75), (103, 75), (102, 77), (18, 77)], (150, 148, 146))


def camera(pen: Pen, p: Palette, rng: Random) -> None:
    pen.shadow(60, 77, 36)
    pen.curve([(28, 42), (18, 54), (20, 70), (34, 79), (52, 80.4)], 1.7, p.wood_dark)
    pen.poly([(47, 34), (51, 26), (71, 26), (75, 34)], (92, 90, 92))
    pen.box(56, 28, 11, 5, (44, 46, 52), r=0.8)
    pen.box(28, 33, 64, 43, INK, r=4)
    pen.box(28, 33, 64, 9.6, (196, 194, 190), r=3)
    pen.box(28, 42, 64, 26, rng.choice((p.dark, p.wood_dark, (70, 66, 66))))
    pen.box(28, 68, 64, 8, (150, 148, 146), r=3)
    pen.box(33, 29.4, 9, 4, p.metal_dark, r=1)
    pen.disc(84, 33, 4.2, p.metal_dark, ry=1.8)
    pen.disc(84, 31.6, 3, (188, 76, 62), ry=1.2)
    pen.box(78, 36, 9, 4, GLOW, r=0.8)
    pen.disc(60, 55, 17.4, (176, 174, 170))
    pen.disc(60, 55, 16, INK)
    pen.ring(60, 55, 13.4, 1, p.metal_dark)
    pen.disc(60, 55, 10, (42, 52, 68))
    pen.disc(60, 55, 7, p.deep)
    pen.disc(60, 55, 4, INK)
    pen.blob([(53, 50), (57, 46.4), (60, 47), (56, 50), (54, 54)], clear(WHITE, 120))
    pen.disc(65, 60, 1.6, clear(LAMP, 150))
