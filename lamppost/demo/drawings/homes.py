"""Places to live in: a room, a house, a building, a tent."""

from __future__ import annotations

from random import Random

from .colour import GLOW, INK, LAMP, WHITE, Palette, clear, hsl, mix
from .pen import Pen


def room(pen: Pen, p: Palette, rng: Random) -> None:
    """A bed under a window, a bedside table, somebody's lamp."""
    wall = mix(hsl(p.hue, 24, 82), WHITE, 0.2)
    pen.box(-30, -60, 180, 122, wall)
    pen.poly([(-30, -60), (14, -60), (14, 62), (-30, 84)], mix(wall, INK, 0.07))
    pen.poly([(14, 62), (150, 62), (150, 130), (-30, 130), (-30, 84)], p.wood_light)
    pen.line([(14, 62), (150, 62)], 0.9, WHITE)
    pen.box(60, 10, 32, 30, WHITE, r=0.8)
    pen.box(62, 12, 28, 26, (178, 204, 214))
    pen.blob([(62, 38), (62, 31), (70, 27), (79, 30), (90, 26), (90, 38)], p.leaf)
    pen.box(75.2, 12, 1.6, 26, WHITE)
    for x in (54, 90):
        pen.blob(
            [
                (x, 7),
                (x + 4, 7),
                (x + 8, 7),
                (x + 7, 25),
                (x + 8.4, 46),
                (x - 0.4, 46),
                (x + 1, 26),
            ],
            p.light,
        )
    pen.line([(51, 7.4), (101, 7.4)], 0.9, p.wood_dark)
    pen.shadow(66, 78, 46)
    pen.box(30, 42, 3.4, 34, p.wood_dark, r=1)
    pen.box(30, 44, 14, 26, p.wood, r=3)
    pen.box(33, 61, 68, 12, p.wood, r=1)
    pen.box(33, 55, 67, 10, WHITE, r=3)
    pen.blob(
        [(50, 54), (72, 52.4), (98, 54), (102, 60), (102, 71), (76, 72.4), (52, 70.6), (49, 62)],
        p.main,
    )
    pen.blob([(50, 54), (56, 53.2), (58, 60), (58, 71), (52, 70.6), (49, 62)], p.pale)
    pen.blob([(35, 50), (41, 48), (48, 50), (49, 54), (44, 57), (36, 56)], WHITE)
    pen.blob([(36.6, 53.6), (44, 55), (48, 53), (44, 57), (37, 56.4)], clear(INK, 22))
    for x in (36, 97):
        pen.box(x, 72.6, 2.4, 5, p.wood_dark)
    pen.box(107, 56, 16, 20, p.wood_dark, r=0.8)
    pen.disc(114, 44, 13, clear(GLOW, 70))
    pen.line([(114, 46), (114, 56)], 1, INK)
    pen.poly([(110.6, 38), (117.4, 38), (120, 47), (108, 47)], LAMP)
    if rng.random() < 0.6:
        pen.box(20, 20, 10, 14, p.wood_dark)
        pen.box(21, 21, 8, 12, p.pale)
        pen.disc(25, 28, 2.4, p.other)


def house(pen: Pen, p: Palette, rng: Random) -> None:
    side = rng.choice((mix(p.pale, WHITE, 0.5), (236, 226, 206), mix(p.light, WHITE, 0.25)))
    lit = GLOW if rng.random() < 0.5 else p.glass
    pen.shadow(60, 76.5, 50, ry=3)
    pen.box(84, 20, 7, 18, (158, 98, 80))
    pen.box(83, 18.4, 9, 2.4, (128, 78, 66))
    pen.box(26, 42, 70, 34, side)
    pen.poly([(26, 44), (61, 44), (43.5, 24)], side)
    pen.box(61, 42, 35, 3.4, clear(INK, 36))
    pen.poly([(43.5, 19), (88, 19), (101, 43), (61, 43)], p.dark)
    for i in range(1, 5):
        y = 19 + i * 4.8
        pen.line([(43.5 + i * 3.6, y), (88 + i * 2.6, y)], 0.3, p.deep)
    pen.line([(22.6, 45), (43.5, 19.6), (64.4, 45)], 2.6, p.deep)
    pen.disc(43.5, 34, 3.8, WHITE)
    pen.disc(43.5, 34, 2.9, lit)
    for x, y, w, h in ((30, 50, 9.6, 12), (68, 50, 9, 11), (82, 50, 9, 11)):
        pen.box(x - 1, y - 1, w + 2, h + 2, WHITE, r=0.4)
        pen.box(x, y, w, h, lit)
        pen.box(x + w / 2 - 0.4, y, 0.8, h, WHITE)
        pen.box(x, y + h / 2 - 0.4, w, 0.8, WHITE)
        pen.box(x - 1.6, y + h + 0.8, w + 3.2, 2, p.main)
    pen.box(45.6, 51, 11.6, 25, p.wood_dark)
    pen.box(46.8, 52.4, 9.2, 23.6, p.main)
    pen.box(48.6, 54.6, 5.6, 6, lit, r=0.4)
    pen.disc(54.4, 66, 0.7, LAMP)
    pen.poly([(43, 49), (51.4, 44.6), (59.8, 49), (59.8, 50.6), (43, 50.6)], p.deep)
    pen.poly([(45, 76), (58, 76), (66, 92), (36, 92)], (206, 196, 180))
    for x, r in ((28, 6), (38, 4.6), (70, 5.4), (80, 4.4), (90, 6.6)):
        pen.disc(x, 74.6, r, rng.choice((p.leaf, p.leaf_dark)), ry=r * 0.8)
    pen.line([(107, 50), (107, 76)], 2.2, p.wood_dark)
    pen.blob(
        [(97, 44), (101, 34), (108, 30), (116, 36), (118, 46), (110, 53), (101, 52)], p.leaf_dark
    )
    pen.blob([(101, 42), (105, 34), (112, 35), (113, 44), (106, 47)], p.leaf)


