"""An ad that is not up yet, as others will see it."""

from __future__ import annotations

from datetime import datetime

from lamppost.board.content import AdContent, term_of
from lamppost.board.models import Ad, Draft, State


def preview_of(content: AdContent, draft: Draft, *, at: datetime) -> Ad:
    """An unsaved ad for the templates; its photos stay with the draft."""
    first = draft.photos.shown().first()
    return Ad(
        state=State.LIVE,
        posted=at,
        renewed=at,
        expires=at + term_of(content.category),
        cover=first.digest if first else "",
        **content.wording(),
        **content.found_by(),
    )
