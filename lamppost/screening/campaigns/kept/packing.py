"""Templates and words as bytes: read for six templates of each ad that comes."""

from __future__ import annotations

from array import array
from struct import Struct

from lamppost.screening.campaigns.template import Template

FORM = 2  # of the bytes; another one is rebuilt from its ads
_HEAD = Struct("<BII")  # form, ads, bytes of the words; then words, then how many have each


def packed(codes: str) -> bytes:
    return codes.encode("utf-8", "surrogatepass")


def unpacked(codes: bytes | memoryview) -> str:
    return bytes(codes).decode("utf-8", "surrogatepass")


def packed_template(template: Template) -> bytes:
    words = packed(template.columns)
    head = _HEAD.pack(FORM, template.size, len(words))
    return head + words + array("I", template.support).tobytes()


def unpacked_template(body: bytes | memoryview) -> Template:
    """Raises ValueError for another form."""
    whole = bytes(body)
    form, size, length = _HEAD.unpack_from(whole)
    if form != FORM:
        raise ValueError(f"template of form {form}, not {FORM}")
    end = _HEAD.size + length
    words = whole[_HEAD.size : end].decode("utf-8", "surrogatepass")
    return Template(words, tuple(array("I", whole[end:])), size)
