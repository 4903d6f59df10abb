"""Examples that others have written down: what we make is what they read."""

from __future__ import annotations

import json

from lamppost.standing.portable.jose import key_from_secret, key_of, public_jwk, thumbprint
from lamppost.standing.portable.sdjwt import digest, disclosure
from lamppost.standing.portable.status_list import pack, unpack

NAME = "WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0"


def test_disclosure_is_written_and_hashed_as_in_rfc_9901() -> None:
    assert disclosure("family_name", "Möbius", salt="_26bc4LT-ac6q2KI6cBW5es") == NAME
    assert digest(NAME) == "X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0"


def test_thumbprint_is_that_of_rfc_8037() -> None:
    x = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"
    key = key_of({"kty": "OKP", "crv": "Ed25519", "x": x})
    assert thumbprint(key) == "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"


def test_status_list_is_that_of_the_draft() -> None:
    taken_back = [0, 3, 4, 5, 7, 8, 9, 13, 15]
    assert unpack("eNrbuRgAAhcBXQ") == b"\xb9\xa3"
    assert unpack(pack(taken_back, size=16)) == b"\xb9\xa3"


def test_key_of_a_board_stays_the_same_and_keeps_its_secret() -> None:
    key = key_from_secret("a secret")
    assert thumbprint(key) == thumbprint(key_from_secret("a secret"))
    assert thumbprint(key) != thumbprint(key_from_secret("another"))
    assert "d" not in json.dumps(sorted(public_jwk(key)))
