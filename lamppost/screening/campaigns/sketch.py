"""MinHash of a bag of words: keys that two texts share the oftener, the more words they share.

Broder 1997. rensa does the work where it is installed; numpy does the same more slowly, with
other integers, so that keys of the two are never compared: `ALGORITHM` goes with what is kept.
"""

from __future__ import annotations

import numpy as np

try:
    from rensa import RMinHash
except ImportError:  # a platform without a wheel
    RMinHash = None

ALGORITHM = "numpy-1" if RMinHash is None else f"rensa-{RMinHash.ALGORITHM_VERSION}"
_SEED = 42
_BAND = 1 << 62  # bands are told from words, which are below 2**20
_SPREAD = 0x9E37_79B9_7F4A_7C15


def bands(flat: str, count: int, rows: int) -> list[int]:
    """Keys in [2**62, 2**63): `count` of them, each of `rows` minima. flat: not empty."""
    minima = _minima(flat, count * rows)
    keys = []
    for band in range(count):
        mixed = band + 1
        for least in minima[band * rows : (band + 1) * rows]:
            mixed = (mixed ^ least) * _SPREAD & (1 << 64) - 1
            mixed ^= mixed >> 29
        keys.append(_BAND | mixed >> 2)
    return keys


def _minima(flat: str, count: int) -> list[int]:
    if RMinHash is None:
        return numpy_minima(flat, count)
    sketch = RMinHash(count, _SEED)
    sketch.update(flat)  # a string is taken character by character: word by word
    return list(sketch.digest())


def numpy_minima(flat: str, count: int) -> list[int]:
    """The least that each of `count` hash functions gives to one of the words."""
    words = np.unique(np.frombuffer(flat.encode("utf-32-le"), np.uint32)).astype(np.uint64)
    factors = np.random.default_rng(_SEED).integers(1, 1 << 63, (count, 2), np.uint64)
    mixed = (words * np.uint64(_SPREAD))[None, :] ^ factors[:, :1]
    mixed = (mixed ^ (mixed >> np.uint64(29))) * (factors[:, 1:] | np.uint64(1))
    least: list[int] = (mixed >> np.uint64(32)).min(axis=1).tolist()
    return least
