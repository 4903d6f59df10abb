"""The sizes in which a picture is kept, and how it gets there."""

from __future__ import annotations

from enum import StrEnum
from io import BytesIO

from PIL import Image

# 82 is where a photo of 1920 px stops showing the difference and starts saving bytes.
JPEG_QUALITY = 82
# First a quick average down to twice the size, then the careful filter: half the time of
# the filter alone, and no eye can tell.
_REDUCING_GAP = 2.0


class Size(StrEnum):
    """For a row of a list, for a card or a small screen, for the page of one photo."""

    SMALL = "s"
    MEDIUM = "m"
    LARGE = "l"

    @property
    def longest_px(self) -> int:
        """The longest side that a picture of this size has. It may be less, never more."""
        return _LONGEST_PX[self]


_LONGEST_PX = {Size.SMALL: 400, Size.MEDIUM: 960, Size.LARGE: 1920}


def pressed(sheet: Image.Image) -> dict[Size, bytes]:
    """`sheet` as a progressive JPEG in every size; a small sheet is not blown up.

    From large to small, each from the one before: the large one is read once.
    """
    pages: dict[Size, bytes] = {}
    page = b""
    for size in (Size.LARGE, Size.MEDIUM, Size.SMALL):
        smaller = shrunk(sheet, size.longest_px)
        if smaller is not sheet or not page:
            page = _jpeg(smaller)
        pages[size], sheet = page, smaller
    return pages


def shrunk(image: Image.Image, longest_px: int) -> Image.Image:
    """`image` with no side longer than `longest_px`; itself when it already is so."""
    size = fitted(image.size, longest_px)
    if size == image.size:
        return image
    return image.resize(size, Image.Resampling.BICUBIC, reducing_gap=_REDUCING_GAP)


def fitted(size: tuple[int, int], longest_px: int) -> tuple[int, int]:
    """`size` scaled down, never up, to fit a square of `longest_px`; no side becomes 0."""
    scale = min(1.0, longest_px / max(size))
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _jpeg(image: Image.Image) -> bytes:
    page = BytesIO()
    image.save(page, "JPEG", quality=JPEG_QUALITY, progressive=True)
    return page.getvalue()
