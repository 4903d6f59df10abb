"""Reading who refers to whom, as far as `rings` has to know it."""

from __future__ import annotations

from collections.abc import Set

from django.db.models import Q

from lamppost.people.models import Person
from lamppost.standing.models import Reference
from lamppost.standing.rings import FEW, MOST, count_independent, ties_of

ROUNDS = 3  # how far around the authors is looked: a circle of few that is longer is a chain
MOST_TIES = 2_000  # of a round: whoever has more around them stands in no small circle

Pair = tuple[int, int]


def independent_references(person: Person) -> int:
    """How many references count (rings.py). One statement for one author, else five."""
    received = Reference.objects.that_count().filter(about=person)
    latest = received.order_by("-opened", "-pk").values_list("author", flat=True)
    authors = set(latest[:MOST])
    if len(authors) <= 1:
        return len(authors)
    pairs = {*_pairs(Q(author__in=authors, about__in=authors)), *_around(authors, person)}
    return count_independent(authors, ties_of(pairs, without=person.pk))


def _around(authors: Set[int], person: Person) -> set[Pair]:
    """Who is tied to them, and to those, and so on, as long as their number is small."""
    pairs: set[Pair] = set()
    known, fresh = {person.pk}, set(authors)
    for _round in range(ROUNDS):
        pairs |= set(_pairs(Q(author__in=fresh) | Q(about__in=fresh)))
        known |= fresh
        fresh = {one for pair in pairs for one in pair} - known
        if not fresh or len(fresh) > FEW * len(authors):
            break
    return pairs


def _pairs(where: Q) -> list[Pair]:
    counted = Reference.objects.that_count().filter(where).order_by("-pk")
    return list(counted.values_list("author", "about")[:MOST_TIES])
