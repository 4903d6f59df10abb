"""Things to sit on, eat at and read under."""

from __future__ import annotations

from random import Random

from .colour import GLOW, INK, LAMP, WHITE, Palette, clear, hsl, mix
from .pen import Pen


def sofa(pen: Pen, p: Palette, rng: Random) -> None:
    seats = rng.choice((2, 3))
    pen.shadow(60, 77, 45)
    for x in (25, 92):
        pen.poly([(x, 70), (x + 3, 70), (x + 2.3, 77), (x + 0.7, 77)], p.wood_dark)
    pen.box(23, 36, 74, 30, p.dark, r=7)
    wide = 62 / seats
    for i in range(seats):
        pen.box(29.5 + i * wide, 38, wide - 1, 20, p.main, r=4)
        pen.box(29.5 + i * wide, 38, wide - 1, 6, clear(WHITE, 26), r=3)
    pen.box(22, 60, 76, 12, p.deep, r=3)
    for i in range(seats):
        pen.box(29 + i * wide, 54, wide, 9.5, p.light, r=3.4)
        pen.box(29.6 + i * wide, 60.4, wide - 1.2, 2.8, clear(INK, 24), r=1.4)
    for x in (17, 89):
        pen.box(x, 47, 14, 26, p.main, r=5.5)
        pen.box(x + 1.8, 48.2, 10.4, 5, clear(WHITE, 44), r=2.5)
    if rng.random() < 0.7:
        pen.poly([(35, 44), (46, 42), (48.5, 53), (37, 55.5)], p.other)
        pen.line([(37, 46), (46.5, 51)], 0.5, p.other_dark)
    if rng.random() < 0.4:
        pen.blob(
            [(90, 46), (97, 45.4), (103, 47), (102.4, 57), (102.6, 66), (91, 66), (90.6, 56)],
            p.pale,
        )
        for y in (51, 55, 59, 63):
            pen.line([(91.4, y), (102, y)], 0.6, p.other)


def chair(pen: Pen, p: Palette, rng: Random) -> None:
    pen.shadow(61, 77, 22, ry=2.8)
    wood, dark = rng.choice(((p.wood, p.wood_dark), (p.dark, p.deep)))
    for x1, x2 in ((73, 75), (50, 49)):
        pen.line([(x1, 55), (x2, 73.5)], 2, mix(dark, INK, 0.25))
    pen.line([(45, 24), (46.5, 56), (44, 77)], 2.6, wood)
    pen.line([(74, 24), (73, 54)], 2.6, wood)
    pen.blob([(44, 22), (60, 19), (75.4, 22), (75, 30), (60, 27.5), (44.6, 30)], wood)
    for x in (51.5, 59.8, 68):
        pen.line([(x, 28), (x + 0.2, 52)], 1.4, dark)
    pen.poly([(42, 54), (74, 51), (80, 57.5), (46, 60.5)], wood)
    pen.poly([(46, 60.5), (80, 57.5), (80, 60), (46, 63.2)], dark)
    pen.blob([(45.5, 53.5), (60, 50.4), (73, 50.6), (77, 56), (62, 58.5), (48, 59)], p.light)
    pen.blob([(48, 53.5), (60, 51.4), (71, 51.8), (60, 54.6)], clear(WHITE, 50))
    pen.line([(48, 62), (48, 77.6)], 2.6, wood)
    pen.line([(77.6, 59.6), (79, 76)], 2.6, wood)
    pen.line([(48.4, 70), (78.2, 68)], 1.2, dark)


def table(pen: Pen, p: Palette, rng: Random) -> None:
    pen.shadow(60, 77.5, 43)
    for x in (28.0, 89.0):
        pen.poly([(x, 53), (x + 3.4, 53), (x + 3, 72), (x + 0.6, 72)], mix(p.wood_dark, INK, 0.3))
    pen.box(23, 52, 74, 5.4, p.wood_dark)
    pen.poly([(25, 44), (95, 44), (104, 52), (16, 52)], p.wood_light)
    pen.poly([(30, 46), (84, 46), (86, 47), (27, 47)], clear(WHITE, 46))
    pen.box(16, 52, 88, 2.6, p.wood)
    for x in (20.0, 95.6):
        pen.poly([(x, 54.6), (x + 4.4, 54.6), (x + 3.6, 78), (x + 0.8, 78)], p.wood)
        pen.poly([(x + 2.9, 54.6), (x + 4.4, 54.6), (x + 3.6, 78), (x + 2.7, 78)], p.wood_dark)
    _jug(pen, p, rng)


def _jug(pen: Pen, p: Palette, rng: Random) -> None:
    pen.disc(58, 48, 8, clear(INK, 46), ry=1.3)
    for x, y in ((48, 22), (57, 17), (66, 23), (61, 28)):
        pen.curve([(57, 40), ((57 + x) / 2 + 1, y + 11), (x, y)], 0.7, p.leaf_dark)
        pen.disc(x, y, rng.uniform(2.6, 3.8), rng.choice((p.light, p.other, LAMP)))
        pen.disc(x, y, 1.1, WHITE)
    pen.blob(
        [
            (54, 37),
            (57.5, 36.4),
            (61, 37),
            (61, 40),
            (63.6, 44),
            (61, 48.4),
            (54, 48.4),
            (51.4, 44),
            (54, 40),
        ],
        p.main,
    )
    pen.blob([(53.8, 42), (55, 40), (55, 46), (53.6, 45)], clear(WHITE, 70))
    pen.disc(82, 47.4, 4, p.pale, ry=1.6)
    pen.disc(82, 46.6, 2.4, p.other_dark, ry=0.8)


