"""A cat, a dog, a plant."""

from __future__ import annotations

from random import Random

from .colour import INK, LAMP, WHITE, Colour, Palette, clear, mix
from .pen import Pen

_COATS: tuple[Colour, ...] = (
    (214, 146, 84), (98, 94, 98), (62, 58, 60), (186, 164, 138), (232, 222, 206), (150, 106, 76),
)  # fmt: skip


def cat(pen: Pen, p: Palette, rng: Random) -> None:
    coat = rng.choice(_COATS)
    dark, light = mix(coat, INK, 0.28), mix(coat, WHITE, 0.45)
    pen.shadow(61, 77.4, 26)
    pen.curve([(76, 73), (88, 74), (95, 67), (93, 57), (97, 51)], 4.6, dark)
    pen.blob(
        [
            (60, 36),
            (70, 42),
            (78, 56),
            (81, 70),
            (76, 77),
            (60, 77.6),
            (44, 77),
            (42, 68),
            (46, 54),
            (51, 42),
        ],
        coat,
    )
    pen.blob([(70, 56), (79, 60), (81, 70), (76, 77), (66, 77), (65, 66)], dark)
    pen.blob([(60, 46), (65, 54), (63, 66), (57, 66), (54, 55)], light)
    for x in (51, 61):
        pen.box(x, 60, 6.4, 17.4, coat, r=3)
        pen.disc(x + 3, 76, 4, light, ry=2)
    for side in (-1, 1):
        pen.poly([(60 + side * 4, 20), (60 + side * 13.4, 11), (60 + side * 13, 27)], coat)
        pen.poly(
            [(60 + side * 6.6, 20), (60 + side * 12, 14.4), (60 + side * 11.6, 24)], (214, 158, 146)
        )
    pen.disc(60, 29, 14, coat, ry=12)
    for x in (-4, 0, 4):
        pen.line([(60 + x, 18.4), (60 + x * 0.8, 22.6)], 1.1, dark)
    pen.disc(60, 34.6, 6.6, light, ry=4.6)
    for x in (54, 66):
        pen.disc(x, 28.4, 2.7, (226, 196, 92), ry=2.9)
        pen.disc(x, 28.4, 1.1, INK, ry=2.6)
        pen.disc(x + 0.6, 27.4, 0.5, WHITE)
    pen.poly([(58.4, 32.6), (61.6, 32.6), (60, 34.6)], (190, 112, 104))
    pen.curve([(57, 36), (58.6, 36.8), (60, 35), (61.4, 36.8), (63, 36)], 0.5, INK)
    for side in (-1, 1):
        for y in (33, 35.4):
            pen.line([(60 + side * 7, y), (60 + side * 18, y - 1 + (y - 34) * 1.6)], 0.2, WHITE)
    pen.curve([(50, 41.6), (60, 45), (70, 41.6)], 1.9, p.main)
    pen.disc(60, 46, 1.8, LAMP)


def dog(pen: Pen, p: Palette, rng: Random) -> None:
    coat = rng.choice(_COATS)
    dark, light = mix(coat, INK, 0.3), mix(coat, WHITE, 0.5)
    pen.shadow(62, 77.4, 30)
    pen.curve([(80, 70), (90, 64), (94, 54)], 4, dark)
    pen.blob(
        [(54, 40), (66, 42), (77, 54), (84, 66), (82, 76), (64, 77.4), (46, 77), (45, 58)], coat
    )
    pen.blob([(74, 58), (84, 64), (85, 74), (78, 77.4), (66, 77), (66, 66)], dark)
    pen.blob([(49, 46), (57, 46), (60, 60), (54, 68), (48, 60)], light)
    for x in (46, 57):
        pen.box(x, 56, 7, 21.2, coat, r=3.2)
        pen.disc(x + 3, 76, 4.8, light, ry=2.2)
    pen.blob([(64, 18), (71, 19), (76, 30), (73, 40), (68, 37), (65, 28)], dark)
    pen.blob(
        [
            (40, 20),
            (47, 15),
            (60, 14),
            (68, 19),
            (70, 30),
            (66, 39),
            (55, 43),
            (44, 42),
            (37, 39),
            (36, 33),
            (39, 28),
        ],
        coat,
    )
    pen.blob([(36, 34), (44, 31), (51, 35), (50, 41), (43, 42.6), (37, 40)], light)
    pen.blob([(45, 17), (48, 24), (47, 36), (42, 32), (39, 24), (41, 18)], clear(dark, 0))
    pen.blob([(34.6, 33), (38, 31), (41.4, 33), (38, 36.6)], INK)
    pen.disc(37, 32.8, 0.7, WHITE)
    pen.disc(47, 26.6, 2.1, INK)
    pen.disc(46.4, 25.8, 0.7, WHITE)
    pen.disc(60, 27, 1.9, INK)
    pen.disc(59.4, 26.2, 0.6, WHITE)
    pen.curve([(38, 37), (41, 39.4), (47, 38.6)], 0.6, INK)
    if rng.random() < 0.6:
        pen.blob([(41, 39.4), (45, 39), (45.6, 44), (43, 46), (41, 44)], (206, 116, 112))
    pen.blob([(46, 43), (57, 45.4), (67, 41), (67.4, 44), (57, 49), (46, 46.6)], p.main)
    pen.disc(53, 49.4, 2.1, LAMP)


def plant(pen: Pen, p: Palette, rng: Random) -> None:
    pen.shadow(60, 77.4, 20, ry=2.6)
    if rng.random() < 0.5:
        for x, y, turn in (
            (36, 38, 0),
            (84, 36, 1),
            (44, 22, 0),
            (77, 20, 1),
            (60, 12, 0),
            (32, 54, 0),
            (88, 53, 1),
        ):
            pen.curve([(60, 58), ((60 + x) / 2, y + 12), (x, y)], 1, p.leaf_dark)
            _monstera(pen, x, y, p, is_dark=bool(turn))
    else:
        for x, y in ((44, 18), (52, 8), (60, 14), (68, 6), (76, 19), (38, 30), (82, 30)):
            bend = (60 + x) / 2
            leaf = rng.choice((p.leaf, p.leaf_dark))
            pen.blob(
                [(57, 60), (bend - 4, (y + 56) / 2), (x, y), (bend + 4, (y + 58) / 2), (63, 60)],
                leaf,
            )
            pen.curve([(60, 58), (bend, (y + 57) / 2), (x, y)], 0.4, mix(leaf, WHITE, 0.4))
    pen.poly([(46, 56), (74, 56), (70.4, 77.4), (49.6, 77.4)], p.main)
    pen.poly([(66, 56), (74, 56), (70.4, 77.4), (64.6, 77.4)], p.dark)
    pen.box(44.4, 53.4, 31.2, 5, p.light, r=1)
    pen.poly([(49, 60), (52, 60), (53, 75), (51.4, 75)], clear(WHITE, 70))


def _monstera(pen: Pen, x: float, y: float, p: Palette, *, is_dark: bool) -> None:
    leaf = p.leaf_dark if is_dark else p.leaf
    way = -1 if x < 60 else 1
    pen.blob(
        [
            (x - way * 7, y + 7),
            (x - way * 8, y - 3),
            (x, y - 8),
            (x + way * 8, y - 3),
            (x + way * 10, y + 7),
            (x, y + 8),
        ],
        leaf,
    )
    pen.curve([(x - way * 6, y + 6), (x, y), (x + way * 8, y + 4)], 0.5, mix(leaf, WHITE, 0.4))
    pen.line([(x, y), (x + way * 1, y - 6)], 0.4, mix(leaf, WHITE, 0.4))
