"""Who has to know that a campaign has another number since a rebuild."""

from __future__ import annotations

from collections.abc import Callable

Hear = Callable[[int, int], None]

_hearing: list[Hear] = []


def hear_of_new_numbers(hear: Hear) -> None:
    """A room above asks for it in its AppConfig.ready: what it keeps of a campaign that somebody
    has looked at is told of the number that this had, and of the one that it has."""
    if hear not in _hearing:
        _hearing.append(hear)


def tell_of_new_number(old: int, new: int) -> None:
    for hear in _hearing:
        hear(old, new)
