"""What an ad was at an earlier moment, so that only what is new to somebody is news.

Read from what is kept anyway: its versions and its lines in the journal.
"""

from __future__ import annotations

from datetime import datetime

from lamppost.board.content import AdContent
from lamppost.board.models import Ad
from lamppost.journal.actions import lines_about

_CAME_UP = {"ad.posted", "ad.imported", "ad.released", "ad.renewed", "ad.reopened"}
_WENT_DOWN = {"ad.held", "ad.refused", "ad.expired", "ad.closed", "ad.removed"}


def as_it_was(ad: Ad, moment: datetime) -> Ad | None:
    """The ad as people found it at that moment, not to be saved; None if it was not up."""
    if not _was_up(ad, moment):
        return None
    version = ad.versions.filter(until__gt=moment).order_by("number").first()
    if version is None:
        return ad
    content = AdContent(
        category=version.category,
        title=version.title,
        text=version.text,
        place=version.place,
        cell=version.cell,
        price_cents=version.price_cents,
        price_kind=version.price_kind,
        currency=version.currency,
        fields=version.fields,
    )
    return Ad(
        pk=ad.pk,
        persona_id=ad.persona_id,
        state=ad.state,
        bump=ad.bump,
        renewed=ad.renewed,
        expires=ad.expires,
        cover=version.photos[0]["digest"] if version.photos else "",
        **content.wording(),
        **content.found_by(),
    )


def _was_up(ad: Ad, moment: datetime) -> bool:
    moves = lines_about(ad).filter(act__in=_CAME_UP | _WENT_DOWN)
    last = moves.filter(at__lte=moment).order_by("at", "pk").last()
    if last is not None:
        return last.act in _CAME_UP
    # Before its first line it was not here, whatever day an import says that it was posted.
    return ad.posted <= moment and not moves.exists()
