"""All checks, in the order in which their findings are shown."""

from __future__ import annotations

from lamppost.screening.checks import (
    codes,
    contact,
    duplicates,
    links,
    minors,
    pace,
    payment,
    photos,
    prices,
    scams,
    services,
    wordlists,
)
from lamppost.screening.checks.check import Check

ALL: tuple[Check, ...] = (
    minors.CHECK,
    services.CHECK,
    payment.CHECK,
    codes.CHECK,
    scams.CHECK,
    photos.CHECK,
    prices.CHECK,
    links.CHECK,
    wordlists.CHECK,
    contact.CHECK,
    duplicates.CHECK,
    pace.CHECK,
)
