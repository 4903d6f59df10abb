"""The colours of a drawing: paper, ink and one lamp, and a hue that the ad brings."""

from __future__ import annotations

from colorsys import hls_to_rgb
from dataclasses import dataclass

Colour = tuple[int, int, int]

PAPER: Colour = (241, 235, 224)
WHITE: Colour = (249, 245, 236)
INK: Colour = (46, 41, 38)
LAMP: Colour = (240, 163, 47)
GLOW: Colour = (255, 214, 140)


@dataclass(frozen=True)
class Palette:
    """The inks of one thing. The hue is 0 to 360; wood, metal and white stay what they are."""

    hue: int
    main: Colour
    dark: Colour
    deep: Colour
    light: Colour
    pale: Colour
    other: Colour
    other_dark: Colour
    wood: Colour = (178, 128, 84)
    wood_dark: Colour = (134, 92, 60)
    wood_light: Colour = (207, 163, 118)
    metal: Colour = (172, 172, 170)
    metal_dark: Colour = (112, 114, 118)
    leaf: Colour = (104, 140, 96)
    leaf_dark: Colour = (72, 106, 76)
    glass: Colour = (196, 214, 216)
    tyre: Colour = (58, 54, 54)


def palette(hue: int, *, shift: int = 0) -> Palette:
    """The inks for a hue; shift (about -6 to 6) makes them lighter or darker."""
    return Palette(
        hue=hue,
        main=hsl(hue, 35, 52 + shift),
        dark=hsl(hue, 35, 41 + shift),
        deep=hsl(hue, 36, 29),
        light=hsl(hue, 38, 64 + shift),
        pale=hsl(hue, 40, 82),
        other=hsl(hue + 150, 34, 56),
        other_dark=hsl(hue + 150, 34, 44),
    )


def hsl(hue: float, saturation: float, lightness: float) -> Colour:
    """Degrees, percent, percent."""
    parts = hls_to_rgb(hue % 360 / 360, lightness / 100, saturation / 100)
    red, green, blue = (round(part * 255) for part in parts)
    return red, green, blue


def mix(one: Colour, other: Colour, part: float) -> Colour:
    """One colour with so much (0.0 to 1.0) of the other."""
    red, green, blue = (round(a + (b - a) * part) for a, b in zip(one, other, strict=True))
    return red, green, blue


def clear(colour: Colour, alpha: int) -> tuple[int, int, int, int]:
    """The colour as glass: alpha from 0 (not there) to 255 (solid)."""
    return (*colour, alpha)
