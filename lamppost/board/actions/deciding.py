"""What is decided about an ad by those who review. `moderation` calls these."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import models, transaction

from lamppost.board.actions.transitions import DONE, move
from lamppost.board.models import Ad, State
from lamppost.journal.decisions import Ruling, write_decision
from lamppost.journal.models import Decision
from lamppost.journal.models.decisions import Done
from lamppost.screening.rulings import LOOK_WITHIN

By = models.Model | str


def hold_ad(
    ad: Ad, ruling: Ruling, *, by: By, at: datetime, look_by: datetime | None = None
) -> Decision:
    """Takes a live ad out of sight until somebody has looked at it: by then, or within a day."""
    until = look_by or at + LOOK_WITHIN
    return _restrict(ad, State.HELD, {State.LIVE}, ruling, by, at, look_by=until)


def refuse_ad(ad: Ad, ruling: Ruling, *, by: By, at: datetime) -> Decision:
    return _restrict(ad, State.REFUSED, {State.HELD, State.LIVE}, ruling, by, at)


def remove_ad(ad: Ad, ruling: Ruling, *, by: By, at: datetime) -> Decision:
    return _restrict(ad, State.REMOVED, set(State) - {State.REMOVED}, ruling, by, at)


def release_ad(ad: Ad, ruling: Ruling, *, by: By, at: datetime) -> Decision:
    """Puts an ad where others see it again; what restricted it is undone by this decision."""
    ending = ad.decision
    with transaction.atomic():
        move(
            ad,
            State.LIVE,
            act="ad.released",
            by=by,
            at=at,
            reason=ruling.rule,
            from_states={State.HELD, State.REFUSED},
            # Whoever releases has seen why it was stopped: not for a reason that came since.
            only_if=models.Q(decision=ending),
        )
        decision = _write(Done.RESTORE, ad, ruling, by, at, undoes=ending)
        Ad.objects.filter(pk=ad.pk).update(decision=decision)
        ad.decision = decision
    return decision


_ACTS = {State.HELD: "ad.held", State.REFUSED: "ad.refused", State.REMOVED: "ad.removed"}


def _restrict(
    ad: Ad,
    state: State,
    from_states: Collection[State],
    ruling: Ruling,
    by: By,
    at: datetime,
    **changes: Any,  # noqa: ANN401
) -> Decision:
    written: list[Decision] = []

    def decide() -> Decision:
        written.append(_write(DONE[state], ad, ruling, by, at))
        return written[0]

    move(
        ad,
        state,
        act=_ACTS[state],
        by=by,
        at=at,
        reason=ruling.rule,
        from_states=from_states,
        decide=decide,
        **changes,
    )
    return written[0]


def _write(
    done: Done, ad: Ad, ruling: Ruling, by: By, at: datetime, undoes: Decision | None = None
) -> Decision:
    person = ad.persona.person
    return write_decision(
        done, ad, ruling, by=by, at=at, person=person, content_at=ad.posted, undoes=undoes
    )
