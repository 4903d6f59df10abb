"""An ad that is not up yet, as others will see it."""

from __future__ import annotations

from dataclasses import replace
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
    """What a poster is asked to think of before the ad goes up.

    The same whatever else is found: the preview is no place to try out what stops an ad, and a
    hint that goes away would say so as well as one that comes.
    """
    person = by if by.is_authenticated else None
    found = screen_ad(content, photos, by=person, at=at)
    harmless = [one for one in found.findings if one.asks == Verdict.PUBLISH]
    return replace(found, findings=tuple(harmless)).sentences


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
