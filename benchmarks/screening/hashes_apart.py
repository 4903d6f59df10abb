"""How far saving and shrinking a picture moves its hash, as we hash it and as it comes.

    PYTHONPATH=. python -m benchmarks.screening.hashes_apart

On made pictures whose detail is spread over sizes as that of photos is (noise whose strength
falls with its fineness), each saved in several sizes and qualities.
"""

from __future__ import annotations

from io import BytesIO
from itertools import combinations, product

import numpy as np
import pdqhash
from PIL import Image

from benchmarks.measure.clocks import nth
from lamppost.screening.photos.hashing import hash_of

PICTURES = 12
WIDTH, HEIGHT = 1500, 1000
WIDTHS = (320, 400, 640, 960, 1200, 1500)
QUALITIES = (40, 60, 85)


def main() -> None:
    pictures = [_picture(seed) for seed in range(PICTURES)]
    ours = [[_ours(one) for one in _saved(picture)] for picture in pictures]
    plain = [[_plain(one) for one in _saved(picture)] for picture in pictures]
    print(f"{'bits of 256 that differ':48}{'p50':>6}{'p90':>6}{'p99':>6}{'most':>6}")
    _tell("two savings of one picture, ours", [_pairs(hashes) for hashes in ours])
    _tell("two savings of one picture, hashed as they come", [_pairs(hashes) for hashes in plain])
    both = zip(ours, plain, strict=True)
    across = [[_apart(a, b) for a, b in product(one, other)] for one, other in both]
    _tell("ours and a list's, hashed as they come", across)
    firsts = [hashes[0] for hashes in ours]
    _tell("two pictures, ours: least is what counts", [_pairs(firsts)])
    print(f"least between two pictures: {min(_pairs(firsts))}")


def _picture(seed: int) -> Image.Image:
    noise = np.random.default_rng(seed).standard_normal((HEIGHT, WIDTH))
    fineness = np.hypot(np.fft.fftfreq(HEIGHT)[:, None], np.fft.fftfreq(WIDTH))
    fineness[0, 0] = 1.0
    shades = np.fft.ifft2(np.fft.fft2(noise) / fineness**1.1).real
    shades = (shades - shades.min()) / (shades.max() - shades.min()) * 255
    return Image.fromarray(shades.astype(np.uint8)).convert("RGB")


def _saved(picture: Image.Image) -> list[Image.Image]:
    made = []
    for width, quality in product(WIDTHS, QUALITIES):
        page = BytesIO()
        size = width, width * HEIGHT // WIDTH
        picture.resize(size, Image.Resampling.BICUBIC).save(page, "JPEG", quality=quality)
        made.append(Image.open(page).convert("RGB"))
    return made


def _ours(picture: Image.Image) -> int:
    return int(hash_of(picture).pdq, 16)


def _plain(picture: Image.Image) -> int:
    bits, _quality = pdqhash.compute(np.asarray(picture))
    return int(np.packbits(bits.astype(np.uint8)).tobytes().hex(), 16)


def _pairs(hashes: list[int]) -> list[int]:
    return [_apart(one, other) for one, other in combinations(hashes, 2)]


def _apart(one: int, other: int) -> int:
    return (one ^ other).bit_count()


def _tell(what: str, groups: list[list[int]]) -> None:
    bits = [far for group in groups for far in group]
    shares = "".join(f"{nth(bits, share):6}" for share in (0.5, 0.9, 0.99, 1.0))
    print(f"{what:48}{shares}")


if __name__ == "__main__":
    main()
