"""Phone numbers and mail addresses in what somebody writes. Pure."""

from __future__ import annotations


def holds_contact(text: str, countries: list[str]) -> bool:
    """Whether a text gives away a way around the board."""
    return False
