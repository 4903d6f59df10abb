"""A picture as it was seen when it was taken, however the camera was held."""

from __future__ import annotations

from PIL import Image
from PIL.ExifTags import Base

# Exif 2.3, tag 274: where the first row and column lie; and what brings them back.
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def upright(image: Image.Image, *, like: Image.Image) -> Image.Image:
    """`image` turned as the metadata of `like`, the upload that it came from, asks."""
    turn = _TURNS.get(_orientation(like))
    return image if turn is None else image.transpose(turn)


def _orientation(image: Image.Image) -> int:
    # A HEIC picture is turned by its decoder, which then says 1 here.
    try:
        value = image.getexif().get(Base.Orientation, 1)
    except Exception:  # A stranger's bytes again, and a good photo may come with bad Exif.
        return 1
    return value if isinstance(value, int) else 1
