"""Addresses of the pages that contacts of the other board's people find here."""

from __future__ import annotations

from dataclasses import dataclass

from django.core import signing

from lamppost.meetings.models import Guarded

_SALT = "lamppost.meetings.house"


@dataclass(frozen=True)
class Opened:
    """row: None when it is over here."""

    row: Guarded | None
    contact: int


def token_of(row: Guarded, contact: int) -> str:
    return signing.Signer(salt=_SALT, sep=".").sign(f"{row.ref}{contact}")


def opened(token: str) -> Opened | None:
    """None for what we have not signed."""
    try:
        said = signing.Signer(salt=_SALT, sep=".").unsign(token)
    except signing.BadSignature:
        return None
    ref, contact = said[:32], said[32:]
    return Opened(Guarded.objects.filter(ref=ref).first(), int(contact))
