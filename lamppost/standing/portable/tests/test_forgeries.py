"""Statements that were changed, borrowed, copied or made up are refused."""

from __future__ import annotations

import base64
import hmac
import json
from collections.abc import Callable, Sequence
from datetime import timedelta
from hashlib import sha256

import pytest

from lamppost.standing.portable.jose import key_from_secret, new_key, public_jwk, sign, thumbprint
from lamppost.standing.portable.proving import BINDING_FOR, check_statement
from lamppost.standing.portable.sdjwt import (
    BINDING_TYP,
    TYP,
    bind,
    digest,
    disclosure,
    parts_of,
)
from lamppost.standing.portable.strict_json import Unproven, to_base64url
from lamppost.standing.portable.tests.cast import (
    BOARD_KEY,
    HERE,
    NONCE,
    Made,
    check,
    make,
    make_file,
)
from lamppost.testing import NOON

KNOWN = make_file().as_known()
NEVER_MET = disclosure("meetings", 700)
MET_7, MET_8 = disclosure("meetings", 7), disclosure("meetings", 8)
_EXP, _SD = disclosure("exp", 2**32), disclosure("_sd", [])
SECOND = timedelta(seconds=1)
TOMORROW = int((NOON + timedelta(days=1)).timestamp())


def _with_header(made: Made, **header: object) -> Made:
    """Another header, its signature made with what a careless reader takes for the secret."""
    jwt, disclosures, _ = parts_of(made.sd_jwt)
    kid = {"typ": TYP, "kid": thumbprint(BOARD_KEY)}
    head = to_base64url(json.dumps({**kid, **header}).encode())
    body = jwt.split(".")[1]
    public = base64.urlsafe_b64decode(public_jwk(BOARD_KEY)["x"] + "=")
    mac = hmac.new(public, f"{head}.{body}".encode(), sha256).digest()
    signature = "" if header["alg"] == "none" else to_base64url(mac)
    return Made("~".join([f"{head}.{body}.{signature}", *disclosures, ""]), made.holder)


def _changed(made: Made) -> Made:
    """One fact, its salt kept and its value raised."""
    jwt, disclosures, _ = parts_of(made.sd_jwt)
    for place, one in enumerate(disclosures):
        salt, name, value = json.loads(base64.urlsafe_b64decode(one + "=="))
        if name == "meetings":
            disclosures[place] = disclosure(name, value + 100, salt=salt)
    return Made("~".join([jwt, *disclosures, ""]), made.holder)


def _and(made: Made, *more: str) -> Made:
    return Made(f"{made.sd_jwt}{'~'.join(more)}~", made.holder)


def _bound(made: Made, typ: str = BINDING_TYP, **changed: object) -> str:
    hashed = digest(made.sd_jwt)
    claims = {"iat": int(NOON.timestamp()), "aud": HERE, "nonce": NONCE, "sd_hash": hashed}
    return made.sd_jwt + sign({**claims, **changed}, key=made.holder, typ=typ)


def _signing(*disclosures: str, more: Sequence[str] = ()) -> str:
    """A known board that signs what it should not."""
    hashes = [digest(one) for one in (*disclosures, *more)]
    return _and(make({}).resigned(_sd=hashes), *disclosures).shown()


CHANGED, TWICE, DAMAGED = "changed or added", "told twice", "damaged"
UNKNOWN, NOT_SIGNED, OTHER_BOARD = "not known here", "signature is not right", "another board"
OLD, FUTURE, NOBODY = "have run out", "of the future", "Nothing proves"
OTHER_TIME, OTHERS = "shown at another time", "somebody else, or another time"

