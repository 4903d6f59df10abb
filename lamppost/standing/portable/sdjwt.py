"""Signed statements of which the holder shows a part: SD-JWT with key binding (RFC 9901). Pure.

What of it is here: claims of the top level, each hidden on its own behind a salted digest, decoys,
and the proof that whoever shows a statement has the key that it was made for.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Mapping
from datetime import datetime
from hashlib import sha256
from random import SystemRandom
from typing import Any

from joserfc.jwk import OKPKey

from lamppost.standing.portable.jose import (
    key_named_in,
    public_jwk,
    sign,
)
from lamppost.standing.portable.strict_json import (
    from_base64url,
    read_json,
    to_base64url,
    unreadable,
)

TYP = "dc+sd-jwt"
BINDING_TYP = "kb+jwt"
SALT_BYTES = 16
MOST_DISCLOSURES = 50
_NOT_NAMES = {"_sd", "...", "_sd_alg"}


def disclosure(name: str, value: object, *, salt: str = "") -> str:
    salted = [salt or secrets.token_urlsafe(SALT_BYTES), name, value]
    return to_base64url(json.dumps(salted, ensure_ascii=False).encode())


def digest(text: str) -> str:
    return to_base64url(sha256(text.encode()).digest())


def token_digest(jwt: str) -> str:
    """By which a statement is known again: of what the board signed, whatever is shown of it."""
    return sha256(jwt.encode()).hexdigest()


def issue(
    seen: Mapping[str, object],
    hidden: Mapping[str, object],
    *,
    key: OKPKey,
    holder: OKPKey,
    digests: int,
) -> str:
    """A statement with all that it can show. Decoys fill it up to a number of digests: how many
    facts somebody has is not told by showing one."""
    disclosures = [disclosure(name, value) for name, value in hidden.items()]
    hashes = [digest(one) for one in disclosures]
    hashes += [digest(secrets.token_urlsafe(32)) for _one in range(digests - len(hashes))]
    claims = {
        **seen,
        "cnf": {"jwk": public_jwk(holder)},
        "_sd": sorted(hashes),  # in an order that says nothing
        "_sd_alg": "sha-256",
    }
    SystemRandom().shuffle(disclosures)
    return "~".join([sign(claims, key=key, typ=TYP), *disclosures, ""])


def choose(statement: str, names: Iterable[str]) -> str:
    """The statement with these claims alone to be seen."""
    wanted = set(names)
    jwt, disclosures, _binding = parts_of(statement)
    return "~".join([jwt, *(one for one in disclosures if opened(one)[0] in wanted), ""])


def bind(statement: str, *, holder: OKPKey, nonce: str, audience: str, at: datetime) -> str:
    """Shows it to one audience, once."""
    claims = {
        "iat": int(at.timestamp()),
        "aud": audience,
        "nonce": nonce,
        "sd_hash": digest(statement),
    }
    return statement + sign(claims, key=holder, typ=BINDING_TYP)


def parts_of(statement: str) -> tuple[str, list[str], str]:
    """What the board signed, what is shown of it, and the holder's proof or nothing."""
    jwt, *disclosures = statement.split("~")
    if not disclosures or len(disclosures) > MOST_DISCLOSURES or not statement.isascii():
        raise unreadable()
    return jwt, disclosures[:-1], disclosures[-1]


def issuer_named_in(statement: str) -> str:
    """The thumbprint of the key it says that it was signed with, before anything is checked."""
    return key_named_in(parts_of(statement)[0], typ=TYP)


def opened(one: str) -> tuple[str, Any]:
    parts = read_json(from_base64url(one))
    if not isinstance(parts, list) or len(parts) != 3 or not isinstance(parts[1], str):
        raise unreadable()
    if parts[1] in _NOT_NAMES or not isinstance(parts[0], str):
        raise unreadable()
    return parts[1], parts[2]
