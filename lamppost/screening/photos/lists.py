"""Importing and removing lists of hashes of known photos."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from lamppost.journal.actions import HOST, record
from lamppost.screening.models import HashBlock, HashList
from lamppost.screening.photos.index import HASH_BYTES
from lamppost.screening.photos.listed import Listed, UnreadableList
from lamppost.screening.verdict import Verdict

PER_BLOCK = 100_000  # 3 MB in one row, and in one statement


def import_list(
    hashes: Iterable[Listed],
    *,
    name: str,
    at: datetime,
    asks: Verdict = Verdict.HOLD,
    is_urgent: bool = False,
    is_child_safety: bool = False,
) -> HashList:
    """Puts a list in the place of what was there under the same name. One of child safety holds,
    and wants a look at once.

    The hashes are read before the transaction: that of a million takes seconds, and whoever
    posts meanwhile must not wait. Raises UnreadableList if there are none.
    """
    pdqs, distances = bytearray(), bytearray()
    for one in hashes:
        pdqs += one.pdq
        distances.append(one.distance)
    if not distances:
        raise UnreadableList("The file has no hash that can be used. Nothing was changed.")
    with transaction.atomic():
        kept, _is_new = HashList.objects.update_or_create(
            name=name,
            defaults={
                "asks": Verdict.HOLD.value if is_child_safety else asks.value,
                "is_urgent": is_urgent or is_child_safety,
                "is_child_safety": is_child_safety,
                "count": len(distances),
                "imported": at,
                "stamp": uuid.uuid4(),
            },
        )
        kept.blocks.all().delete()
        for number, start in enumerate(range(0, len(distances), PER_BLOCK)):
            end = start + PER_BLOCK
            HashBlock.objects.create(
                list=kept,
                number=number,
                hashes=bytes(pdqs[start * HASH_BYTES : end * HASH_BYTES]),
                distances=bytes(distances[start:end]),
            )
        record("hash_list.imported", kept, by=HOST, at=at, count=kept.count)
    return kept


def remove_list(kept: HashList, *, at: datetime) -> None:
    with transaction.atomic():
        record("hash_list.removed", kept, by=HOST, at=at, count=kept.count)
        kept.delete()
