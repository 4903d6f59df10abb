"""Names for things that must not be guessed or counted."""

from __future__ import annotations

import secrets

# Without vowels and look-alikes: no word can appear by accident, and it can be read aloud.
_ALPHABET = "23456789bcdfghjkmnpqrstvwxyz"
_LENGTH = 10  # 28 ** 10 is about 48 bits: not to be found by trying


def new_public_id() -> str:
    return "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH))
