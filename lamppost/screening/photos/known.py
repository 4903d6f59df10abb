"""The lists as one index: made once for each import, and shared by all processes of a machine.

The index is a folder of arrays that are mapped into memory, so that a million hashes are there
once, whatever the number of processes, and a process that starts has nothing to read. Which folder
is right is said by the lists' stamps; one that is missing (another machine did the import, or the
folder was lost) is made from the database by whoever first needs it, in about two seconds.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from django.conf import settings
from numpy.typing import NDArray

from lamppost.screening.models import HashBlock, HashList
from lamppost.screening.photos.index import HashIndex

_ARRAYS = ("words", "order", "starts", "distances", "owners")


@dataclass(frozen=True)
class Match:
    """distance: bits that differ."""

    of: HashList
    distance: int


@dataclass(frozen=True)
class KnownPhotos:
    """distances: how many bits may differ, for each hash. owners: the list's id, for each."""

    index: HashIndex
    distances: NDArray[np.uint8]
    owners: NDArray[np.int64]

    def matches(self, pdq: bytes, lists: Sequence[HashList]) -> list[Match]:
        """The nearest of each list that has one within its distance, in the order of `lists`."""
        near = self.index.near(pdq)
        is_match = near.distances <= self.distances[near.rows]
        owners, distances = self.owners[near.rows[is_match]], near.distances[is_match]
        return [
            Match(one, int(distances[owners == one.pk].min())) for one in lists if one.pk in owners
        ]


_open: dict[str, KnownPhotos] = {}


def known_photos(lists: Sequence[HashList]) -> KnownPhotos:
    """Of these lists, which are all there are."""
    stamp = _stamp(lists)
    known = _open.get(stamp)
    if known is None:
        try:
            known = _opened(_folder(stamp))
        except FileNotFoundError:
            make_index(lists)
            known = _opened(_folder(stamp))
        _open.clear()
        _open[stamp] = known
    return known


def make_index(lists: Sequence[HashList]) -> None:
    """Writes the folder; whoever looks for it finds it whole or not at all."""
    home = _folder("").parent
    home.mkdir(parents=True, exist_ok=True)
    making = Path(tempfile.mkdtemp(dir=home, prefix="making-"))
    hashes, distances, owners = _content(lists)
    index = HashIndex.of(hashes)
    made: tuple[NDArray[Any], ...] = (index.words, index.order, index.starts, distances, owners)
    for name, array in zip(_ARRAYS, made, strict=True):
        np.save(making / f"{name}.npy", array)
    try:
        making.rename(_folder(_stamp(lists)))
    except OSError:  # another process was first; both made the same
        shutil.rmtree(making)


def forget_other_indexes(lists: Sequence[HashList]) -> None:
    """Deletes the folders of what the lists were before.

    Whoever has one of those open still reads from it: its pages are there until it is closed.
    """
    right = _folder(_stamp(lists))
    for other in right.parent.iterdir():
        if other != right:
            shutil.rmtree(other, ignore_errors=True)


def _content(
    lists: Sequence[HashList],
) -> tuple[bytes, NDArray[np.uint8], NDArray[np.int64]]:
    hashes, distances, owners = bytearray(), bytearray(), []
    for block in HashBlock.objects.filter(list__in=lists).order_by("list", "number").iterator(1):
        hashes += block.hashes
        distances += block.distances
        owners.append(np.full(len(block.distances), block.list_id, dtype=np.int64))
    return (
        bytes(hashes),
        np.frombuffer(bytes(distances), dtype=np.uint8),
        np.concatenate(owners) if owners else np.empty(0, dtype=np.int64),
    )


def _opened(folder: Path) -> KnownPhotos:
    # As plain arrays: every slice of numpy's own mapped kind costs some microseconds more.
    words, order, starts, distances, owners = (
        np.asarray(np.load(folder / f"{name}.npy", mmap_mode="r")) for name in _ARRAYS
    )
    return KnownPhotos(HashIndex(words, order, starts), distances, owners)


def _stamp(lists: Sequence[HashList]) -> str:
    said = ",".join(sorted(str(one.stamp) for one in lists))
    return hashlib.sha256(said.encode()).hexdigest()[:32]


def _folder(stamp: str) -> Path:
    return Path(settings.DATA) / "photo-lists" / f"lists-{stamp}"
