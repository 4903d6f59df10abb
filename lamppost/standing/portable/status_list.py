"""Which statements were taken back: a bit for each, signed (OAuth Token Status List). Pure."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from joserfc.jwk import OKPKey

from lamppost.standing.portable.jose import sign, signed_claims
from lamppost.standing.portable.strict_json import (
    as_dict,
    as_time,
    from_base64url,
    to_base64url,
    unreadable,
)

TYP = "statuslist+jwt"
SIZE = 2**16  # bits of one list: 8 kB, and mostly some dozen bytes once it is pressed
MOST_BYTES = 2**20  # of a list once it is unpacked: a small one can unpack to gigabytes


@dataclass(frozen=True)
class StatusList:
    bits: bytes
    at: datetime

    def is_set(self, index: object) -> bool:
        """Raises Unproven for an index that is not in it."""
        if isinstance(index, bool) or not isinstance(index, int):
            raise unreadable()
        if not 0 <= index < 8 * len(self.bits):
            raise unreadable()
        return bool(self.bits[index // 8] >> index % 8 & 1)


def pack(indexes: Iterable[int], *, size: int = SIZE) -> str:
    bits = bytearray(size // 8)
    for index in indexes:
        bits[index // 8] |= 1 << index % 8
    return to_base64url(zlib.compress(bytes(bits), 9))


def unpack(packed: object) -> bytes:
    if not isinstance(packed, str):
        raise unreadable()
    unpacking = zlib.decompressobj()
    try:
        bits = unpacking.decompress(from_base64url(packed), MOST_BYTES)
    except zlib.error as error:
        raise unreadable() from error
    if not unpacking.eof:
        raise unreadable()
    return bits


def sign_list(
    indexes: Iterable[int], *, uri: str, key: OKPKey, at: datetime, keep_secs: int
) -> str:
    claims: dict[str, Any] = {
        "sub": uri,
        "iat": int(at.timestamp()),
        "ttl": keep_secs,
        "status_list": {"bits": 1, "lst": pack(indexes)},
    }
    return sign(claims, key=key, typ=TYP)


def read_list(token: str, *, uri: str, key: OKPKey) -> StatusList:
    """Raises Unproven."""
    claims = signed_claims(token, key=key, typ=TYP)
    found = as_dict(claims.get("status_list"))
    if claims.get("sub") != uri or found.get("bits") != 1:
        raise unreadable()
    return StatusList(unpack(found.get("lst")), as_time(claims.get("iat")))
