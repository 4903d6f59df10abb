"""Books, a coat, a box, a basket, a poster, tools."""

from __future__ import annotations

from random import Random

from .colour import GLOW, INK, LAMP, WHITE, Palette, clear, hsl
from .pen import Pen


def books(pen: Pen, p: Palette, rng: Random) -> None:
    pen.shadow(58, 77.4, 38)
    foot = 77.0
    for i in range(rng.choice((5, 6))):
        tall, wide, x = rng.uniform(6, 8.6), rng.uniform(46, 60), rng.uniform(26, 34)
        cover = hsl(p.hue + rng.choice((0, 20, 150, 180, 215)) + i * 7, 34, rng.randrange(38, 64))
        pen.box(x, foot - tall, wide, tall, cover, r=1.2)
        pen.box(x + wide - 3, foot - tall + 1.1, 3.4, tall - 2.2, (240, 230, 208))
        for at in (0.12, 0.78):
            pen.box(x + wide * at, foot - tall, 1.3, tall, clear(GLOW, 150))
        pen.box(x + wide * 0.28, foot - tall * 0.62, wide * 0.34, 1.3, clear(WHITE, 170))
        foot -= tall
    if rng.random() < 0.5:
        pen.poly(
            [(38, foot), (72, foot - 3), (72, foot - 5), (55, foot - 1.6), (38, foot - 2.6)], WHITE
        )
        pen.poly(
            [
                (38, foot - 2.2),
                (46, foot - 7),
                (55, foot - 1.6),
                (64, foot - 8),
                (72, foot - 4),
                (55, foot + 0.4),
            ],
            (240, 230, 208),
        )
    else:
        pen.ring(58.4, foot - 5.4, 3.6, 1.3, p.other_dark)
        pen.box(44, foot - 10, 13, 10, p.other, r=2)
        pen.box(44, foot - 7, 13, 1.6, p.pale)
        pen.curve(
            [(49, foot - 12), (47.4, foot - 15), (50, foot - 18), (48.6, foot - 21)], 0.6, WHITE
        )
        pen.curve([(53, foot - 12), (51.4, foot - 16), (54, foot - 19)], 0.6, WHITE)


def coat(pen: Pen, p: Palette, rng: Random) -> None:
    """A coat on a hanger on a rail."""
    pen.line([(8, 12), (112, 12)], 1.5, p.metal_dark)
    pen.shadow(61, 78, 22, ry=2.4, dark=7)
    pen.curve([(60, 18), (60, 14.4), (62.6, 11.6), (60, 9.4), (57.8, 11)], 0.9, p.metal)
    pen.line([(43, 25), (60, 18), (77, 25)], 1.8, p.wood)
    length = rng.choice((66, 74))
    for side in (-1, 1):
        sleeve = [
            (60 + side * x, y)
            for x, y in ((13, 22), (19, 26), (25, 42), (28, 57), (22, 59), (17, 44), (14, 36))
        ]
        pen.blob(sleeve, p.dark)
        pen.poly(
            [
                (60 + side * 27.6, 54),
                (60 + side * 28, 57.6),
                (60 + side * 22, 59),
                (60 + side * 21, 55.6),
            ],
            p.deep,
        )
    pen.blob(
        [
            (50, 20),
            (60, 22),
            (70, 20),
            (77, 24),
            (76.6, 44),
            (79, length),
            (60, length + 2),
            (41, length),
            (43.4, 44),
            (43, 24),
        ],
        p.main,
    )
    pen.poly([(60, 30), (61, 30), (61, length + 1), (60, length + 1)], p.deep)
    pen.poly([(51, 20), (60, 34), (56, 40), (46, 26)], p.light)
    pen.poly([(69, 20), (60, 34), (64, 40), (74, 26)], p.light)
    pen.poly([(52, 19.4), (68, 19.4), (60, 32)], p.deep)
    for y in (43, 51, 59):
        pen.disc(63.6, y, 1.2, p.wood_light)
    for x in (46, 66):
        pen.box(x, 53, 9, 2, p.dark, r=0.6)
    if rng.random() < 0.6:
        pen.blob([(50, 21), (60, 27), (70, 21), (71, 25), (60, 32), (49, 25)], p.other)
        pen.blob([(53, 27), (58, 29), (57, 50), (51, 49)], p.other)
        for y in (34, 39, 44):
            pen.line([(52.4, y), (57, y + 0.6)], 0.8, WHITE)


