"""What is decided about an ad by those who review. `moderation` calls these."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import models, transaction

from lamppost.board.actions.transitions import DONE, move
from lamppost.board.models import Ad, State
from lamppost.journal.decisions import Ruling, write_decision
from lamppost.journal.models import Decision
from lamppost.journal.models.decisions import Done


def hold_ad(
    ad: Ad,
    *,
    by: models.Model | str,
    at: datetime,
    reason: str,
    ruling: Ruling | None = None,
) -> Decision:
    """Takes a live ad out of sight until somebody has looked at it."""
    return _restrict(ad, State.HELD, "ad.held", {State.LIVE}, by, at, reason, ruling)


def refuse_ad(
    ad: Ad,
    *,
    by: models.Model | str,
    at: datetime,
    reason: str,
    ruling: Ruling | None = None,
) -> Decision:
    return _restrict(
        ad, State.REFUSED, "ad.refused", {State.HELD, State.LIVE}, by, at, reason, ruling
    )


def remove_ad(
    ad: Ad,
    *,
    by: models.Model | str,
    at: datetime,
    reason: str,
    ruling: Ruling | None = None,
) -> Decision:
    states = set(State) - {State.REMOVED}
    return _restrict(ad, State.REMOVED, "ad.removed", states, by, at, reason, ruling)


def release_ad(
    ad: Ad,
    *,
    by: models.Model | str,
    at: datetime,
    reason: str,
    ruling: Ruling | None = None,
) -> Decision:
    """Puts an ad where others see it again; what restricted it is undone by this decision."""
    ending = ad.decision
    with transaction.atomic():
        move(
            ad,
            State.LIVE,
            act="ad.released",
            by=by,
            at=at,
            reason=reason,
            from_states={State.HELD, State.REFUSED},
            # Whoever releases has seen why it was stopped: not for a reason that came since.
            only_if=models.Q(decision=ending),
        )
        decision = write_decision(
            Done.RESTORE,
            ad,
            ruling or Ruling(rule=reason),
            by=by,
            at=at,
            person=ad.persona.person,
            content_at=ad.posted,
            undoes=ending,
        )
        Ad.objects.filter(pk=ad.pk).update(decision=decision)
        ad.decision = decision
    return decision


def _restrict(
    ad: Ad,
    state: State,
    act: str,
    from_states: Collection[State],
    by: models.Model | str,
    at: datetime,
    reason: str,
    ruling: Ruling | None,
) -> Decision:
    written: list[Decision] = []

    def decide() -> Decision:
        written.append(
            write_decision(
                DONE[state],
                ad,
                ruling or Ruling(rule=reason),
                by=by,
                at=at,
                person=ad.persona.person,
                content_at=ad.posted,
            )
        )
        return written[0]

    move(ad, state, act=act, by=by, at=at, reason=reason, from_states=from_states, decide=decide)
    return written[0]
