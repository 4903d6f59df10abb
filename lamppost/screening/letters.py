"""Screening a letter between two people. Pure."""

from __future__ import annotations

from lamppost.screening.verdict import Screened


def screen_letter(text: str, *, earlier: int) -> Screened:
    """Call it before the transaction of the letter. earlier: how many letters the same person
    has written in the conversation before."""
    return Screened()