def box(pen: Pen, p: Palette, rng: Random) -> None:
    card, dark, light = (198, 156, 110), (166, 124, 84), (220, 184, 140)
    pen.shadow(60, 77.4, 36)
    pen.poly([(34, 44), (84, 44), (92, 38), (44, 38)], (120, 88, 62))
    for kind in rng.sample(("bear", "book", "pot", "ball"), 3):
        _in_the_box(pen, kind, p)
    pen.poly([(30, 46), (76, 46), (76, 77), (30, 77)], card)
    pen.poly([(76, 46), (92, 40), (92, 70), (76, 77)], dark)
    pen.poly([(30, 46), (76, 46), (70, 54), (22, 54)], light)
    pen.poly([(76, 46), (92, 40), (100, 47), (84, 54)], card)
    pen.box(49, 54, 8, 23, clear((232, 208, 168), 200))
    pen.poly([(60, 64), (70, 64), (70, 72), (60, 72)], WHITE)
    for y in (66, 68, 70):
        pen.line([(61.6, y), (68 if y < 70 else 65, y)], 0.4, p.metal_dark)


def _in_the_box(pen: Pen, kind: str, p: Palette) -> None:
    if kind == "bear":
        for x in (38.6, 49.4):
            pen.disc(x, 24, 3.2, p.wood_dark)
        pen.disc(44, 31, 8.6, p.wood)
        pen.disc(44, 34, 3.6, p.wood_light, ry=2.8)
        for x in (40.8, 47.2):
            pen.disc(x, 29.4, 0.9, INK)
        pen.disc(44, 32.8, 1.1, INK, ry=0.8)
        pen.box(36, 38, 16, 12, p.wood, r=4)
    elif kind == "book":
        pen.poly([(56, 24), (66, 22), (70, 48), (60, 50)], p.main)
        pen.poly([(58, 28), (65, 26.6), (65.4, 29), (58.4, 30.4)], p.pale)
    elif kind == "pot":
        pen.curve([(80, 34), (81, 22), (77, 14)], 0.8, p.leaf_dark)
        pen.blob([(81, 26), (87, 19), (90, 22), (85, 27)], p.leaf)
        pen.blob([(80, 22), (73, 15), (72, 19), (76, 23)], p.leaf)
        pen.poly([(74, 33), (88, 33), (86, 48), (76, 48)], p.other)
    else:
        pen.disc(70, 38, 7, LAMP)
        pen.curve([(64, 35), (70, 39), (76, 35)], 0.7, WHITE)


