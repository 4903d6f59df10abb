"""Things with an engine: a car, a van, a motorbike."""

from __future__ import annotations

from math import cos, pi, sin
from random import Random

from .colour import GLOW, INK, WHITE, Palette, clear, mix
from .pen import Pen


def car(pen: Pen, p: Palette, rng: Random) -> None:
    pen.shadow(60, 77, 52, ry=3.4)
    tall = rng.choice((0, 2.5))
    pen.blob(
        [
            (10, 72),
            (9, 62),
            (12, 56),
            (27, 52.5),
            (36, 41 - tall),
            (46, 37 - tall),
            (66, 37 - tall),
            (76, 41),
            (88, 52),
            (104, 55.5),
            (110, 61),
            (110.6, 71),
            (100, 73.6),
            (20, 73.6),
        ],
        p.main,
    )
    pen.blob(
        [(32.5, 52), (39, 43 - tall), (46, 40 - tall), (55, 40 - tall), (55, 52.4), (44, 52.4)],
        p.glass,
    )
    pen.blob(
        [
            (58.4, 40 - tall),
            (66, 40 - tall),
            (73, 43),
            (81, 51),
            (80, 52.4),
            (68, 52.4),
            (58.4, 52.4),
        ],
        p.glass,
    )
    pen.poly([(42, 42.4), (46, 42.4), (40, 51.4), (36, 51.4)], clear(WHITE, 110))
    pen.poly([(63, 42), (66, 42), (62, 51.4), (59.4, 51.4)], clear(WHITE, 90))
    pen.curve([(13, 58.6), (40, 56), (80, 56), (107, 59.6)], 0.7, p.light)
    pen.box(9.6, 67, 101, 5.6, p.deep, r=2.4)
    pen.line([(57, 53), (57.4, 68)], 0.4, p.deep)
    pen.line([(33, 55), (36, 67)], 0.4, p.deep)
    pen.box(50, 57.6, 4.6, 1.2, p.deep, r=0.6)
    pen.box(76, 57.6, 4.6, 1.2, p.deep, r=0.6)
    pen.blob([(103.4, 58), (108, 59.4), (109.6, 63), (104.4, 62.4)], GLOW)
    pen.blob([(10.4, 59), (14, 58), (14, 63), (9.8, 63)], (188, 76, 62))
    for x in (30, 90):
        _wheel(pen, x, 70, 8.4, p)


def _wheel(pen: Pen, x: float, y: float, r: float, p: Palette) -> None:
    pen.half(x, y, r + 1.6, mix(p.deep, INK, 0.5))
    pen.disc(x, y, r, p.tyre)
    pen.disc(x, y, r * 0.62, p.metal)
    pen.disc(x, y, r * 0.5, (206, 204, 198))
    for i in range(5):
        at = i * 2 * pi / 5
        pen.disc(x + r * 0.32 * cos(at), y + r * 0.32 * sin(at), r * 0.09, p.metal_dark)
    pen.disc(x, y, r * 0.13, p.metal_dark)


def van(pen: Pen, p: Palette, rng: Random) -> None:
    pen.shadow(60, 77, 54, ry=3.4)
    pen.blob(
        [
            (10, 73),
            (8, 60),
            (9, 34),
            (13, 27.4),
            (24, 26),
            (80, 26),
            (90, 28),
            (99, 44),
            (110, 50),
            (112, 60),
            (112, 72),
            (100, 74),
            (20, 74),
        ],
        p.main,
    )
    pen.poly(
        [(11.6, 29.6), (14, 27.6), (24, 26.4), (80, 26.4), (88.6, 28), (91.4, 31.4), (10.6, 31.4)],
        p.pale,
    )
    pen.blob([(80, 33), (89.4, 33.4), (96.4, 46.4), (80, 46.4)], p.glass)
    pen.poly([(84, 34.4), (88, 34.4), (83, 45.6), (80.6, 45.6), (80.6, 41)], clear(WHITE, 110))
    for x in (17, 37, 57) if rng.random() < 0.5 else (57,):
        pen.box(x, 33.6, 16, 12.4, p.glass, r=2)
        pen.poly([(x + 4, 34.4), (x + 8, 34.4), (x + 4, 45.4), (x + 1, 45.4)], clear(WHITE, 100))
    pen.box(9, 52, 103, 2, p.light)
    pen.box(8.6, 68, 103.6, 5.4, p.deep, r=2)
    pen.line([(77, 30), (77, 68)], 0.4, p.deep)
    pen.line([(54, 30), (54, 68)], 0.4, p.deep)
    pen.box(56, 57, 5, 1.3, p.deep, r=0.6)
    pen.box(80, 57, 5, 1.3, p.deep, r=0.6)
    pen.blob([(107, 53), (111, 54), (112, 59), (107.6, 58.4)], GLOW)
    pen.box(8.4, 54, 2.4, 6, (188, 76, 62), r=0.8)
    for x in (30, 92):
        _wheel(pen, x, 70.4, 8.6, p)


def motorbike(pen: Pen, p: Palette, rng: Random) -> None:
    pen.shadow(60, 77.4, 46, ry=2.8)
    for x in (32, 90):
        pen.disc(x, 63, 14, p.tyre)
        pen.disc(x, 63, 10, (202, 198, 190))
        pen.ring(x, 63, 10, 1.2, p.metal_dark)
        for i in range(6):
            at = i * pi / 3
            pen.line([(x, 63), (x + 9 * cos(at), 63 + 9 * sin(at))], 0.8, p.metal_dark)
        pen.disc(x, 63, 2.4, p.metal_dark)
    pen.line([(90, 63), (79, 33)], 2.3, p.metal)
    pen.blob([(46, 52), (60, 50), (74, 51), (73, 66), (62, 71), (48, 68)], p.metal_dark)
    for y in (54, 57, 60):
        pen.line([(52, y), (68, y)], 0.8, p.metal)
    pen.disc(60, 65, 4.6, p.metal)
    pen.curve([(68, 64), (60, 71.4), (40, 71), (20, 70)], 2.6, (206, 204, 198))
    pen.line([(50, 50), (32, 63)], 2, INK)
    pen.line([(32, 63), (56, 66)], 2, INK)
    pen.blob([(16, 51), (26, 46), (40, 47.6), (46, 50), (36, 52.6), (24, 51)], p.dark)
    pen.blob([(24, 43.6), (38, 41), (52, 45), (58, 48), (50, 50), (34, 48.6)], INK)
    pen.blob([(50, 46), (57, 37.6), (69, 35.6), (78, 40.6), (76, 47.6), (62, 50.6)], p.main)
    pen.blob([(57, 41), (64, 38), (71, 38.6), (64, 41)], clear(WHITE, 90))
    pen.blob([(78, 52), (88, 46.6), (100, 50), (104, 55), (92, 50.8)], p.main)
    pen.curve([(79, 34), (76, 28.6), (69, 27.6)], 1.5, INK)
    pen.disc(83.4, 36.4, 4.4, p.metal)
    pen.disc(84.6, 36.4, 3.4, GLOW if rng.random() < 0.6 else WHITE)
    pen.line([(54, 70), (50, 77)], 1.2, INK)
