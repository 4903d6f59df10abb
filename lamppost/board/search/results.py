"""What a search found."""

from __future__ import annotations

from dataclasses import dataclass, field

from lamppost.board.models import Ad


@dataclass(frozen=True)
class Results:
    """One page of ads and what is known of the others.

    counts says how many matches each postable category has, whatever category the query names
    and whatever it asks of that category's own fields; distances are in km from the query's
    place, by ad id.
    """

    ads: tuple[Ad, ...]
    count: int
    counts: dict[str, int] = field(default_factory=dict)
    distances: dict[int, float] = field(default_factory=dict)
    after: str = ""  # key of the next page; "" on the last
