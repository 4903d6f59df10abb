"""The tokens of forms, which make one letter of it however often it is sent. Pure."""

from __future__ import annotations

from hashlib import blake2b

_KEPT = 40  # of the first key: with what is added it fits into models.KEY_LENGTH
_ADDED = "."


def key_again(key: str, words: str) -> str:
    """For other words that came with a key: the same for the same words."""
    return f"{key[:_KEPT]}{_ADDED}{blake2b(words.encode(), digest_size=10).hexdigest()}"


def key_in_form(key: str) -> str:
    """The one that the browser knows."""
    return key.partition(_ADDED)[0]
