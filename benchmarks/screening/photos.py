"""How long it takes to say whether a photo is on a list of a million, and whether one is missed.

    PYTHONPATH=. python -m benchmarks.screening.photos [--hashes 1000000] [--queries 2000]

Two kinds of lists: hashes that have nothing to do with each other, and crowds around few pictures,
as of films and of pictures that were passed on and changed; those have far more to compare. Asked
is for pictures that are 0 to 31 bits from one of the list, and for others. Some are compared with
every hash, one by one, and the outcome with the index's.
"""

from __future__ import annotations

import argparse
import time

import numpy as np
from numpy.typing import NDArray

from benchmarks.measure.clocks import time_calls
from benchmarks.measure.machine import load
from benchmarks.measure.table import HEAD, line, verdict
from lamppost.screening.photos.index import HASH_BYTES, MOST_DISTANCE, HashIndex

BAR_MS = 20.0
CROWD = 1_000  # hashes around one picture
CROWD_BITS = 40  # that they differ in from it, at most
Hashes = NDArray[np.uint8]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--hashes", type=int, default=1_000_000)
    parser.add_argument("--queries", type=int, default=2_000)
    parser.add_argument("--compared", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    chance = np.random.default_rng(asked.seed)
    print(f"{asked.hashes:,} hashes, milliseconds; load {load()}")
    print(HEAD)
    for name, made in (("apart", _apart), ("in crowds", _in_crowds)):
        _measure(name, made(asked.hashes, chance), asked, chance)


def _measure(
    name: str, known: Hashes, asked: argparse.Namespace, chance: np.random.Generator
) -> None:
    began = time.process_time()
    index = HashIndex.of(known.tobytes())
    built = time.process_time() - began
    near = _flipped(known[chance.integers(0, len(known), asked.queries)], MOST_DISTANCE, chance)
    for kind, queries in (("on the list", near), ("not on it", _apart(asked.queries, chance))):
        wanted = [one.tobytes() for one in queries]
        time_calls((lambda pdq=pdq: index.near(pdq)) for pdq in wanted[:50])  # type: ignore[misc]
        took = time_calls((lambda pdq=pdq: index.near(pdq)) for pdq in wanted)  # type: ignore[misc]
        met = verdict(took.summary, BAR_MS)
        print(line({"kind": f"{name}: {kind}", "bar": BAR_MS, **took.summary, "met": met}))
    size = sum(array.nbytes for array in (index.words, index.order, index.starts))
    missed, made_up = _compared(index, known, near[: asked.compared])
    print(f"{name}: made in {built:.2f} s of processor time, {size / 2**20:.0f} MB")
    print(f"{name}: {asked.compared} compared with all: {missed} missed, {made_up} made up")


def _compared(index: HashIndex, known: Hashes, queries: Hashes) -> tuple[int, int]:
    missed = made_up = 0
    for one in queries:
        apart = np.bitwise_count(known ^ one).sum(axis=1)
        right = set(np.flatnonzero(apart <= MOST_DISTANCE).tolist())
        found = set(index.near(one.tobytes()).rows.tolist())
        missed += len(right - found)
        made_up += len(found - right)
    return missed, made_up


def _apart(count: int, chance: np.random.Generator) -> Hashes:
    return chance.integers(0, 256, (count, HASH_BYTES), dtype=np.uint8)


def _in_crowds(count: int, chance: np.random.Generator) -> Hashes:
    pictures = _apart(-(-count // CROWD), chance)
    return _flipped(np.repeat(pictures, CROWD, axis=0)[:count], CROWD_BITS, chance)


def _flipped(hashes: Hashes, most: int, chance: np.random.Generator) -> Hashes:
    """Each with 0 to `most` bits turned over, all numbers alike often."""
    made = hashes.copy()
    turned = chance.integers(0, most + 1, len(made))
    for start in range(0, len(made), 10_000):
        some = slice(start, start + 10_000)
        ranks = chance.random((len(made[some]), 8 * HASH_BYTES)).argsort(axis=1).argsort(axis=1)
        made[some] ^= np.packbits(ranks < turned[some, None], axis=1)
    return made


if __name__ == "__main__":
    main()