def lamp(pen: Pen, p: Palette, rng: Random) -> None:
    pen.shadow(60, 77.4, 17, ry=2.5)
    for r in (30, 24, 18):
        pen.disc(60, 33, r, clear(GLOW, 34))
    pen.poly([(50, 40), (70, 40), (88, 77), (32, 77)], clear(GLOW, 44))
    if rng.random() < 0.5:
        pen.line([(60, 36), (60, 76)], 1.5, INK)
        pen.half(60, 77.6, 11, INK, ry=2.8)
    else:
        pen.line([(60, 44), (49, 77)], 1.4, p.wood)
        pen.line([(60, 44), (71, 77)], 1.4, p.wood)
        pen.line([(60, 44), (61, 75)], 1.4, p.wood_dark)
        pen.disc(60, 45, 2, p.wood_dark)
    pen.disc(60, 40.4, 17, mix(GLOW, WHITE, 0.5), ry=2.6)
    pen.poly([(50, 19), (70, 19), (77, 40), (43, 40)], p.light)
    pen.poly([(64, 19), (70, 19), (77, 40), (67, 40)], p.main)
    pen.poly([(54, 21), (58, 21), (56, 39), (49, 39)], clear(GLOW, 110))
    pen.disc(60, 19, 10, p.pale, ry=1.3)
    pen.line([(70, 40), (70, 49)], 0.35, INK)
    pen.disc(70, 49.6, 0.8, LAMP)


def bookshelf(pen: Pen, p: Palette, rng: Random) -> None:
    pen.shadow(60, 77.5, 36)
    pen.box(31, 12, 58, 65, p.wood_dark, r=0.8)
    pen.box(29.6, 10.4, 60.8, 3, p.wood, r=0.6)
    for y in (15.6, 31, 46.4, 61.8):
        pen.box(33.6, y - 1.4, 52.8, 13.6, mix(p.wood_dark, INK, 0.42))
        pen.box(33.6, y + 12.2, 52.8, 1.8, p.wood_light)
        _row_of_books(pen, 34.4, y + 12.2, 51, p.hue, rng)
    for x in (31, 86.4):
        pen.box(x, 13.4, 2.6, 63.6, p.wood)


def _row_of_books(pen: Pen, x: float, foot: float, room: float, hue: int, rng: Random) -> None:
    end = x + room
    things = rng.randrange(3)
    while x < end - 3:
        if things and rng.random() < 0.13:
            things -= 1
            pen.half(x + 4, foot, 2.8, hsl(hue + 150, 30, 60), ry=3)
            pen.disc(x + 4, foot - 5, 3, (104, 140, 96))
            x += 8.4
            continue
        w, h = rng.uniform(1.6, 3.4), rng.uniform(8, 11.6)
        cover = hsl(
            hue + rng.choice((0, 12, -20, 40, 150, 170, 210)),
            rng.randrange(22, 44),
            rng.randrange(38, 74),
        )
        pen.box(x, foot - h, w, h, cover)
        pen.box(x, foot - h + 1.6, w, 0.7, clear(WHITE, 130))
        x += w + 0.16


def washing_machine(pen: Pen, p: Palette, rng: Random) -> None:
    pen.shadow(60, 78, 31)
    pen.box(34, 22, 52, 55, WHITE, r=2)
    pen.box(78, 22, 8, 55, clear(INK, 20), r=2)
    pen.box(34, 22, 52, 10.4, (226, 222, 214), r=2)
    pen.box(37.6, 24.6, 14, 5, WHITE, r=0.8)
    pen.disc(60, 27.2, 3.1, p.metal)
    pen.disc(60, 27.2, 2.2, WHITE)
    pen.line([(60, 27.2), (61.3, 25.6)], 0.5, INK)
    pen.box(69, 25, 13, 4.2, p.deep, r=0.8)
    for x in (71, 73.4, 75.8):
        pen.disc(x, 27.1, 0.6, LAMP)
    pen.disc(60, 53, 17.2, p.metal)
    pen.disc(60, 53, 15.2, (222, 222, 218))
    pen.disc(60, 53, 12.6, mix(p.deep, INK, 0.4))
    pen.blob(
        [
            (48.6, 56),
            (54, 52.6),
            (60, 56),
            (66, 52),
            (71.4, 56),
            (68, 62.6),
            (60, 65.2),
            (52, 62.4),
        ],
        p.main,
    )
    pen.blob([(51, 59), (57, 56.6), (63, 59.6), (60, 64), (54, 63)], p.other)
    pen.blob([(60, 57), (65, 54.4), (70, 57), (66, 61.5)], WHITE)
    pen.blob([(51, 50), (55, 43.4), (60, 42), (55.6, 46.4), (53.6, 51)], clear(WHITE, 84))
    pen.box(40, 73, 6, 5, p.metal_dark, r=0.6)
    pen.box(74, 73, 6, 5, p.metal_dark, r=0.6)
    pen.box(36, 72.6, 48, 4.4, (226, 222, 214), r=1)
    if rng.random() < 0.5:
        pen.half(76, 22, 8, p.wood, ry=-0.1)
        pen.poly([(67, 15), (85, 15), (83, 22), (69, 22)], p.wood_light)
        pen.blob([(68, 15.4), (71, 11), (76, 12.6), (81, 10.6), (84, 15.4)], p.pale)
