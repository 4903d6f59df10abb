"""Texts that lie in the database unreadable, and tags that say "the same" without saying what.

Both need a key that is kept outside of the database (LAMPPOST_SEAL_KEY): whoever gets hold of a
backup of the database alone reads none of it. With the key a tag of a phone number is found by
trying all numbers, so the key is a secret like any other.
"""

from __future__ import annotations

import base64
import hmac
from functools import cache
from hashlib import sha256

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


class Unreadable(Exception):
    """A sealed text whose key is not there any more."""


def seal(text: str) -> bytes:
    """Some 1.4 times as long as the text, and 100 bytes. Sealing twice gives two results."""
    return _box(settings.SEAL_KEYS).encrypt(text.encode())


def unseal(sealed: bytes | memoryview) -> str:
    """Raises Unreadable."""
    try:
        return _box(settings.SEAL_KEYS).decrypt(bytes(sealed)).decode()
    except InvalidToken as error:
        raise Unreadable from error


def blind_tag(purpose: str, text: str) -> str:
    """64 hexadecimal digits that are the same for the same text and purpose (HMAC-SHA256).

    Made with the last of the keys, the oldest: a new key in front of it changes no tag.
    """
    key = _derived(settings.SEAL_KEYS[-1], f"tag:{purpose}")
    return hmac.new(key, text.encode(), sha256).hexdigest()


def mac(data: bytes, key: str, purpose: str) -> str:
    """64 hexadecimal digits that nobody can make without the key (HMAC-SHA256)."""
    return hmac.new(_derived(key, f"mac:{purpose}"), data, sha256).hexdigest()


def seal_bytes(data: bytes, keys: tuple[str, ...], purpose: str) -> bytes:
    """For what has keys of its own; sealed with the first. A third longer than the data."""
    return _box(keys, purpose).encrypt(data)


def unseal_bytes(sealed: bytes, keys: tuple[str, ...], purpose: str) -> bytes:
    """Raises Unreadable."""
    try:
        return _box(keys, purpose).decrypt(sealed)
    except InvalidToken as error:
        raise Unreadable from error


@cache
def _box(keys: tuple[str, ...], purpose: str = "seal") -> MultiFernet:
    return MultiFernet([Fernet(base64.urlsafe_b64encode(_derived(key, purpose))) for key in keys])


@cache
def _derived(key: str, purpose: str) -> bytes:
    """A key for one purpose each (HKDF, RFC 5869)."""
    return HKDF(SHA256(), length=32, salt=None, info=f"lamppost:{purpose}".encode()).derive(
        key.encode()
    )
