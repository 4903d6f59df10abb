"""A board that signs, a board that takes, and a file between them, without any table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from joserfc.jwk import OKPKey

from lamppost.standing.portable.checking import Checked, check_token
from lamppost.standing.portable.claims import DIGESTS, KIND, LABELS
from lamppost.standing.portable.jose import key_from_secret, new_key, sign, signed_claims
from lamppost.standing.portable.proving import Known, check_showing
from lamppost.standing.portable.sdjwt import TYP, bind, issue, parts_of
from lamppost.standing.portable.statement_file import StatementFile, Token
from lamppost.standing.portable.status_list import sign_list
from lamppost.testing import NOON

ISSUER, HERE, NONCE = "https://other.example", "https://here.example", "a-nonce"
LIST = f"{ISSUER}/.well-known/lamppost/status/0"
BOARD_KEY = key_from_secret("the other board's")
SAID: dict[str, Any] = {
    "mail": True,
    "phone": "2024-03",
    "here_since": "2024-02",
    "met_several": True,
    "meetings": 7,
    "has_reference": True,
    "references": 2,
    "seen": "2027-01",
}


def open_claims(index: int = 5, **more: object) -> dict[str, Any]:
    return {
        "iss": ISSUER,
        "vct": KIND,
        "iat": int(NOON.timestamp()),
        "exp": int((NOON + timedelta(days=200)).timestamp()),
        "status": {"status_list": {"idx": index, "uri": LIST}},
        **more,
    }


@dataclass(frozen=True)
class Made:
    """A statement and the key that it was made for."""

    sd_jwt: str
    holder: OKPKey

    def shown(self, *, nonce: str = NONCE, audience: str = HERE, at: datetime = NOON) -> str:
        return bind(self.sd_jwt, holder=self.holder, nonce=nonce, audience=audience, at=at)

    def resigned(self, key: OKPKey = BOARD_KEY, typ: str = TYP, **changed: object) -> Made:
        """The same with other words in what the board signs."""
        jwt, disclosures, _ = parts_of(self.sd_jwt)
        claims = {**signed_claims(jwt, key=BOARD_KEY, typ=TYP), **changed}
        return replace(self, sd_jwt="~".join([sign(claims, key=key, typ=typ), *disclosures, ""]))


def make(claims: Mapping[str, object] = SAID, *, key: OKPKey = BOARD_KEY, **more: Any) -> Made:
    holder = new_key()
    signed = issue(open_claims(**more), claims, key=key, holder=holder, digests=DIGESTS)
    return Made(signed, holder)


def make_file(*made: Made, revoked: tuple[int, ...] = (), key: OKPKey = BOARD_KEY) -> StatementFile:
    lists = {LIST: sign_list(revoked, uri=LIST, key=key, at=NOON, keep_secs=3600)}
    tokens = [Token(one.sd_jwt, one.holder) for one in made or (make(),)]
    return StatementFile(ISSUER, "Other Board", [key], lists, tokens)


def check(showing: str, known: Known, at: datetime = NOON) -> dict[str, Any]:
    return check_showing(showing, known=known, nonce=NONCE, audience=HERE, at=at).claims


def check_first(file: StatementFile, at: datetime = NOON) -> Checked:
    return check_token(
        file,
        file.tokens[0],
        names=LABELS,
        known=file.as_known(),
        audience=HERE,
        nonce=NONCE,
        at=at,
    )
