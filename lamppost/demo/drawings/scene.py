"""Where a thing stands: in a room, out of doors, on a table, on a wall."""

from __future__ import annotations

from random import Random

from PIL import Image

from .colour import GLOW, INK, LAMP, WHITE, Colour, clear, hsl, mix
from .light import EVENING, NIGHT, Hour
from .pen import Pen

Lamp = tuple[int, int]


def sky(size: tuple[int, int], hour: Hour) -> Image.Image:
    """A sheet of the sky, from its height down to the ground."""
    column = Image.new("RGB", (1, 4))
    for y, part in enumerate((0.0, 0.4, 0.8, 1.0)):
        column.putpixel((0, y), mix(hour.sky[0], hour.sky[1], part))
    return column.resize((1, size[1]), Image.Resampling.BILINEAR).resize(
        size, Image.Resampling.NEAREST
    )


def indoors(pen: Pen, hue: int, hour: Hour, rng: Random) -> Lamp:
    """A wall, a floor, and a little of somebody's home. Gives where the lamp is."""
    wall = mix(hsl(hue + rng.choice((165, 190, 30)), 26, 78), hour.wall_tint, 0.45)
    floor = mix((196, 160, 122), hsl(hue, 14, 62), rng.choice((0.1, 0.45)))
    pen.box(-20, -60, 160, 140, wall)
    has_lamp = rng.random() < 0.4
    _wall_piece(pen, wall, hour, rng, is_bare=has_lamp)
    pen.box(-20, 63, 160, 60, floor)
    pen.box(-20, 60.6, 160, 2.4, mix(wall, WHITE, 0.6))
    pen.box(-20, 63, 160, 0.7, clear(INK, 40))
    for y in (68.5, 75, 83):
        pen.box(-20, y, 160, 0.22, clear(INK, 28))
    if rng.random() < 0.45:
        rug = mix(hsl(hue + 150, 26, 58), wall, 0.25)
        pen.disc(60, 78, 46, rug, ry=8.5)
        pen.disc(60, 78, 42, mix(rug, WHITE, 0.25), ry=7.3)
        pen.disc(60, 78, 40.5, rug, ry=6.9)
    return _hanging_lamp(pen) if has_lamp else (rng.randrange(12, 40), 4)


def _wall_piece(pen: Pen, wall: Colour, hour: Hour, rng: Random, *, is_bare: bool) -> None:
    # A hanging lamp would hang before the window or the frames.
    pieces = ("panels", "nothing") if is_bare else ("window", "frames", "panels", "nothing")
    piece = rng.choice(pieces)
    if piece == "window":
        x = rng.choice((8, 84))
        pen.box(x - 1.6, 8.4, 29.2, 35.2, mix(wall, WHITE, 0.75), r=0.8)
        pen.box(x, 10, 26, 32, mix(hour.sky[0], hour.sky[1], 0.4))
        pen.blob([(x, 42), (x, 35), (x + 7, 31), (x + 15, 35), (x + 26, 32), (x + 26, 42)],
                 mix((96, 124, 100), hour.sky[0], 0.4))  # fmt: skip
        for left, top, w, h in ((x + 12.4, 10, 1.2, 32), (x, 25.4, 26, 1.2), (x - 3, 42, 32, 2)):
            pen.box(left, top, w, h, mix(wall, WHITE, 0.75))
    elif piece == "frames":
        for x, y, w, h in ((14, 14, 13, 17), (31, 18, 9, 11)):
            pen.box(x, y, w, h, mix(wall, INK, 0.55))
            pen.box(x + 1, y + 1, w - 2, h - 2, WHITE)
            pen.disc(x + w / 2, y + h * 0.55, w * 0.2, mix(wall, LAMP, 0.5))
    elif piece == "panels":
        for x in range(-8, 128, 17):
            pen.box(x, 0, 0.5, 61, clear(INK, 22))


def _hanging_lamp(pen: Pen) -> Lamp:
    pen.line([(24, -30), (24, 8)], 0.5, INK)
    pen.poly([(24, 7), (31, 15), (17, 15)], (72, 66, 64))
    pen.half(24, 15, 3, GLOW, ry=-3)
    return 24, 17