FORGERIES: dict[str, tuple[str, Callable[[Made], str]]] = {
    "a changed fact": (CHANGED, lambda made: _changed(made).shown()),
    "a fact that was not signed": (CHANGED, lambda made: _and(made, NEVER_MET).shown()),
    "a fact twice": (TWICE, lambda made: _and(made, parts_of(made.sd_jwt)[1][0]).shown()),
    "a fact in two values": (TWICE, lambda made: _signing(MET_8, MET_7)),
    "a fact named like a signed claim": (TWICE, lambda made: _signing(_EXP)),
    "a fact named _sd": (DAMAGED, lambda made: _signing(_SD)),
    "a digest that stands there twice": (DAMAGED, lambda made: _signing(MET_7, more=[MET_7])),
    "another key": (UNKNOWN, lambda made: make(key=new_key()).shown()),
    "another key under a known id": (NOT_SIGNED, lambda made: _renamed(new_key())),
    "another kind of token": (DAMAGED, lambda made: made.resigned(typ="JWT").shown()),
    "no signature": (NOT_SIGNED, lambda made: _with_header(made, alg="none").shown()),
    "the public key as a shared secret": (
        NOT_SIGNED,
        lambda made: _with_header(made, alg="HS256").shown(),
    ),
    "a header that must be understood": (
        NOT_SIGNED,
        lambda made: _with_header(made, alg="Ed25519", crit=["exp"]).shown(),
    ),
    "another hash": (DAMAGED, lambda made: made.resigned(_sd_alg="md5").shown()),
    "another board's name": (
        OTHER_BOARD,
        lambda made: made.resigned(iss="https://third.example").shown(),
    ),
    "run out": (OLD, lambda made: made.resigned(exp=int(NOON.timestamp())).shown()),
    "no end": (DAMAGED, lambda made: made.resigned(exp=None).shown()),
    "an end that is no time": (DAMAGED, lambda made: made.resigned(exp=1e400).shown()),
    "an end in ten years": (FUTURE, lambda made: made.resigned(exp=2**32).shown()),
    "of tomorrow": (FUTURE, lambda made: made.resigned(iat=TOMORROW).shown()),
    "without its holder": (NOBODY, lambda made: made.sd_jwt),
    "no holder key in it": (DAMAGED, lambda made: made.resigned(cnf={}).shown()),
    "shown with another key": (NOT_SIGNED, lambda made: Made(made.sd_jwt, new_key()).shown()),
    "shown to another board": (OTHERS, lambda made: made.shown(audience="https://third.example")),
    "shown with another nonce": (OTHERS, lambda made: made.shown(nonce="yesterday's")),
    "shown an hour ago": (OTHER_TIME, lambda made: made.shown(at=NOON - timedelta(hours=1))),
    "shown later": (OTHER_TIME, lambda made: made.shown(at=NOON + BINDING_FOR + SECOND)),
    "a proof for other facts": (OTHERS, lambda made: _bound(made, sd_hash=digest("other"))),
    "a proof of another type": (NOT_SIGNED, lambda made: _bound(made, typ="JWT")),
    "a proof that is the statement": (
        NOT_SIGNED,
        lambda made: made.sd_jwt + parts_of(made.sd_jwt)[0],
    ),
    "half of it": (DAMAGED, lambda made: made.shown()[:200]),
    "nothing": (DAMAGED, lambda made: ""),
    "tildes": (DAMAGED, lambda made: "~" * 1_000),
    "other letters": (DAMAGED, lambda made: made.shown().replace("e", "é", 1)),
}


def _renamed(key: object) -> str:
    """Signed by somebody else who writes the known board's id into the header."""
    made = make(key=key)  # type: ignore[arg-type]
    jwt, disclosures, _ = parts_of(made.sd_jwt)
    head = {"alg": "Ed25519", "typ": TYP, "kid": thumbprint(BOARD_KEY)}
    parts = [to_base64url(json.dumps(head).encode()), *jwt.split(".")[1:]]
    return Made("~".join([".".join(parts), *disclosures, ""]), made.holder).shown()


@pytest.mark.parametrize("forgery", FORGERIES)
def test_forgery_is_refused_for_its_own_reason(forgery: str) -> None:
    made = make()
    assert check(made.shown(), KNOWN)["meetings"] == 7
    why, forge = FORGERIES[forgery]
    with pytest.raises(Unproven, match=why):
        check(forge(made), KNOWN)


def test_every_letter_of_what_was_signed_counts() -> None:
    shown = make({"mail": True}).shown()
    for place in range(0, len(shown), 7):
        other = "A" if shown[place] != "A" else "B"
        with pytest.raises(Unproven):
            check(shown[:place] + other + shown[place + 1 :], KNOWN)


def test_proof_of_a_part_does_not_carry_the_whole() -> None:
    """Whoever saw one fact cannot pass its proof on with others."""
    made = make()
    jwt, disclosures, _ = parts_of(made.sd_jwt)
    part = "~".join([jwt, disclosures[0], ""])
    shown = bind(part, holder=made.holder, nonce=NONCE, audience=HERE, at=NOON)
    check(shown, KNOWN)
    with pytest.raises(Unproven):
        check(made.sd_jwt + parts_of(shown)[2], KNOWN)


def test_key_of_a_known_board_does_not_speak_for_another() -> None:
    known = {**KNOWN, thumbprint(key := key_from_secret("third")): KNOWN[thumbprint(BOARD_KEY)]}
    with pytest.raises(Unproven):
        check_statement(make(key=key).sd_jwt, known=known, at=NOON)
