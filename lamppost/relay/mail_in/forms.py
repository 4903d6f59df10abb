"""The fields of a form that a machine posts, as bytes.

Django's own reading takes 2.5 MB of text, which a mail with a photo has more of, and makes
letters of it, in which a mail's bytes are lost.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qsl

from django.utils.http import parse_header_parameters

_MOST_FIELDS = 200
_NAME = re.compile(rb'^content-disposition:.*?[;\s]name="([^"\r\n]{1,100})"', re.I | re.M)


def fields_of(content_type: str, body: bytes) -> dict[str, bytes]:
    """By name; of several with one name the last. Raises ValueError."""
    kind, params = parse_header_parameters(content_type)
    if kind == "application/x-www-form-urlencoded":
        return _pairs(body.decode("ascii", "surrogateescape"))
    boundary = str(params.get("boundary", ""))
    if kind != "multipart/form-data" or not boundary or not boundary.isascii():
        raise ValueError("not a form")
    return _parts(body, boundary.encode())


def _pairs(body: str) -> dict[str, bytes]:
    pairs = parse_qsl(
        body, keep_blank_values=True, errors="surrogateescape", max_num_fields=_MOST_FIELDS
    )
    return {name: value.encode(errors="surrogateescape") for name, value in pairs}


def _parts(body: bytes, boundary: bytes) -> dict[str, bytes]:
    # RFC 7578: the boundary stands in no value, so that nothing within them needs a look.
    pieces = (b"\r\n" + body).split(b"\r\n--" + boundary, _MOST_FIELDS)[1:]
    found: dict[str, bytes] = {}
    for piece in pieces:
        head, blank, value = piece.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        name = _NAME.search(head[:2_000])
        if blank and name:
            found[name[1].decode(errors="replace")] = value
    return found