def outdoors(pen: Pen, hue: int, hour: Hour, rng: Random) -> Lamp:
    """Far trees or roofs, the ground, and the street's own lamp. Gives where it shines."""
    far = mix(mix((98, 122, 104), hsl(hue + 90, 20, 50), 0.3), hour.sky[1], 0.5)
    near = mix(mix((98, 126, 96), hour.shade, 0.25), hour.sky[1], 0.12)
    _hills(pen, 50, far, rng)
    if rng.random() < 0.55:
        _roofs(pen, mix(far, INK, 0.16), hour, rng)
    else:
        _hills(pen, 56, mix(far, near, 0.6), rng)
    street = rng.random() < 0.5
    pen.box(-20, 62, 160, 60, (158, 152, 146) if street else near)
    pen.box(-20, 62, 160, 1.6 if street else 0, (190, 184, 174))
    pen.box(-20, 83, 160, 40, (146, 140, 135) if street else mix(near, INK, 0.07))
    x = rng.choice((14, 20, 103))
    _street_lamp(pen, x, hour)
    return x, 17


def _hills(pen: Pen, height: float, colour: Colour, rng: Random) -> None:
    tops = [(x, height + rng.uniform(-5, 5)) for x in range(-30, 160, 14)]
    pen.blob([(-40, 100), *tops, (160, 100)], colour)


def _roofs(pen: Pen, colour: Colour, hour: Hour, rng: Random) -> None:
    x = -14.0
    lit = GLOW if hour in (EVENING, NIGHT) else mix(colour, WHITE, 0.35)
    while x < 130:
        w, h = rng.uniform(12, 19), rng.uniform(9, 15)
        pen.box(x, 63 - h, w, h, colour)
        pen.poly(
            [(x - 1.5, 63 - h), (x + w / 2, 57 - h), (x + w + 1.5, 63 - h)], mix(colour, INK, 0.14)
        )
        pen.box(x + w * 0.3, 65 - h, 2.2, 2.8, lit)
        pen.box(x + w * 0.6, 65 - h, 2.2, 2.8, lit)
        x += w + rng.uniform(0, 5)


def _street_lamp(pen: Pen, x: float, hour: Hour) -> None:
    post = (66, 62, 62)
    pen.box(x - 0.6, 20, 1.2, 44, post)
    pen.box(x - 1.8, 62, 3.6, 2.4, post, r=0.6)
    pen.poly([(x - 2.6, 13), (x + 2.6, 13), (x + 1.7, 20.4), (x - 1.7, 20.4)],
             LAMP if hour in (EVENING, NIGHT) else (244, 214, 160))  # fmt: skip
    pen.poly([(x, 9), (x + 3.8, 13.2), (x - 3.8, 13.2)], post)


def on_a_table(pen: Pen, hue: int, hour: Hour, rng: Random) -> Lamp:
    """A table top before a plain wall."""
    wall = mix(hsl(hue + rng.choice((170, 200, 20)), 24, 74), hour.wall_tint, 0.4)
    top = rng.choice(((190, 144, 102), (166, 120, 84), (206, 178, 144), (214, 208, 196)))
    pen.box(-20, -60, 160, 140, wall)
    has_lamp = rng.random() < 0.4
    _wall_piece(pen, wall, hour, rng, is_bare=has_lamp)
    pen.poly([(-20, 56), (140, 56), (140, 120), (-20, 120)], top)
    pen.box(-20, 56, 160, 0.8, mix(top, WHITE, 0.35))
    for y in (61, 67.5, 75.5, 84.5):
        pen.box(-20, y, 160, 0.2, clear(INK, 24))
    return _hanging_lamp(pen) if has_lamp else (rng.randrange(12, 40), 4)


def on_a_wall(pen: Pen, hue: int, hour: Hour, rng: Random) -> Lamp:
    """A brick wall in the street."""
    brick = mix(hsl(rng.choice((14, 22, 34)), 26, 62), hour.wall_tint, 0.3)
    pen.box(-20, -60, 160, 200, mix(brick, WHITE, 0.22))
    for row in range(-8, 26):
        for column in range(-2, 15):
            x = column * 10 + (row % 2) * 5
            shade = mix(brick, INK, rng.choice((0, 0, 0.04, 0.08)))
            pen.box(x, row * 4.6, 9.5, 4.1, shade)
    return rng.randrange(14, 40), 4
