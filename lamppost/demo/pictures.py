"""Pictures for the demo's ads: drawn, never photographed, the same for the same seed."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from random import Random

from PIL import Image, ImageOps

from lamppost.demo.drawings import DRAWINGS, NOUNS
from lamppost.demo.drawings.colour import palette
from lamppost.demo.drawings.light import HOURS, Hour, light_up
from lamppost.demo.drawings.pen import Pen
from lamppost.demo.drawings.scene import sky

KINDS: tuple[str, ...] = tuple(DRAWINGS)

_FINER = 2  # the sheet's pixels for one of the picture: what makes the edges smooth
_QUALITY = 86


@dataclass(frozen=True)
class _Look:
    """What chance decides about a picture."""

    hour: Hour
    zoom: float
    shift: int
    is_mirrored: bool
    rng: Random


def draw(kind: str, hue: int, seed: int, size: tuple[int, int] = (1200, 900)) -> bytes:
    """A JPEG of one thing (a name of KINDS) in one hue (0 to 360)."""
    place, thing = DRAWINGS[kind]
    look = _look(kind, hue, seed)
    sheet = sky((size[0] * _FINER, size[1] * _FINER), look.hour)
    lamp = place(Pen(sheet), hue, look.hour, look.rng)
    thing(Pen(sheet, zoom=look.zoom), palette(hue, shift=look.shift), look.rng)
    picture = light_up(sheet.reduce(_FINER), look.hour, lamp)
    return _jpeg(ImageOps.mirror(picture) if look.is_mirrored else picture)


def alt(kind: str, hue: int, seed: int) -> str:
    """What the picture shows, for somebody who does not see it."""
    return f"{NOUNS[kind]}, drawn in {_look(kind, hue, seed).hour.name} light"


def _look(kind: str, hue: int, seed: int) -> _Look:
    rng = Random(f"{kind} {hue} {seed}")
    return _Look(
        hour=rng.choices(HOURS, weights=(4, 3, 3, 2))[0],
        zoom=rng.uniform(0.94, 1.1),
        shift=rng.randrange(-5, 6),
        is_mirrored=rng.random() < 0.5,
        rng=rng,
    )


def _jpeg(picture: Image.Image) -> bytes:
    out = BytesIO()
    picture.save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()
