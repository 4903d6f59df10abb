"""What a plan says, as one sealed text."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from lamppost.core.sealing import seal, unseal


@dataclass(frozen=True)
class Details:
    """All in the person's own words, but the conversation, which is its public id or ""."""

    with_whom: str = ""
    where: str = ""
    words: str = ""  # the last that contacts get to know: "Grey Golf, he is called Dave"
    conversation: str = ""

    def sealed(self) -> bytes:
        return seal(json.dumps(asdict(self)))


def details_of(sealed: bytes | memoryview) -> Details:
    """Empty ones once they were erased. Raises sealing.Unreadable."""
    return Details(**json.loads(unseal(sealed))) if bytes(sealed) else Details()