def poster(pen: Pen, p: Palette, rng: Random) -> None:
    """A bill for something that is on: bunting or a moon, and lines where words would be."""
    pen.poly([(37.6, 10), (85.6, 11), (85.6, 79), (37.6, 80)], clear(INK, 60))
    pen.box(36, 8, 48, 70, WHITE)
    pen.box(38.4, 10.4, 43.2, 38, p.dark)
    motif = rng.choice(("moon", "bunting", "notes"))
    if motif == "moon":
        pen.disc(66, 24, 8, GLOW)
        pen.poly(
            [(38.4, 48.4), (38.4, 40), (47, 35), (57, 42), (69, 35.6), (81.6, 43), (81.6, 48.4)],
            p.deep,
        )
        for x, y in ((44.0, 16.0), (50.0, 24.0), (56.0, 15.0), (77.0, 34.0)):
            pen.disc(x, y, 0.6, WHITE)
    elif motif == "bunting":
        pen.curve([(38.6, 16), (60, 24), (81.4, 16)], 0.5, WHITE)
        for i, (x, y) in enumerate(((41, 17), (49, 20.4), (57, 22.6), (65, 22.4), (73, 19.8))):
            pen.poly([(x, y), (x + 6, y + 0.4), (x + 3, y + 7.4)], (LAMP, p.pale, p.other)[i % 3])
        pen.poly([(48, 48.4), (48, 40), (60, 31), (72, 40), (72, 48.4)], p.light)
        pen.poly([(56, 48.4), (56, 40), (60, 31), (64, 40), (64, 48.4)], WHITE)
        pen.box(46.6, 39, 26.8, 2, p.deep, r=1)
        pen.poly([(60, 27.4), (60, 31.4), (64.6, 29.2)], LAMP)
    else:
        for x, y in ((48, 38), (60, 34), (71, 40)):
            pen.disc(x, y, 3.2, LAMP, ry=2.5)
            pen.line([(x + 2.7, y), (x + 2.7, y - 14)], 0.9, LAMP)
            pen.curve([(x + 2.7, y - 14), (x + 5, y - 11), (x + 6.6, y - 11.6)], 1.1, LAMP)
    pen.box(41, 52, 38, 4.6, p.deep, r=0.6)
    pen.box(41, 58.4, 26, 4.6, p.deep, r=0.6)
    for y, w in ((66, 38), (69, 34), (72, 22)):
        pen.box(41, y, w, 1.2, p.metal)
    for x, y in ((36, 8), (84, 8), (36, 78), (84, 78)):
        pen.poly(
            [(x - 3, y - 1.2), (x + 1.4, y - 3), (x + 3, y + 1.2), (x - 1.4, y + 3)],
            clear((244, 226, 176), 200),
        )


def basket(pen: Pen, p: Palette, rng: Random) -> None:
    pen.shadow(60, 77.4, 37)
    pen.curve([(30, 52), (36, 22), (60, 13), (84, 22), (90, 52)], 2.4, p.wood_dark)
    for x, y in ((38.0, 40.0), (32.0, 42.0), (43.0, 35.0)):
        pen.blob([(40, 54), (x - 4, y + 2), (x, y - 6), (x + 5, y + 2)], p.leaf)
    pen.poly([(72, 52), (84, 24), (89, 26), (80, 54)], (214, 164, 96))
    for i in range(3):
        pen.line([(77.4 + i * 2.6, 43 - i * 6), (81.4 + i * 2.4, 41 - i * 6)], 0.7, (240, 206, 148))
    reds = ((190, 78, 62), LAMP, (204, 118, 70), p.main)
    for x, y, r in ((52.0, 43.0, 7), (64, 41, 8), (58, 48, 7), (72, 49, 6.4), (45, 50, 6.4)):
        fruit = rng.choice(reds)
        pen.disc(x, y, r, fruit)
        pen.disc(x - r * 0.3, y - r * 0.35, r * 0.3, clear(WHITE, 90))
        pen.line([(x, y - r + 0.6), (x + 0.8, y - r - 1.6)], 0.6, p.wood_dark)
    pen.poly([(27, 52), (93, 52), (85, 77), (35, 77)], p.wood)
    for row in range(5):
        y = 56 + row * 4.4
        for column in range(9 + row % 2):
            x = 31 + row * 1.4 + column * (6.5 - row * 0.32) - (row % 2) * 2
            pen.box(x, y, 4.2, 2.2, p.wood_light, r=1)
    pen.box(25, 50, 70, 4.6, p.wood_dark, r=2.2)
    pen.blob([(28, 51), (42, 50), (52, 51), (50, 60), (44, 66), (36, 58)], p.pale)
    pen.line([(34, 53), (47, 57)], 1, p.light)
    pen.line([(40, 61), (48, 53)], 1, p.light)
