"""Signatures with Ed25519 (RFC 8037, RFC 9864), keys as JWK, the one algorithm that is taken. Pure.

The header of a token never chooses how it is checked: with one algorithm there is no "none" and
no shared secret to be talked into.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.utils.translation import gettext as _
from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import OKPKey

from lamppost.standing.portable.strict_json import (
    Unproven,
    from_base64url,
    read_object,
    unreadable,
)

ALGORITHM = "Ed25519"
KEY_BYTES = 32
MOST_LETTERS = 200_000  # of a token; ours have about 2,000, a status list up to 12,000


def new_key() -> OKPKey:
    return OKPKey.generate_key("Ed25519", private=True)


def key_from_secret(secret: str) -> OKPKey:
    """The same key for the same secret (HKDF, RFC 5869)."""
    seed = HKDF(SHA256(), length=KEY_BYTES, salt=None, info=b"lamppost:statements")
    private = Ed25519PrivateKey.from_private_bytes(seed.derive(secret.encode()))
    return OKPKey.import_key(private)


def key_of(jwk: object, *, is_private: bool = False) -> OKPKey:
    """A key as somebody else wrote it. Raises Unproven."""
    if not isinstance(jwk, Mapping) or jwk.get("kty") != "OKP" or jwk.get("crv") != "Ed25519":
        raise unreadable()
    parts: dict[str, str | list[str]] = {}
    for name in ("x", "d") if is_private else ("x",):
        part = jwk.get(name)
        if not isinstance(part, str) or len(from_base64url(part)) != KEY_BYTES:
            raise unreadable()
        parts[name] = part
    try:
        return OKPKey.import_key({"kty": "OKP", "crv": "Ed25519", **parts})
    except (JoseError, ValueError) as error:
        raise unreadable() from error


def public_jwk(key: OKPKey) -> dict[str, str]:
    return {name: str(key.as_dict(private=False)[name]) for name in ("kty", "crv", "x")}


def private_jwk(key: OKPKey) -> dict[str, str]:
    return {**public_jwk(key), "d": str(key.as_dict(private=True)["d"])}


def thumbprint(key: OKPKey) -> str:
    """By which a key is known (RFC 7638): 43 letters."""
    return key.thumbprint()


def sign(claims: Mapping[str, object], *, key: OKPKey, typ: str) -> str:
    header: dict[str, Any] = {"alg": ALGORITHM, "typ": typ, "kid": thumbprint(key)}
    return jws.serialize_compact(header, _compact(claims), key, algorithms=[ALGORITHM])


def key_named_in(token: str, *, typ: str) -> str:
    """The thumbprint of the key that a token says it was signed with. Nothing is checked yet."""
    header = _header(token)
    if header.get("typ") != typ or not isinstance(header.get("kid"), str):
        raise unreadable()
    return str(header["kid"])


def signed_claims(token: str, *, key: OKPKey, typ: str) -> dict[str, Any]:
    """What was signed with this key. Raises Unproven."""
    header = _header(token)
    if header.get("alg") != ALGORITHM or header.get("typ") != typ or {"crit", "b64"} & {*header}:
        raise _forged()
    try:
        payload = jws.deserialize_compact(token, key, algorithms=[ALGORITHM]).payload
    except (JoseError, ValueError) as error:
        raise _forged() from error
    return read_object(payload)


def _header(token: str) -> dict[str, Any]:
    parts = token.split(".")
    if len(token) > MOST_LETTERS or len(parts) != 3:
        raise unreadable()
    for part in parts:
        from_base64url(part)
    return read_object(from_base64url(parts[0]))


def _forged() -> Unproven:
    return Unproven(
        _("The signature is not right: somebody has changed these facts, or made them.")
    )


def _compact(claims: Mapping[str, object]) -> str:
    return json.dumps(claims, ensure_ascii=False, separators=(",", ":"))
