"""An ad that is not up yet, as others will see it."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import AnonymousUser

from lamppost.board.content import AdContent, term_of
from lamppost.board.models import Ad, Draft, State
from lamppost.board.screened import Photos, screen_ad
from lamppost.people.models import Person
from lamppost.screening.verdict import Verdict


def hints_for(
    content: AdContent, photos: Photos, *, by: Person | AnonymousUser, at: datetime
) -> list[str]:
    """What a poster is asked to think of before the ad goes up; nothing that would stop it, so
    that the preview is no place to try out what does."""
    person = by if by.is_authenticated else None
    found = screen_ad(content, photos, by=person, at=at)
    if found.verdict != Verdict.PUBLISH:
        return []
    return found.sentences


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
