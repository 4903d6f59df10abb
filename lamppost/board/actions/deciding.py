"""What is decided about an ad by those who review. `moderation` calls these."""

from __future__ import annotations

from datetime import datetime

from django.db import models

from lamppost.board.actions.transitions import move
from lamppost.board.models import Ad, State


def hold_ad(ad: Ad, *, by: models.Model | str, at: datetime, reason: str) -> None:
    """Takes a live ad out of sight until somebody has looked at it."""
    move(ad, State.HELD, act="ad.held", by=by, at=at, reason=reason, from_states={State.LIVE})


def release_ad(ad: Ad, *, by: models.Model | str, at: datetime, reason: str) -> None:
    move(
        ad,
        State.LIVE,
        act="ad.released",
        by=by,
        at=at,
        reason=reason,
        from_states={State.HELD, State.REFUSED},
    )


def refuse_ad(ad: Ad, *, by: models.Model | str, at: datetime, reason: str) -> None:
    move(
        ad,
        State.REFUSED,
        act="ad.refused",
        by=by,
        at=at,
        reason=reason,
        from_states={State.HELD, State.LIVE},
    )


def remove_ad(ad: Ad, *, by: models.Model | str, at: datetime, reason: str) -> None:
    move(
        ad,
        State.REMOVED,
        act="ad.removed",
        by=by,
        at=at,
        reason=reason,
        from_states=set(State) - {State.REMOVED},
    )
