"""Around a place: the town, the wider region, the whole board. Pure."""

from __future__ import annotations

import h3

# Cells of 250 and of 12,000 square kilometres: a town with its edges, and a day's reach.
NEAR, FAR = 5, 3
BOARD = ""


def regions_of(latitude: float | None, longitude: float | None) -> list[str]:
    """From the smallest to the whole board, which is all there is without a place."""
    if latitude is None or longitude is None:
        return [BOARD]
    return [*(h3.latlng_to_cell(latitude, longitude, size) for size in (NEAR, FAR)), BOARD]
