"""The link, mailed to a poster, that manages one ad without signing in.

It names the draft that the ad was written as, so that the link in the first mail works once the
ad is up, and a mark of the address it went to: a link sent to a mistyped address opens nothing,
neither the draft nor the ad, which belongs to another one.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.core import signing
from django.utils.crypto import constant_time_compare, salted_hmac

_SALT = "lamppost.board.manage"


@dataclass(frozen=True)
class ManageLink:
    key: UUID
    mark: str

    def was_sent_to(self, address: str | None) -> bool:
        return address is not None and constant_time_compare(self.mark, address_mark(address))


def manage_token(key: UUID, address: str) -> str:
    return signing.dumps([key.hex, address_mark(address)], salt=_SALT)


def read_manage_token(token: str) -> ManageLink | None:
    """What a token says, if we made it. It has no end: an ad can be renewed for years."""
    try:
        key, mark = signing.loads(token, salt=_SALT)
    except signing.BadSignature:
        return None
    return ManageLink(UUID(key), mark)


def address_mark(address: str) -> str:
    return salted_hmac(_SALT, address.lower()).hexdigest()[:20]
