"""What a page says about a meeting of the two, from what each has said. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol


class Saying(Protocol):
    """A side."""

    met_on: date | None
    passed_over: date | None


@dataclass(frozen=True)
class MetLine:
    """on: the day that it is about. asks: the other has said so, and this side not yet."""

    on: date | None = None
    is_both: bool = False
    asks: bool = False
    own: date | None = None


def met_line(own: Saying, other: Saying, *, hears: bool) -> MetLine:
    """hears: False for whoever has blocked the other, and is asked nothing by them any more."""
    if own.met_on and own.met_on == other.met_on:
        return MetLine(own.met_on, is_both=True, own=own.met_on)
    if hears and other.met_on and other.met_on != own.passed_over:
        return MetLine(other.met_on, asks=True, own=own.met_on)
    return MetLine(own=own.met_on)
