"""How alerts hear of ads: from the index, as it takes them up."""

from __future__ import annotations

from collections.abc import Collection

from lamppost.board.alerts.models import AlertKey


def find_whom_to_tell(ad_ids: Collection[int]) -> None:
    """Has a worker compare these ads with the alerts; in the transaction that forgets that they
    changed, so that no ad is missed, and no page waits for it."""
    from lamppost.board.jobs import note_finds

    if ad_ids and AlertKey.objects.exists():
        note_finds.enqueue(sorted(ad_ids))
