"""Photos of this board that are one picture, whoever put them up.

1. A hash is cut into 8 parts of 32 bits, each kept in a row of its own.
2. Of two hashes that differ in at most 15 bits, some part differs in at most one: were it two in
   each, it would be 16. So 264 values are looked up, in one statement.
3. Those photos are compared in full.

15 bits are what saving, shrinking and sending a picture again do to it (see
docs/algorithms/photos.md); what lists allow, 31, would read 300 times as many rows here.
"""

from __future__ import annotations

from collections.abc import Iterator

from lamppost.screening.models import HashedPhoto, PhotoPart

MOST_DISTANCE = 15
_PARTS, _PART_BITS = 8, 32
_DIGITS = _PART_BITS // 4


def keys_of(pdq: str) -> list[int]:
    """One for each part, as the database has them."""
    return [part << _PART_BITS | value for part, value in enumerate(_values(pdq))]


def alike(pdq: str) -> list[int]:
    """Ids of the hashed photos within the distance, itself among them."""
    parts = PhotoPart.objects.filter(key__in=list(_near_keys(pdq)))
    near = HashedPhoto.objects.filter(pk__in=parts.values("photo"))
    return [pk for pk, other in near.values_list("pk", "pdq") if apart(pdq, other) <= MOST_DISTANCE]


def apart(one: str, other: str) -> int:
    """How many bits differ."""
    return (int(one, 16) ^ int(other, 16)).bit_count()


def _values(pdq: str) -> list[int]:
    return [int(pdq[at * _DIGITS : (at + 1) * _DIGITS], 16) for at in range(_PARTS)]


def _near_keys(pdq: str) -> Iterator[int]:
    for key in keys_of(pdq):
        yield key
        yield from (key ^ 1 << bit for bit in range(_PART_BITS))
