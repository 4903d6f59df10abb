"""A picture that was cleaned before and comes back, from an export: kept byte for byte.

Cleaning it again would press a JPEG of a JPEG, a little worse each time that a board moves.
But a file's name proves nothing to a stranger's advantage: whatever could hold more than
colours is cleaned like any upload.
"""

from __future__ import annotations

import re
from hashlib import sha256

from lamppost.board.pictures.cleaning import CleanPicture
from lamppost.board.pictures.opening import decoded
from lamppost.board.pictures.sizes import Size, pressed

# How Pillow begins a file: the start, and JFIF 1.1 without resolution or thumbnail.
_BEGIN = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
_MARKER = re.compile(rb"\xff([^\x00\xd0-\xd7])")
# What is needed to decode: tables, frames (baseline, progressive), scans, restarts.
_NEEDED = {0xDB, 0xC4, 0xC0, 0xC1, 0xC2, 0xDA, 0xDD}
_END = 0xD9


def kept_picture(data: bytes, digest: str) -> CleanPicture | None:
    """The picture, if `data` is a LARGE page of ours with this digest; else None.

    Raises PictureRefused if it cannot be decoded.
    """
    if sha256(data).hexdigest() != digest or not is_bare_jpeg(data):
        return None
    sheet = decoded(data)
    if sheet.mode != "RGB" or max(sheet.size) > Size.LARGE.longest_px:
        return None
    sizes = {**pressed(sheet), Size.LARGE: data}
    return CleanPicture(digest, sheet.width, sheet.height, sizes)


def is_bare_jpeg(data: bytes) -> bool:
    """Whether a JPEG holds nothing that its pixels do not need: no metadata, no tail."""
    if not data.startswith(_BEGIN):
        return False
    at = len(_BEGIN)
    while data[at : at + 1] == b"\xff":
        code = data[at + 1]
        if code == _END:
            return at + 2 == len(data)
        if code not in _NEEDED:
            return False
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if code == 0xDA:
            marker = _MARKER.search(data, at)
            if not marker:
                return False
            at = marker.start()
    return False
