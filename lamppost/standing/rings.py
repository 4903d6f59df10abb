"""How many independent words somebody has: rings of mutual praise count once. Pure.

See docs/algorithms/rings.md.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Set

FEW = 8  # "few people who refer only to each other": so many beside whom it is about, at most
MOST = 30  # authors that are looked at; no number above it is told

Ties = Mapping[int, Set[int]]


def ties_of(pairs: Iterable[tuple[int, int]], *, without: int) -> dict[int, set[int]]:
    """Who is tied to whom by a reference in either direction, had `without` never been here."""
    ties: dict[int, set[int]] = {}
    for one, other in pairs:
        if without not in (one, other) and one != other:
            ties.setdefault(one, set()).add(other)
            ties.setdefault(other, set()).add(one)
    return ties


def count_independent(authors: Collection[int], ties: Ties) -> int:
    """How many of the authors speak for themselves: 0 for none, at least 1 for any.

    authors: who wrote of one person, at most MOST.
    ties:    between all others, as `ties_of` gives them, at least as far as FEW people around
             an author; leaving out ties further away changes nothing.
    1. Authors who are linked, over whomever, belong to one circle.
    2. A circle of at most FEW people, authors or not, is one voice.
    3. In a larger one so many count as can be picked with no two of them tied to each other.
    """
    left = set(authors)
    voices = 0
    while left:
        circle, is_few = _circle(next(iter(left)), left, ties)
        mine = circle & left
        voices += 1 if is_few else most_untied({one: ties.get(one, set()) & mine for one in mine})
        left -= mine
    return voices


def _circle(first: int, authors: Set[int], ties: Ties) -> tuple[set[int], bool]:
    """Everybody whom `first` is linked with, and whether they are few.

    Of many it is only so far known who belongs to it: two parts of one large circle, looked at
    one by one, hold no two authors who are tied, and count the same.
    """
    circle, fresh = {first}, [first]
    while fresh and len(circle) <= FEW:
        for other in ties.get(fresh.pop(), ()):
            if other not in circle:
                circle.add(other)
                fresh.append(other)
    if len(circle) <= FEW:
        return circle, True
    return _tied_authors(first, authors, ties), False


def _tied_authors(first: int, authors: Set[int], ties: Ties) -> set[int]:
    """The authors that `first` is linked with over authors alone."""
    found, fresh = {first}, [first]
    while fresh:
        more = (ties.get(fresh.pop(), set()) & authors) - found
        found |= more
        fresh += more
    return found


def most_untied(ties: Ties) -> int:
    """The size of a largest set without two that are tied (maximum independent set).

    Exact, by taking or leaving whoever has most ties; those with one or none are always taken.
    At most some ten thousand steps for 30.
    """
    if not ties:
        return 0
    loose = min(ties, key=lambda one: len(ties[one]))
    if len(ties[loose]) <= 1:
        return 1 + most_untied(_without(ties, ties[loose] | {loose}))
    busy = max(ties, key=lambda one: len(ties[one]))
    taken = 1 + most_untied(_without(ties, ties[busy] | {busy}))
    return max(taken, most_untied(_without(ties, {busy})))


def _without(ties: Ties, gone: Set[int]) -> dict[int, Set[int]]:
    return {one: others - gone for one, others in ties.items() if one not in gone}
