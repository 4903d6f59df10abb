"""How a price is meant."""

from __future__ import annotations

from enum import StrEnum


class PriceKind(StrEnum):
    FIXED = "fixed"
    NEGOTIABLE = "negotiable"
    FREE = "free"
    PER_HOUR = "per_hour"
    PER_MONTH = "per_month"
