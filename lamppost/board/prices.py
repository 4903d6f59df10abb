"""How a price is meant."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class PriceKind(StrEnum):
    FIXED = "fixed"
    NEGOTIABLE = "negotiable"
    FREE = "free"
    PER_HOUR = "per_hour"
    PER_MONTH = "per_month"


NAMES = {
    PriceKind.FIXED: _("fixed"),
    PriceKind.NEGOTIABLE: _("negotiable"),
    PriceKind.FREE: _("free"),
    PriceKind.PER_HOUR: _("per hour"),
    PriceKind.PER_MONTH: _("per month"),
}
