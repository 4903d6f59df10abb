"""Pictures for tests: drawn from a number, so that two numbers give two pictures."""

from __future__ import annotations

from io import BytesIO

import numpy as np
from PIL import Image


def picture(number: int, *, width: int = 900, height: int = 600) -> Image.Image:
    """Patches of colour, with as much detail as a photo has for a hash."""
    patches = np.random.default_rng(number).integers(0, 255, (32, 48, 3), dtype=np.uint8)
    return Image.fromarray(patches).resize((width, height), Image.Resampling.BICUBIC)


def jpeg(image: Image.Image, quality: int = 85) -> bytes:
    page = BytesIO()
    image.save(page, "JPEG", quality=quality)
    return page.getvalue()
