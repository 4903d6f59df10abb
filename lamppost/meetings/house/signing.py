"""Messages between the two boards, signed with the key that their hosts gave to both.

Signed is who says it to whom, when, under which number, where, and every byte. A message is
taken once, and none that is older than the last: whoever has recorded some cannot make a dead
board seem alive. An answer is signed for the message that it answers.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from django.conf import settings

from lamppost.core.sealing import mac

HEADER = "X-Lamppost-House"
SKEW = timedelta(minutes=5)  # two clocks that nobody sets are apart by less
_SAID, _ANSWERED = "house.said", "house.answered"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LONGEST_HEADER = 200


@dataclass(frozen=True)
class Stamp:
    """number: microseconds since 1970 by the sender's clock, and always more than before."""

    number: int
    nonce: str

    @classmethod
    def at(cls, number: int) -> Stamp:
        return cls(number, secrets.token_hex(16))

    @property
    def written(self) -> datetime:
        return _EPOCH + timedelta(microseconds=self.number)


def number_at(at: datetime) -> int:
    return (at - _EPOCH) // timedelta(microseconds=1)


def is_on() -> bool:
    return bool(settings.SECOND_HOUSE and settings.SECOND_HOUSE_KEYS)


def sign(stamp: Stamp, path: str, body: bytes) -> str:
    """The header of a message to the other board."""
    data = _said(stamp, path, body, sender=settings.BASE_URL, reader=settings.SECOND_HOUSE)
    return f"{stamp.number}.{stamp.nonce}.{mac(data, settings.SECOND_HOUSE_KEYS[0], _SAID)}"


def read_stamp(header: str, path: str, body: bytes, *, at: datetime) -> Stamp | None:
    """None unless the other board has signed just this, a short time ago."""
    number, _dot, rest = header[:_LONGEST_HEADER].partition(".")
    nonce, _dot, given = rest.partition(".")
    if not (number.isascii() and number.isdecimal() and len(number) < 18):
        return None
    stamp = Stamp(int(number), nonce)
    data = _said(stamp, path, body, sender=settings.SECOND_HOUSE, reader=settings.BASE_URL)
    if not _is_any(data, _SAID, given) or abs(stamp.written - at) > SKEW:
        return None
    return stamp


def sign_answer(stamp: Stamp, body: bytes) -> str:
    data = _answered(stamp, body, sender=settings.BASE_URL)
    return mac(data, settings.SECOND_HOUSE_KEYS[0], _ANSWERED)


def is_answer(header: str, stamp: Stamp, body: bytes) -> bool:
    data = _answered(stamp, body, sender=settings.SECOND_HOUSE)
    return _is_any(data, _ANSWERED, header[:_LONGEST_HEADER])


def _is_any(data: bytes, purpose: str, given: str) -> bool:
    # Hosts change a key by giving both boards the new and the old one for a while.
    keys = settings.SECOND_HOUSE_KEYS
    return any(
        hmac.compare_digest(mac(data, key, purpose).encode(), given.encode()) for key in keys
    )


def _said(stamp: Stamp, path: str, body: bytes, *, sender: str, reader: str) -> bytes:
    # Sender and reader: a board's own messages, sent back to it, are not the other's.
    lines = ["POST", path, sender, reader, str(stamp.number), stamp.nonce]
    return "\n".join([*lines, sha256(body).hexdigest()]).encode()


def _answered(stamp: Stamp, body: bytes, *, sender: str) -> bytes:
    lines = [sender, str(stamp.number), stamp.nonce, sha256(body).hexdigest()]
    return "\n".join(lines).encode()
