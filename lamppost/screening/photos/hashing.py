"""The PDQ hash of a picture. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

import numpy as np
import pdqhash
from PIL import Image

BITS = 256
HEX_DIGITS = BITS // 4
# Every picture is brought to this, up or down: PDQ blurs by whole pixels, so one picture saved in
# several sizes gives hashes up to 26 bits apart; brought to one size first, up to 12. Towards those
# who hash pictures as they come, as most lists do, it is no worse than doing likewise, and takes a
# fifth of the time. Figures: docs/algorithms/photos.md.
LONGEST_PX = 960


@dataclass(frozen=True)
class Hashed:
    """pdq: 64 hexadecimal digits, as lists of hashes write it. quality: 0 to 100; below 50 there
    is too little in the picture (a wall, a page of text) for a match to say much."""

    pdq: str
    quality: int


def hash_of(image: bytes | Image.Image) -> Hashed:
    """PDQ as Meta published it in 2019 ("The TMK+PDQF Video-Hashing Algorithm and the PDQ
    Image-Hashing Algorithm"). Raises what Pillow raises for bytes that are no picture."""
    opened = Image.open(BytesIO(image)) if isinstance(image, bytes) else image
    opened.draft("RGB", (LONGEST_PX, LONGEST_PX))  # a large JPEG is decoded at half its size
    scale = LONGEST_PX / max(opened.size)
    size = max(1, round(opened.width * scale)), max(1, round(opened.height * scale))
    shown = opened.convert("RGB").resize(size, Image.Resampling.BILINEAR)
    bits, quality = pdqhash.compute(np.asarray(shown))
    return Hashed(np.packbits(bits.astype(np.uint8)).tobytes().hex(), int(quality))
