"""The signature under the journal's daily head: Ed25519, with a key for this one purpose."""

from __future__ import annotations

from functools import lru_cache

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


def can_sign() -> bool:
    """Whether the board has LAMPPOST_STATEMENT_KEY, from which this key is made."""
    return bool(settings.STATEMENT_KEYS)


def sign(text: str) -> str:
    """128 hexadecimal digits."""
    return _key(settings.STATEMENT_KEYS[0]).sign(text.encode()).hex()


def public_key() -> str:
    """64 hexadecimal digits."""
    return _key(settings.STATEMENT_KEYS[0]).public_key().public_bytes_raw().hex()


def own_public_keys() -> list[str]:
    """Of every key that the board has signed with and still knows."""
    return [_key(one).public_key().public_bytes_raw().hex() for one in settings.STATEMENT_KEYS]


def holds(text: str, signature: str, key: str) -> bool:
    """Whether whoever has the key has signed the text."""
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(key)).verify(
            bytes.fromhex(signature), text.encode()
        )
    except (InvalidSignature, ValueError):
        return False
    return True


@lru_cache(maxsize=8)
def _key(secret: str) -> Ed25519PrivateKey:
    derived = HKDF(SHA256(), length=32, salt=None, info=b"lamppost:journal").derive(secret.encode())
    return Ed25519PrivateKey.from_private_bytes(derived)
