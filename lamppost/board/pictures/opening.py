"""Decoding a stranger's bytes: one decoder, the size looked at first, any failure refused."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from PIL import Image
from pillow_heif import register_heif_opener

from lamppost.board.pictures import refusals
from lamppost.board.pictures.formats import Format, wanted_format
from lamppost.board.pictures.jpeg_scans import has_too_many_scans
from lamppost.board.pictures.sizes import Size, fitted

# A thumbnail inside the file may show another picture than the one that a viewer shows.
register_heif_opener(thumbnails=False, depth_images=False, aux_images=False)

# Pillow writes every Exif tag that it reads, place and name and all, to its debug log.
logging.getLogger("PIL").setLevel(logging.INFO)


def decoded(body: bytes) -> Image.Image:
    """The first frame of the picture in `body`, its pixels decoded. Raises PictureRefused."""
    kind = wanted_format(body)
    if kind is Format.JPEG and has_too_many_scans(body):
        raise refusals.broken()
    with _failure_refused():
        image = Image.open(BytesIO(body), formats=[kind])
        _check_measures(image)
        if kind is Format.JPEG:
            # The decoder skips the detail that no size shows: a quarter of the work and of
            # the memory for a phone's photo.
            image.draft(None, fitted(image.size, Size.LARGE.longest_px))
        image.load()
    return image


def _check_measures(image: Image.Image) -> None:
    """Looks at the header only: a few bytes can claim pixels for gigabytes of memory."""
    if image.width * image.height > refusals.MAX_PIXELS:
        raise refusals.too_many_pixels()
    if min(image.size) < refusals.MIN_SIDE_PX:
        raise refusals.too_small()


@contextmanager
def _failure_refused() -> Iterator[None]:
    """Whatever a decoder raises about a stranger's bytes becomes a refusal.

    Five decoders raise a dozen kinds of error (OSError, SyntaxError, ValueError,
    struct.error, zlib.error, MemoryError, ...) and every release adds some. A list would be
    wrong by next year, and a wrong list is an error page for an ordinary broken file.
    """
    try:
        yield
    except refusals.PictureRefused:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise refusals.too_many_pixels() from error
    except Exception as error:
        raise refusals.broken() from error
