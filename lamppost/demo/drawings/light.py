"""The light of a drawing: the time of day, and one lamp that falls on everything."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PIL import Image, ImageChops

from .colour import Colour
from .pen import HEIGHT, WIDTH

# The maps of light are drawn this small and stretched: light has no edges.
_SMALL = (WIDTH, HEIGHT)


@dataclass(frozen=True)
class Hour:
    """A time of day: what the sky is, what shade lies on things, how strong the lamp is."""

    name: str
    sky: tuple[Colour, Colour]
    wall_tint: Colour
    shade: Colour
    warmth: float


MORNING = Hour(
    "morning", ((196, 216, 222), (247, 236, 214)), (247, 241, 228), (222, 214, 208), 0.30
)
NOON = Hour("noon", ((172, 204, 220), (229, 234, 226)), (242, 240, 232), (226, 222, 218), 0.22)
EVENING = Hour(
    "evening", ((134, 142, 176), (246, 196, 150)), (243, 222, 198), (176, 150, 158), 0.46
)
NIGHT = Hour("night", ((44, 54, 84), (104, 104, 128)), (206, 196, 190), (84, 88, 122), 0.62)
HOURS = (MORNING, NOON, EVENING, NIGHT)


def light_up(picture: Image.Image, hour: Hour, lamp: tuple[int, int]) -> Image.Image:
    """The picture under the lamp: far corners in shade, a warm pool near the light."""
    shade, glow = _maps(hour, lamp)
    shaded = ImageChops.multiply(picture, shade.resize(picture.size, Image.Resampling.BILINEAR))
    lit = ImageChops.screen(shaded, glow.resize(picture.size, Image.Resampling.BILINEAR))
    return ImageChops.add(lit, _grain(picture.size), offset=-128)


@lru_cache(maxsize=128)
def _maps(hour: Hour, lamp: tuple[int, int]) -> tuple[Image.Image, Image.Image]:
    reach = 150 if hour is NIGHT else 205
    pool = _pool((lamp[0] * 0.4 + 36, lamp[1] * 0.3 + 38), reach)
    white, shade = Image.new("RGB", _SMALL, "white"), Image.new("RGB", _SMALL, hour.shade)
    warm = Image.new("RGB", _SMALL, tuple(round(part * hour.warmth) for part in (255, 186, 92)))
    dark = Image.new("RGB", _SMALL, 0)
    halo = _pool(lamp, 96).point([round((level / 255) ** 2 * 255) for level in range(256)])
    return Image.composite(white, shade, pool), Image.composite(warm, dark, halo)


def _pool(middle: tuple[float, float], reach: int) -> Image.Image:
    """A round of light, 255 in the middle and 0 where it ends."""
    sheet = Image.new("L", _SMALL, 0)
    # Pillow's gradient runs to the corners of its square; a round ends at the sides, at 181.
    fading = [max(0, 255 - round(level * 255 / 181)) for level in range(256)]
    light = Image.radial_gradient("L").point(fading).resize((reach * 2, reach * 2))
    sheet.paste(light, (round(middle[0] - reach), round(middle[1] - reach)))
    return sheet


@lru_cache(maxsize=4)
def _grain(size: tuple[int, int]) -> Image.Image:
    """The tooth of the paper. Made from a fixed pattern: the same ad has the same picture."""
    tile = Image.frombytes("L", (97, 89), bytes(126 + _tooth(i) for i in range(97 * 89)))
    sheet = Image.new("L", size, 128)
    for y in range(0, size[1], 89):
        for x in range(0, size[0], 97):
            sheet.paste(tile, (x, y))
    return sheet.convert("RGB")


def _tooth(i: int) -> int:
    """A number from 0 to 4 that looks like chance (the finaliser of a multiplicative hash)."""
    mixed = (i * 2654435761) & 0xFFFFFFFF
    return ((mixed ^ (mixed >> 15)) * 2246822519 >> 13) % 5
