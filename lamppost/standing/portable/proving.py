"""Checking a statement that somebody shows (RFC 9901, section 7). Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _
from joserfc.jwk import OKPKey

from lamppost.standing.portable.jose import key_named_in, key_of, signed_claims, thumbprint
from lamppost.standing.portable.sdjwt import (
    BINDING_TYP,
    TYP,
    digest,
    opened,
    parts_of,
    token_digest,
)
from lamppost.standing.portable.strict_json import Unproven, as_dict, as_time, unreadable

BINDING_FOR = timedelta(minutes=5)  # how far the clocks of two may differ
LONGEST_LIFE = timedelta(days=400)  # what a digest of a used token has to be kept for


@dataclass(frozen=True)
class Shown:
    """What a statement says, once it is checked. `token` is the digest of what the board signed."""

    issuer: str
    thumbprint: str
    kind: str
    claims: dict[str, Any]
    issued: datetime
    expires: datetime
    status: dict[str, Any]
    token: str


@dataclass(frozen=True)
class Issuer:
    name: str
    key: OKPKey


Known = Mapping[str, Issuer]  # by thumbprint


def check_showing(showing: str, *, known: Known, nonce: str, audience: str, at: datetime) -> Shown:
    """Everything that `check_statement` does, and that its holder shows it here and now."""
    jwt, _disclosures, binding = parts_of(showing)
    shown = check_statement(showing, known=known, at=at)
    if not binding:
        raise Unproven(_("Nothing proves that whoever shows these facts is who they are about."))
    signed = signed_claims(jwt, key=known[shown.thumbprint].key, typ=TYP)
    holder = key_of(as_dict(as_dict(signed.get("cnf")).get("jwk")))
    claims = signed_claims(binding, key=holder, typ=BINDING_TYP)
    bound = showing[: -len(binding)]
    expected = {"nonce": nonce, "aud": audience, "sd_hash": digest(bound)}
    if {name: claims.get(name) for name in expected} != expected:
        raise Unproven(_("These facts were shown to somebody else, or another time."))
    if abs(as_time(claims.get("iat")) - at) > BINDING_FOR:
        raise Unproven(_("These facts were shown at another time."))
    return shown


def check_statement(statement: str, *, known: Known, at: datetime) -> Shown:
    """Raises Unproven. A proof of the holder at its end is not looked at."""
    jwt, disclosures, _binding = parts_of(statement)
    name = key_named_in(jwt, typ=TYP)
    if name not in known:
        raise Unproven(_("These facts were signed with a key that is not known here."))
    issuer = known[name]
    if thumbprint(issuer.key) != name:
        raise unreadable()
    signed = signed_claims(jwt, key=issuer.key, typ=TYP)
    if signed.get("iss") != issuer.name:
        raise Unproven(_("These facts are in the name of another board than the one that signed."))
    shown = Shown(
        issuer=issuer.name,
        thumbprint=name,
        kind=str(signed.get("vct")),
        claims=_disclosed(signed, disclosures),
        issued=as_time(signed.get("iat")),
        expires=as_time(signed.get("exp")),
        status=as_dict(as_dict(signed.get("status")).get("status_list")),
        token=token_digest(jwt),
    )
    _check_times(shown, at)
    return shown


def _check_times(shown: Shown, at: datetime) -> None:
    if shown.expires <= at:
        raise Unproven(_("These facts have run out. Take new ones along from the board."))
    if shown.issued > at + BINDING_FOR or shown.expires - shown.issued > LONGEST_LIFE:
        raise Unproven(_("These facts are of the future, or would last for too long."))


def _disclosed(signed: Mapping[str, Any], disclosures: list[str]) -> dict[str, Any]:
    """RFC 9901, 7.1: each disclosure has its digest in what was signed, and no name is twice."""
    hashes = signed.get("_sd", [])
    if signed.get("_sd_alg", "sha-256") != "sha-256" or not isinstance(hashes, list):
        raise unreadable()
    if len(hashes) != len({str(one) for one in hashes}):
        raise unreadable()
    found: dict[str, Any] = {}
    for one in disclosures:
        name, value = opened(one)
        if digest(one) not in hashes:
            raise Unproven(_("A fact was changed or added that the board has not signed."))
        if name in found or name in signed:
            raise Unproven(_("The same fact is told twice."))
        found[name] = value
    return found
