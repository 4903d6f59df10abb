"""What shows a push service that a message is from this board (VAPID, RFC 8292)."""

from __future__ import annotations

import base64
import hashlib
from datetime import datetime, timedelta
from functools import lru_cache
from urllib.parse import urlsplit

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings
from joserfc import jwt
from joserfc.jwk import ECKey

# RFC 8292, section 2: at most 24 hours. Half of that forgives a clock that is wrong.
VALID = timedelta(hours=12)
# The number of points of P-256 (SEC 2, section 2.4.2): private keys are below it.
_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


def is_on() -> bool:
    """Whether this board has a key to sign with."""
    return bool(settings.PUSH_KEY)


def public_key() -> str:
    """The board's key as browsers want it, base64url; "" for a board that does not push."""
    return _public(settings.PUSH_KEY) if is_on() else ""


def authorization(endpoint: str, *, now: datetime) -> str:
    """The header that signs a message to this endpoint."""
    service = urlsplit(endpoint)
    claims = {
        "aud": f"{service.scheme}://{service.netloc}",
        "exp": int((now + VALID).timestamp()),
        "sub": f"mailto:{settings.BOARD_CONTACT}" if settings.BOARD_CONTACT else settings.BASE_URL,
    }
    token = jwt.encode({"typ": "JWT", "alg": "ES256"}, claims, _signer(settings.PUSH_KEY))
    return f"vapid t={token}, k={public_key()}"


def unpadded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


@lru_cache(maxsize=4)
def _private(secret: str) -> ec.EllipticCurvePrivateKey:
    """Any long secret, made a number between 1 and the order: settings stay one line of text.

    Of 512 bits, so that no key is likelier than another by more than one in 2**256.
    """
    drawn = int.from_bytes(hashlib.sha512(b"lamppost push " + secret.encode()).digest(), "big")
    return ec.derive_private_key(drawn % (_ORDER - 1) + 1, ec.SECP256R1())


@lru_cache(maxsize=4)
def _public(secret: str) -> str:
    point = (
        _private(secret)
        .public_key()
        .public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)
    )
    return unpadded(point)


@lru_cache(maxsize=4)
def _signer(secret: str) -> ECKey:
    pem = _private(secret).private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return ECKey.import_key(pem)
