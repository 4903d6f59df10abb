"""What may go wrong and be told to the person it happens to."""

from __future__ import annotations


class Refused(Exception):
    """Something that a person asked for and may not have, in a sentence they can act on.

    Everything else that goes wrong is a bug and is let through.
    """

    code = "refused"

    def __init__(self, sentence: str, *, code: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.code = code or self.code
