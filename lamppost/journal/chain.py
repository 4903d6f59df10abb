"""The chain of hashes over the journal's lines. Pure.

Each line's digest is SHA-256 over the digest before it and everything the line says, so that no
line can be changed, taken out, put in or moved without changing every digest after it.
"""

from __future__ import annotations

import json
from hashlib import sha256
from struct import pack
from typing import NamedTuple

BEGINNING = sha256(b"Lamppost journal 1").digest()


class Said(NamedTuple):
    """All that a line says. at: UTC, "2027-03-01 12:00:00.000000". details: compact JSON with
    sorted keys (`plain_json`)."""

    number: int
    at: str
    act: str
    subject: str
    by: str
    reason: str
    details: str


def next_digest(before: bytes, line: Said) -> bytes:
    """32 bytes. Every part stands behind its length: no letter can move from one to the next."""
    parts = [pack(">q", line.number)]
    for part in line[1:]:
        data = str(part).encode()
        parts += [pack(">I", len(data)), data]
    return sha256(before + b"".join(parts)).digest()


def plain_json(text: str) -> str:
    """JSON written in one way, however a database keeps it."""
    if text == "{}":
        return text
    return json.dumps(json.loads(text), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def head_text(day: str, position: int, digest: bytes) -> str:
    """What is signed, and can be published or mailed: one line."""
    return f"lamppost-journal 1 {day} {position} {digest.hex()}"
