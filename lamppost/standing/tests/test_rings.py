from __future__ import annotations

from itertools import combinations, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lamppost.people.models import Person
from lamppost.standing.independence import independent_references
from lamppost.standing.rings import FEW, MOST, count_independent, most_untied, ties_of
from lamppost.standing.tests.cast import refer
from lamppost.testing import make_person

ME = 0
Pair = tuple[int, int]  # who wrote of whom
people = st.integers(0, 11)
graphs = st.sets(st.tuples(people, people).filter(lambda pair: pair[0] != pair[1]), max_size=40)


def voices(pairs: set[Pair], about: int = ME) -> int:
    authors = {author for author, subject in pairs if subject == about}
    return count_independent(authors, ties_of(pairs, without=about))


def ring(size: int, first: int = 0) -> set[Pair]:
    """Everybody writes of everybody."""
    return set(permutations(range(first, first + size), 2))


def both_ways(*pairs: Pair) -> set[Pair]:
    return {*pairs, *((other, one) for one, other in pairs)}


TOWN = both_ways(*((n, n + 1) for n in range(100, 140)))  # a long chain of people who have met

CASES = {
    "nobody has written": (set(), 0),
    "one has": ({(1, ME)}, 1),
    "three strangers to each other": ({(1, ME), (2, ME), (3, ME)}, 3),
    "three who were written of in return": (both_ways((1, ME), (2, ME), (3, ME)), 3),
    "a ring of three": (ring(3), 1),
    "a large ring": (ring(25), 1),
    "a ring with a tie to the town": (ring(6) | TOWN | {(5, 100)}, 1),
    "two rings": (ring(4) | {(n, ME) for n in (11, 12, 13)} | ring(3, first=11), 2),
    "a circle in which each writes of the next": (
        both_ways(*((n, (n + 1) % 7) for n in range(7))),
        1,
    ),
    "five in one town, not tied to each other": (
        TOWN | {(n, ME) for n in range(100, 140, 8)},
        5,
    ),
    "neighbours in the town": (TOWN | {(100, ME), (101, ME), (110, ME)}, 2),
    "a busy seller and six of their customers": (
        both_ways(*((50, n) for n in range(1, 21))) | {(n, ME) for n in (1, 2, 3, 4, 5, 6, 50)},
        6,
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_case(name: str) -> None:
    pairs, expected = CASES[name]
    assert voices(pairs) == expected


@given(st.integers(2, MOST))
def test_ring_of_any_size_is_one_voice_for_each_in_it(size: int) -> None:
    assert voices(ring(size), about=size - 1) == 1


@given(graphs, st.permutations(range(12)))
def test_count_does_not_depend_on_who_is_who(pairs: set[Pair], names: list[int]) -> None:
    renamed = {(names[author], names[subject]) for author, subject in pairs}
    assert voices(renamed, about=names[ME]) == voices(pairs)


@given(graphs, st.tuples(people, people).filter(lambda pair: pair[0] != pair[1]))
def test_one_more_reference_takes_at_most_one_voice(pairs: set[Pair], more: Pair) -> None:
    before, after = voices(pairs), voices(pairs | {more})
    assert after >= before - 1
    if ME in more:
        assert before <= after <= before + 1


@given(graphs)
def test_count_lies_between_one_and_the_number_of_authors(pairs: set[Pair]) -> None:
    authors = {author for author, subject in pairs if subject == ME}
    assert bool(authors) <= voices(pairs) <= len(authors)


@given(graphs)
def test_most_untied_is_what_trying_all_finds(pairs: set[Pair]) -> None:
    ties = ties_of(pairs, without=-1)
    tried = (
        size
        for size in range(len(ties), -1, -1)
        for some in combinations(ties, size)
        if not any(ties[one] & set(some) for one in some)
    )
    assert most_untied(ties) == next(tried)


@given(graphs)
def test_small_circles_are_as_small_as_they_are_said_to_be(pairs: set[Pair]) -> None:
    """Two authors who can reach each other over at most FEW people in all are one voice."""
    inner = {(a, b) for a, b in pairs if a <= FEW and b <= FEW}
    ties = ties_of(inner, without=ME)
    authors = {author for author, subject in inner if subject == ME}
    assert voices(inner) == _circles(authors, ties)


def _circles(authors: set[int], ties: dict[int, set[int]]) -> int:
    """How many parts of the graph hold an author, by joining ends again and again."""
    part = {one: one for one in {*authors, *ties}}
    for one in part:
        for other in ties.get(one, ()):
            old, new = part[other], part[one]
            part.update({who: new for who, of in part.items() if of == old})
    return len({part[author] for author in authors})


@pytest.mark.django_db
def test_ring_in_the_tables_counts_once(alice: Person) -> None:
    ringed = [alice, *(make_person(f"Friend {n}") for n in range(3))]
    for author, about in permutations(ringed, 2):
        refer(author, about)
    assert [independent_references(person) for person in ringed] == [1, 1, 1, 1]
    refer(make_person("Dora"), alice)
    assert independent_references(alice) == 2


@pytest.mark.django_db
def test_circle_over_somebody_who_did_not_write_of_them_is_found(alice: Person) -> None:
    one, two, between = (make_person(name) for name in ("One", "Two", "Between"))
    for author in (one, two):
        refer(author, alice)
    assert independent_references(alice) == 2
    refer(one, between)
    refer(between, two)
    assert independent_references(alice) == 1
