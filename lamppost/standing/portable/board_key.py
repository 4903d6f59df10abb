"""The key that this board signs with, and what it tells of it."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.conf import settings
from joserfc.jwk import OKPKey

from lamppost.standing.portable.jose import key_from_secret
from lamppost.standing.portable.statement_file import key_set


def is_on() -> bool:
    """Whether this board has a key to sign with."""
    return bool(settings.STATEMENT_KEYS)


def own_keys() -> list[OKPKey]:
    """The first signs; the others have signed, and are still told of."""
    return [_key(secret) for secret in settings.STATEMENT_KEYS]


def own_document() -> dict[str, Any]:
    """What other hosts and `lamppost verify` are given: a JWK Set, and whose it is."""
    return {"issuer": settings.BASE_URL, "board": settings.BOARD_NAME, **key_set(own_keys())}


@lru_cache(maxsize=8)
def _key(secret: str) -> OKPKey:
    return key_from_secret(secret)
