"""Which of a million hashes are within a distance of one, exactly. Pure.

Multi-index hashing (Norouzi, Punjani, Fleet: Fast Exact Search in Hamming Space with Multi-Index
Hashing, 2014), for one radius that is known beforehand.

1. A hash is cut into 16 parts of 16 bits.
2. Of two hashes that differ in at most 31 bits, some part differs in at most one bit: were it two
   in each, it would be 32.
3. So for each part the 17 values within one bit are looked up, in lists sorted by that part: 272
   look-ups, each of which gives about a 65,536th of all hashes.
4. Those are compared in full.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

HASH_BYTES = 32
MOST_DISTANCE = 31  # of 256 bits; beyond it PDQ's authors no longer call two pictures the same
PARTS = 16
VALUES = 1 << 16
_NEAR = np.array([0, *(1 << bit for bit in range(16))], dtype=np.uint16)
# Where the values of real hashes crowd together there can be many to compare. Reading them from
# all over the memory costs five times what reading everything in order does.
_COMPARE_ALL_FROM = 5
_AT_A_TIME = 1 << 14  # so that what is between stays in the processor's own memory


@dataclass(frozen=True)
class Near:
    """rows: places of the hashes in what the index was made of, ascending, each once.
    distances: of each."""

    rows: NDArray[np.int64]
    distances: NDArray[np.uint8]


@dataclass(frozen=True)
class HashIndex:
    """words: n by 4. order: for each part, the rows in the order of its values.
    starts: for each part and value, where its rows begin in `order`."""

    words: NDArray[np.uint64]
    order: NDArray[np.uint32]
    starts: NDArray[np.uint32]

    @classmethod
    def of(cls, hashes: bytes) -> HashIndex:
        """hashes: of 32 bytes each, one behind the other. A second for a million."""
        words = np.frombuffer(hashes, dtype=np.uint64).reshape(-1, 4)
        parts = words.view(np.uint16).reshape(-1, PARTS)
        order = np.empty((PARTS, len(words)), dtype=np.uint32)
        starts = np.zeros((PARTS, VALUES + 1), dtype=np.uint32)
        for part in range(PARTS):
            values = np.ascontiguousarray(parts[:, part])
            order[part] = np.argsort(values, kind="stable")
            np.cumsum(np.bincount(values, minlength=VALUES), out=starts[part, 1:])
        return cls(words, order, starts)

    def __len__(self) -> int:
        return len(self.words)

    def near(self, pdq: bytes, *, most: int = MOST_DISTANCE) -> Near:
        """Every hash that differs from this one in at most `most` bits.

        Raises ValueError for a distance at which some would be missed.
        """
        if most > MOST_DISTANCE:
            raise ValueError(f"the index misses none up to {MOST_DISTANCE}, not {most}")
        asked = np.frombuffer(pdq, dtype=np.uint64)
        rows = self._candidates(asked)
        distances = _distances(self.words[rows], asked)
        is_near = distances <= most
        found, first = np.unique(_numbers(rows, len(self))[is_near], return_index=True)
        return Near(found, distances[is_near][first].astype(np.uint8))

    def _candidates(self, asked: NDArray[np.uint64]) -> NDArray[np.uint32] | slice:
        """Rows that may be near, some of them several times; or all."""
        values = (asked.view(np.uint16)[:, None] ^ _NEAR).astype(np.int64)
        part = np.arange(PARTS)[:, None]
        begins = self.starts[part, values].astype(np.int64).ravel()
        counts = self.starts[part, values + 1].ravel() - begins
        total = int(counts.sum())
        if total * _COMPARE_ALL_FROM > len(self):
            return slice(None)
        begins += np.repeat(np.arange(PARTS) * len(self), len(_NEAR))
        # 0, 1, 2, … within each stretch, behind where it begins.
        before = np.cumsum(counts) - counts
        places = np.arange(total) + np.repeat(begins - before, counts)
        candidates: NDArray[np.uint32] = self.order.reshape(-1)[places]
        return candidates


def _distances(words: NDArray[np.uint64], asked: NDArray[np.uint64]) -> NDArray[np.uint16]:
    """How many bits of each differ: a million in 20 ms, where summing along an axis takes 45."""
    distances = np.empty(len(words), dtype=np.uint16)
    for start in range(0, len(words), _AT_A_TIME):
        some = slice(start, start + _AT_A_TIME)
        # The counts of the four words of each, as two pairs.
        pairs = np.bitwise_count(words[some] ^ asked).view(np.uint16)
        sums = (pairs & 0xFF) + (pairs >> 8)
        distances[some] = sums[:, 0] + sums[:, 1]
    return distances


def _numbers(rows: NDArray[np.uint32] | slice, count: int) -> NDArray[np.int64]:
    return np.arange(count) if isinstance(rows, slice) else rows.astype(np.int64)
