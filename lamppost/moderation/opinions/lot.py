"""The lot by which one thing in twenty is looked at twice.

Whoever reviews cannot foresee it: the hash has a secret of the board's. It is the same for the same
thing, so that undoing a choice and choosing again draws no new lot.
"""

from __future__ import annotations

from django.utils.crypto import salted_hmac

from lamppost.moderation.queue.items import Item

SHARE = 0.05
_SALT = "lamppost.moderation.opinions.lot"


def is_drawn(item: Item, *, secret: str | None = None) -> bool:
    """secret: the board's own unless a test gives one."""
    digest = salted_hmac(_SALT, str(item), secret=secret, algorithm="sha256").digest()
    return int.from_bytes(digest[:8], "big") < SHARE * 2**64
