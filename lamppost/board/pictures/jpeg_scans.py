"""How many passes over the whole picture a JPEG asks its decoder for."""

from __future__ import annotations

import re

# Cameras and editors write 1 to 12. A pass that changes nothing takes a hundred bytes of
# file and, at 60 megapixels, 35 ms of decoding: a 25 MB file could keep a worker for hours.
MAX_SCANS = 100

# A marker is FF and a code; FF 00 is a plain FF among pixels, D0 to D7 (restart) and 01
# stand among them without a length (ITU-T T.81, B.1.1).
_MARKER = re.compile(rb"\xff([^\x00\x01\xd0-\xd7\xff])")
_START_OF_SCAN, _END_OF_IMAGE = b"\xda", b"\xd9"


def has_too_many_scans(body: bytes) -> bool:
    """Whether decoding this JPEG would take more than MAX_SCANS passes.

    Walks from marker to marker as a decoder does, so that thumbnails inside metadata and
    the film behind a "live" photo are not counted.
    """
    scans, at = 0, 2
    while marker := _MARKER.search(body, at):
        if marker[1] == _END_OF_IMAGE:
            return False
        scans += marker[1] == _START_OF_SCAN
        if scans > MAX_SCANS:
            return True
        at = marker.end() + int.from_bytes(body[marker.end() : marker.end() + 2], "big")
    return False
