"""The file that somebody takes along: one-time statements, each with the key that shows it. Pure.

{"lamppost": "statements", "version": 1, "issuer": …, "board": …,
 "keys": a JWK Set, "status_lists": {address: signed list},
 "tokens": [{"sd_jwt": …, "holder_key": a private JWK}]}
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from joserfc.jwk import OKPKey

from lamppost.standing.portable.jose import key_of, private_jwk, public_jwk, thumbprint
from lamppost.standing.portable.proving import Issuer
from lamppost.standing.portable.strict_json import as_dict, read_object, unreadable

KIND, VERSION = "statements", 1
MOST_BYTES = 512 * 1024  # ours have 30 kB, and twice 12 kB for each status list
MOST_TOKENS = 50
MOST_KEYS = 20
MOST_LETTERS = 200  # of an issuer's address, as in Brought and KnownBoard


@dataclass(frozen=True)
class Token:
    sd_jwt: str
    holder_key: OKPKey = field(repr=False)


@dataclass(frozen=True)
class StatementFile:
    """`keys` are those that the file itself brings: they prove nothing about whose they are."""

    issuer: str
    board: str
    keys: Sequence[OKPKey]
    status_lists: Mapping[str, str]
    tokens: Sequence[Token]

    def as_known(self) -> dict[str, Issuer]:
        return {thumbprint(key): Issuer(self.issuer, key) for key in self.keys}

    def written(self) -> str:
        content = {
            "lamppost": KIND,
            "version": VERSION,
            "issuer": self.issuer,
            "board": self.board,
            "keys": key_set(self.keys),
            "status_lists": dict(self.status_lists),
            "tokens": [
                {"sd_jwt": one.sd_jwt, "holder_key": private_jwk(one.holder_key)}
                for one in self.tokens
            ],
        }
        return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def key_set(keys: Sequence[OKPKey]) -> dict[str, Any]:
    """A JWK Set (RFC 7517), each key with its thumbprint for an id."""
    more = {"alg": "Ed25519", "use": "sig"}
    return {"keys": [{**public_jwk(key), "kid": thumbprint(key), **more} for key in keys]}


def read_keys(found: Mapping[str, Any]) -> list[OKPKey]:
    """Those of a JWK Set. Raises Unproven."""
    keys = found.get("keys")
    if not isinstance(keys, list) or not 0 < len(keys) <= MOST_KEYS:
        raise unreadable()
    return [key_of(one) for one in keys]


def read_issuer(found: Mapping[str, Any]) -> str:
    issuer = found.get("issuer")
    if not isinstance(issuer, str) or not 0 < len(issuer) <= MOST_LETTERS:
        raise unreadable()
    if not issuer.startswith(("https://", "http://")) or not issuer.isprintable():
        raise unreadable()
    return issuer


def read_statement_file(content: bytes) -> StatementFile:
    """Raises Unproven. Nothing of it is checked yet but its shape."""
    if len(content) > MOST_BYTES:
        raise unreadable()
    found = read_object(content)
    if found.get("lamppost") != KIND or found.get("version") != VERSION:
        raise unreadable()
    board, tokens = found.get("board"), found.get("tokens")
    lists = found.get("status_lists")
    if not isinstance(board, str) or not isinstance(lists, dict) or not isinstance(tokens, list):
        raise unreadable()
    if not 0 < len(tokens) <= MOST_TOKENS or not all(
        isinstance(one, str) for one in lists.values()
    ):
        raise unreadable()
    return StatementFile(
        issuer=read_issuer(found),
        board=board[:MOST_LETTERS],
        keys=read_keys(as_dict(found.get("keys"))),
        status_lists=lists,
        tokens=[_token(as_dict(one)) for one in tokens],
    )


def _token(found: dict[str, Any]) -> Token:
    if not isinstance(found.get("sd_jwt"), str):
        raise unreadable()
    return Token(found["sd_jwt"], key_of(found.get("holder_key"), is_private=True))
