"""What is known of a person, as values: dates and numbers, never a score. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class FromElsewhere:
    """Facts that another board has signed, by their keys there; `checked` is when, here."""

    issuer: str
    facts: dict[str, str | int]
    checked: date


@dataclass(frozen=True)
class Facts:
    """Days, as the board's own zone has them. None and 0 mean: nothing is known.

    references counts rings of mutual praise once (standing/rings.py).
    """

    here_since: date
    mail_since: date | None = None
    phone_since: date | None = None
    meetings: int = 0
    last_met: date | None = None
    references: int = 0
    seen_on: date | None = None
    elsewhere: tuple[FromElsewhere, ...] = ()
