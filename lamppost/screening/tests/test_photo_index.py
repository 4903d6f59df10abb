"""The index finds what comparing everything finds: no more, and never one less."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lamppost.screening.photos.index import HASH_BYTES, MOST_DISTANCE, HashIndex

hashes = st.binary(min_size=HASH_BYTES, max_size=HASH_BYTES)
bits = st.sets(st.integers(0, 255), max_size=40)


def flipped(pdq: bytes, which: set[int]) -> bytes:
    number = int.from_bytes(pdq)
    for bit in which:
        number ^= 1 << bit
    return number.to_bytes(HASH_BYTES)


def compared(known: list[bytes], asked: bytes, most: int) -> list[tuple[int, int]]:
    apart = [(int.from_bytes(one) ^ int.from_bytes(asked)).bit_count() for one in known]
    return [(row, far) for row, far in enumerate(apart) if far <= most]


def found(known: list[bytes], asked: bytes, most: int) -> list[tuple[int, int]]:
    near = HashIndex.of(b"".join(known)).near(asked, most=most)
    return list(zip(near.rows.tolist(), near.distances.tolist(), strict=True))


@settings(max_examples=60)
@given(
    hashes,
    st.lists(bits, max_size=12),
    st.lists(hashes, max_size=12),
    st.integers(0, MOST_DISTANCE),
)
def test_nothing_is_missed_and_nothing_is_made_up(
    asked: bytes, near: list[set[int]], far: list[bytes], most: int
) -> None:
    known = [*(flipped(asked, which) for which in near), *far]
    assert found(known, asked, most) == compared(known, asked, most)


def crowd(count: int, seed: int) -> list[bytes]:
    some = np.random.default_rng(seed).bytes(count * HASH_BYTES)
    return [some[at : at + HASH_BYTES] for at in range(0, len(some), HASH_BYTES)]


def test_every_spread_of_31_differing_bits_is_found_among_many() -> None:
    # Enough of them that the look-ups are used, and not the comparing of everything.
    known = crowd(20_000, seed=1)
    chosen = np.random.default_rng(2)
    for row in chosen.choice(len(known), 60, replace=False).tolist():
        differing = chosen.choice(256, MOST_DISTANCE, replace=False)
        asked = flipped(known[row], set(differing.tolist()))
        assert (row, MOST_DISTANCE) in found_in(known, asked)


def test_bits_laid_out_against_the_parts_are_found_too() -> None:
    known = crowd(20_000, seed=3)
    # Two of each part but one: as even as 31 can be spread over 16.
    even = {part * 16 + at for part in range(16) for at in (3, 11)} - {16 * 7 + 3}
    assert len(even) == MOST_DISTANCE
    assert (70, MOST_DISTANCE) in found_in(known, flipped(known[70], even))


_made: dict[int, HashIndex] = {}


def found_in(known: list[bytes], asked: bytes) -> list[tuple[int, int]]:
    index = _made.setdefault(id(known), HashIndex.of(b"".join(known)))
    near = index.near(asked)
    return list(zip(near.rows.tolist(), near.distances.tolist(), strict=True))


def test_hashes_that_are_all_alike_are_all_found() -> None:
    same = bytes(HASH_BYTES)
    near = HashIndex.of(same * 3_000).near(same)
    assert near.rows.tolist() == list(range(3_000))
    assert np.all(near.distances == 0)


def test_an_empty_index_finds_nothing() -> None:
    assert len(HashIndex.of(b"").near(bytes(HASH_BYTES)).rows) == 0


def test_a_distance_at_which_some_would_be_missed_is_refused() -> None:
    with pytest.raises(ValueError, match="misses none up to 31"):
        HashIndex.of(b"").near(bytes(HASH_BYTES), most=MOST_DISTANCE + 1)
