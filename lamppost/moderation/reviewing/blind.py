"""The past as it was when somebody first looked: for whoever must not learn what they chose."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from lamppost.journal.models import Decision
from lamppost.moderation.log import Entry, entry_of
from lamppost.moderation.models import Case, Opinion, Proposal
from lamppost.moderation.queue.items import Queue


def blind_opinion(row: object) -> Opinion | None:
    """The row itself, if it is an opinion that nobody has given yet: nothing on its page may
    change with what the first one chose."""
    is_blind = isinstance(row, Opinion) and row.state == Opinion.State.WAITING
    return row if is_blind and isinstance(row, Opinion) else None


def both_of(row: object) -> tuple[Proposal, ...]:
    """What two have chosen who differ, for the senior who decides."""
    if not isinstance(row, Opinion) or row.state != Opinion.State.DIFFER or row.second is None:
        return ()
    return row.first, row.second


def state_shown(row: object, state: str) -> str:
    """What may be chosen follows from it. Of what another has decided about: as it stood when they
    looked."""
    return row.stood if isinstance(row, Opinion) else state


def edition_shown(row: object, edition: str) -> str:
    """Of its words alone, where what is decided about it must not show."""
    return edition.partition("-")[0] if isinstance(row, Opinion) else edition


def case_number(row: object) -> int | None:
    """Of whose reports are shown: both who look at a thing are to have read what others say."""
    if isinstance(row, Opinion):
        return row.number if row.queue == Queue.REPORTS else None
    return row.pk if isinstance(row, Case) else None


def entries_of(decisions: Iterable[Decision], *, before: datetime | None) -> list[Entry]:
    """As the log tells them; what undid one later is not told."""
    return [_as_of(one, before) for one in decisions]


def _as_of(decision: Decision, before: datetime | None) -> Entry:
    entry = entry_of(decision)
    undone_by = getattr(decision, "undone_by", None)
    is_later = before is not None and undone_by is not None and undone_by.at >= before
    return replace(entry, undone=None) if is_later else entry
