"""The one way in which an ad changes its state."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from lamppost.board.models import Ad, State
from lamppost.board.search.indexing import index_soon
from lamppost.core.errors import Refused
from lamppost.journal.actions import record
from lamppost.journal.models import Decision
from lamppost.journal.models.decisions import Done

DONE = {State.HELD: Done.HOLD, State.REFUSED: Done.REFUSE, State.REMOVED: Done.REMOVE}
STOPPED = frozenset(DONE)  # out of sight, by a decision

# From which states each is reached. From removed only what was decided is undone.
WAYS: dict[State, frozenset[State]] = {
    State.LIVE: frozenset(State),
    State.HELD: frozenset({State.LIVE, State.EXPIRED, State.CLOSED, State.HELD}),
    State.REFUSED: frozenset({State.HELD, State.LIVE}),
    State.EXPIRED: frozenset({State.LIVE, *STOPPED}),
    State.CLOSED: frozenset({State.LIVE, State.EXPIRED, *STOPPED}),
    State.REMOVED: frozenset(set(State) - {State.REMOVED}),
}


class AdMoved(Refused):
    """The ad is no longer in a state that this can be done from: somebody else was first."""

    code = "ad_moved"


def move(
    ad: Ad,
    to: State,
    *,
    act: str,
    by: models.Model | str,
    at: datetime,
    from_states: Collection[State],
    only_if: Q | None = None,
    reason: str = "",
    decide: Callable[[], Decision] | None = None,
    **changes: Any,  # noqa: ANN401
) -> None:
    """Moves an ad from one of `from_states`, with a journal line; raises AdMoved if it left them.

    decide: writes the decision that restricts the ad, in the same transaction.

    The states and `only_if` are part of the UPDATE, so that of two callers one wins on every
    database, however long ago the ad in their hands was read.
    """
    if not set(from_states) <= WAYS[to]:
        raise ValueError(f"no way to {to} from {set(from_states) - WAYS[to]}")
    with transaction.atomic():
        if to != State.HELD:
            changes["look_by"] = None  # nobody has to look at it any more
        # What it was goes into the line: whoever undoes a decision gives that back. The lock
        # (SQLite's transaction itself) keeps it true until the line is written.
        was = _locked(ad) if decide else ""
        standing = Ad.objects.filter(only_if or Q(), pk=ad.pk, state__in=from_states)
        if decide:
            # Before it is known who wins: whoever loses takes it back with the transaction.
            changes["decision"] = decide()
        if not standing.update(state=to, **changes):
            raise AdMoved(why_not(ad))
        details = {"was": was} if was else {}
        record(act, ad, by=by, reason=reason, at=at, **details)
        index_soon()
    ad.refresh_from_db()


def _locked(ad: Ad) -> str:
    states = Ad.objects.select_for_update().filter(pk=ad.pk).values_list("state", flat=True)
    return states.first() or ""


def why_not(ad: Ad) -> str:
    """What its poster is told when something cannot be done to it."""
    state = Ad.objects.filter(pk=ad.pk).values_list("state", flat=True).first()
    if state == State.HELD:
        return _("This ad waits for somebody from this board to look at it, so it stays as it is.")
    if state == State.REFUSED:
        return _("This board has refused this ad, so it stays as it is.")
    return _("This ad has changed in the meantime. Open it again to see how.")
