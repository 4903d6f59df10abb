"""How long cleaning one phone photo takes, by format, and how much memory.

    PYTHONPATH=. python benchmarks/pictures.py [--runs 7] [--megapixels 12]

Makes its own photo (gradients, edges and sensor noise), so that anybody can run it. Every
format is measured in a process of its own, held to one core where the system allows.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import resource
import statistics
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from io import BytesIO
from typing import Any, NamedTuple, TypeVar

from PIL import Image, ImageChops, ImageCms, ImageDraw

from lamppost.board.pictures import clean_picture

Result = TypeVar("Result")

# PNG keeps the grain, so that twelve megapixels of it would be refused for their bytes; and
# what people send as PNG are pictures of their screen.
_PNG_MEGAPIXELS = 4.0
_SAVED: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 92},
    "JPEG progressive": {"quality": 92, "progressive": True},
    "WEBP": {"quality": 85, "method": 2},
    "HEIF": {"quality": 60},
    "AVIF": {"quality": 65, "speed": 9},
    "PNG": {"compress_level": 3},
}
# ru_maxrss is in kilobytes on Linux, in bytes on macOS.
_PEAK_UNIT = 1 if sys.platform == "darwin" else 1024


class Measured(NamedTuple):
    """Median milliseconds, peak megabytes above the idle program, bytes of all sizes."""

    ms: float
    peak_mb: float
    kept_bytes: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--megapixels", type=float, default=12.2)
    asked = parser.parse_args()
    print(f"median of {asked.runs} runs, one core")
    print(f"{'format':18}{'megapixels':>11}{'upload MB':>11}{'ms':>7}{'peak MB':>9}{'kept kB':>9}")
    for name in _SAVED:
        megapixels = min(asked.megapixels, _PNG_MEGAPIXELS) if name == "PNG" else asked.megapixels
        body = _apart(make_photo, name, megapixels)
        took = _apart(measure, body, asked.runs)
        print(
            f"{name:18}{megapixels:11.1f}{len(body) / 1e6:11.1f}{took.ms:7.0f}"
            f"{took.peak_mb:9.0f}{took.kept_bytes / 1e3:9.0f}"
        )


def _apart(task: Callable[..., Result], *args: object) -> Result:
    """The result of `task` from a fresh process: peak memory never goes down in an old one."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        return pool.submit(task, *args).result()


def measure(body: bytes, runs: int) -> Measured:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    idle = _peak_mb()
    took, kept = [], 0
    for _ in range(runs):
        start = time.perf_counter()
        picture = clean_picture(body)
        took.append(time.perf_counter() - start)
        kept = sum(map(len, picture.sizes.values()))
    return Measured(statistics.median(took) * 1000, _peak_mb() - idle, kept)


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _PEAK_UNIT / 1e6


def make_photo(name: str, megapixels: float) -> bytes:
    """A photo 4 to 3, with a colour profile as phones add it, saved as `name` says."""
    width = round((megapixels * 1e6 * 4 / 3) ** 0.5)
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    body = BytesIO()
    photo = _drawn(width, width * 3 // 4)
    photo.save(body, name.split()[0], icc_profile=profile, **_SAVED[name])
    return body.getvalue()


def _drawn(width: int, height: int) -> Image.Image:
    """Soft light, hard edges, and each channel with the grain of a small sensor."""
    across = Image.linear_gradient("L").resize((width, height))
    around = Image.radial_gradient("L").resize((width, height))
    photo = Image.merge("RGB", (across, around, ImageChops.invert(across)))
    draw = ImageDraw.Draw(photo)
    for step in range(40):
        x, y = step * width // 40, step * height // 60
        draw.rectangle((x, y, x + width // 9, y + height // 7), outline=step * 6, width=9)
    grain = [Image.effect_noise((width, height), 7) for _ in range(3)]
    return ImageChops.add(photo, Image.merge("RGB", grain), scale=1, offset=-128)


if __name__ == "__main__":
    main()