def building(pen: Pen, p: Palette, rng: Random) -> None:
    """Three floors of brick with flats, and steps up to the door."""
    brick = mix(hsl(rng.choice((10, 18, 26, 34)), 34, 54), p.main, 0.1)
    pen.shadow(60, 77, 46)
    pen.box(24, 11, 72, 65, brick)
    for row in range(17):
        for column in range(4):
            pen.box(25 + column * 18 + (row % 2) * 9, 14 + row * 3.7, 5, 0.5, clear(INK, 26))
    pen.box(21.6, 8, 76.8, 4.4, mix(brick, WHITE, 0.55))
    pen.box(23, 12.4, 74, 1.4, clear(INK, 44))
    for floor in range(3):
        for column in range(4):
            if floor == 2 and column in (1, 2):
                continue
            _sash(pen, 29 + column * 17.6, 18 + floor * 19.6, p, is_lit=rng.random() < 0.45)
    pen.box(48, 53.4, 24, 23, mix(brick, WHITE, 0.6))
    pen.half(60, 58, 9, p.glass, ry=4)
    pen.box(51.4, 58, 17.2, 18, p.deep)
    for x in (52.4, 60.6):
        pen.box(x, 59, 7, 17, p.dark)
        pen.box(x + 1.4, 60.6, 4.2, 7, GLOW)
    for i in range(3):
        pen.box(46 - i * 2, 75 + i * 1.8, 28 + i * 4, 2, mix((196, 188, 176), INK, i * 0.1))
    pen.disc(45, 57, 4, clear(GLOW, 90))
    pen.box(44.2, 55.4, 1.8, 3.2, LAMP, r=0.6)
    for x in (30, 84):
        pen.disc(x, 74, 6, p.leaf, ry=5)
        pen.disc(x + 6, 75, 4.6, p.leaf_dark, ry=4)


def _sash(pen: Pen, x: float, y: float, p: Palette, *, is_lit: bool) -> None:
    pen.box(x - 1.2, y - 1.6, 11.8, 15, (232, 224, 210))
    pen.box(x, y, 9.4, 12.6, GLOW if is_lit else p.glass)
    if not is_lit:
        pen.poly([(x + 1, y), (x + 4, y), (x, y + 6), (x, y + 2)], clear(WHITE, 120))
    pen.box(x, y + 5.9, 9.4, 0.8, WHITE)
    pen.box(x + 4.3, y, 0.8, 12.6, WHITE)
    pen.box(x - 2, y + 12.6, 13.4, 1.6, (206, 196, 180))


def tent(pen: Pen, p: Palette, rng: Random) -> None:
    pen.shadow(62, 77, 48, ry=3.4)
    pen.line([(24, 77.4), (48, 30)], 0.35, INK)
    pen.line([(104, 75), (82, 32)], 0.35, INK)
    pen.poly([(46, 26), (84, 28), (104, 72), (76, 76)], p.dark)
    pen.poly([(46, 26), (76, 76), (18, 76)], p.main)
    pen.poly([(46, 26), (54, 39), (30, 56)], clear(WHITE, 30))
    pen.poly([(46, 40), (57, 76), (35, 76)], mix(p.deep, INK, 0.4))
    pen.poly([(46, 44), (54, 76), (38, 76)], mix(GLOW, LAMP, 0.45))
    pen.poly([(46, 40), (57, 76), (61, 76), (52, 50)], p.light)
    pen.poly([(46, 40), (35, 76), (31, 76), (41, 50)], p.light)
    pen.line([(46, 26), (84, 28)], 1, p.light)
    pen.line([(46, 22.6), (46, 27)], 1, p.wood_dark)
    pen.poly([(46, 22), (46, 25.4), (53, 23.6)], LAMP)
    if rng.random() < 0.6:
        for x in (86, 98):
            pen.line([(x, 82), (104 if x == 86 else 88, 78)], 2, p.wood_dark)
        pen.blob([(89, 78), (91, 71), (94, 65), (97, 71), (99, 78), (94, 80)], LAMP)
        pen.blob([(91.6, 78.4), (94, 71), (96.6, 78.4)], GLOW)
        pen.disc(94, 74, 13, clear(GLOW, 40))
