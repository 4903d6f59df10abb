"""What is decided about an ad by those who review. `moderation` calls these."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from lamppost.board import mails
from lamppost.board.actions.transitions import DONE, STOPPED, AdMoved, move
from lamppost.board.bumps import take_slot
from lamppost.board.content import term_of
from lamppost.board.models import Ad, State
from lamppost.board.screened import asked_by
from lamppost.board.stopped import Before, before_it_was_stopped
from lamppost.journal.decisions import Ruling, write_decision
from lamppost.journal.models import Decision
from lamppost.journal.models.decisions import Done
from lamppost.screening.prices.actions import note_price
from lamppost.screening.rulings import LOOK_WITHIN

By = models.Model | str


FROM_HOLD = frozenset({State.LIVE, State.EXPIRED, State.CLOSED, State.HELD})


def hold_ad(
    ad: Ad, ruling: Ruling, *, by: By, at: datetime, look_by: datetime | None = None
) -> Decision:
    """Takes an ad out of sight until somebody has looked at it: by then, or within a day."""
    until = look_by or at + LOOK_WITHIN
    return _restrict(ad, State.HELD, FROM_HOLD, ruling, by, at, look_by=until)


def refuse_ad(ad: Ad, ruling: Ruling, *, by: By, at: datetime) -> Decision:
    return _restrict(ad, State.REFUSED, {State.HELD, State.LIVE}, ruling, by, at)


def remove_ad(ad: Ad, ruling: Ruling, *, by: By, at: datetime) -> Decision:
    return _restrict(ad, State.REMOVED, set(State) - {State.REMOVED}, ruling, by, at)


def release_ad(
    ad: Ad, ruling: Ruling, *, by: By, at: datetime, seen: int | None = None
) -> Decision:
    """Undoes whatever decision restricts an ad: it is what it was before, in its place, with the
    days that it had left. One that nobody has seen yet comes up now, for its whole term.

    seen: the version that whoever decides has looked at. Raises AdMoved if it reads otherwise
    by now, or if somebody else has decided about it meanwhile.
    """
    ending = ad.decision
    with transaction.atomic():
        standing = _standing(ad, ending, seen)
        before = before_it_was_stopped(standing)
        move(
            ad,
            before.state,
            act="ad.released" if before.state == State.LIVE else "ad.given_back",
            by=by,
            at=at,
            reason=ruling.rule,
            from_states=STOPPED,
            # Whoever releases has seen why it was stopped: not for a reason that came since.
            only_if=models.Q(decision=ending, version=standing.version),
            **_given_back(standing, before, at),
        )
        decision = _write(Done.RESTORE, ad, ruling, by, at, undoes=ending)
        Ad.objects.filter(pk=ad.pk).update(decision=decision)
        ad.decision = decision
        if not before.has_been_up:
            note_price(asked_by(ad), at=at)
            mails.tell_ad_is_posted(ad)
    return decision


def _standing(ad: Ad, ending: Decision | None, seen: int | None) -> Ad:
    """The ad as it is now, which nobody changes until the transaction is over."""
    standing = Ad.objects.select_for_update().get(pk=ad.pk)
    if standing.state not in STOPPED:
        raise AdMoved(_("Nothing restricts this ad any more."))
    if standing.decision_id != (ending.pk if ending else None):
        raise AdMoved(_("Somebody else has decided about this ad meanwhile. Open it again."))
    if seen is not None and standing.version != seen:
        raise AdMoved(_("This ad has been changed since you looked at it. Open it again."))
    return standing


def _given_back(ad: Ad, before: Before, at: datetime) -> dict[str, Any]:
    if not before.has_been_up:
        return {"expires": at + term_of(ad.category), "renewed": at, "bump": take_slot(at)}
    if before.state == State.EXPIRED:
        return {}
    lost = at - before.since
    # The mail that told of its end has named another day.
    return {"expires": ad.expires + lost} | ({"reminded": None} if lost else {})


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
