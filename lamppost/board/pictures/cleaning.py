"""The way of a picture from an upload to what is stored, step by step."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import BinaryIO

from lamppost.board.pictures import refusals
from lamppost.board.pictures.opening import decoded
from lamppost.board.pictures.sheet import clean_sheet
from lamppost.board.pictures.sizes import Size, pressed


@dataclass(frozen=True)
class CleanPicture:
    """One picture as JPEGs in every size, with nothing of the upload but its colours.

    digest  sha256, in hex, of the LARGE JPEG. Of what is stored, so that a file on disk can
            be checked against its own name; not of the upload, so that two copies that
            differ only in metadata share a name, and whoever holds the original cannot
            prove from the name that it is the one.
    width, height  of the LARGE size, in pixels
    """

    digest: str
    width: int
    height: int
    sizes: dict[Size, bytes]


def clean_picture(data: bytes | BinaryIO) -> CleanPicture:
    """The picture in `data`, upright on white, in sRGB, in every size.

    A file is read from where it stands. Animated pictures give their first frame.
    Raises PictureRefused, with a sentence for whoever sent it, for anything else than a
    JPEG, PNG, WebP, HEIC or AVIF picture within the limits of refusals.py.
    """
    sheet = clean_sheet(decoded(_body(data)))
    sizes = pressed(sheet)
    digest = sha256(sizes[Size.LARGE]).hexdigest()
    return CleanPicture(digest, sheet.width, sheet.height, sizes)


def _body(data: bytes | BinaryIO) -> bytes:
    # One byte too many is enough to know; the rest of a huge upload is never read.
    body = data if isinstance(data, bytes) else data.read(refusals.MAX_BYTES + 1)
    if not body:
        raise refusals.empty()
    if len(body) > refusals.MAX_BYTES:
        raise refusals.too_heavy()
    return body
