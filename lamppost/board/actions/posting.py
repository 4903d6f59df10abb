"""Putting an ad up."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lamppost.board import mails
from lamppost.board.actions.drafting import delete_drafts
from lamppost.board.actions.screening import stop_new
from lamppost.board.bumps import take_slot
from lamppost.board.content import AdContent, term_of
from lamppost.board.models import Ad, Draft, Photo, State
from lamppost.board.screened import asked_by, photos_of, screen_ad
from lamppost.board.search.indexing import index_soon
from lamppost.core.errors import Refused
from lamppost.core.limits import Limit
from lamppost.journal.actions import record
from lamppost.people.models import Persona
from lamppost.people.suspending import may_write
from lamppost.screening.photos.actions import note_holder
from lamppost.screening.prices.actions import note_price
from lamppost.screening.verdict import Screened

# A flea-market stall empties in an evening; a flood is hundreds.
POSTING = Limit("post_ad", times=30, per_secs=24 * 60 * 60)


class AdRefused(Refused):
    """An ad that may not be put up as it is."""

    code = "ad_refused"


def post_ad(draft: Draft, content: AdContent, *, by: Persona, at: datetime) -> Ad:
    """Makes an ad of a draft: the ad, its photos, its verdict, its journal line and the mail, or
    none of them. The ad may be held or refused: its state says so, and a mail says why.

    Raises AdRefused if the draft has been posted already: a second click, or another tab.
    Raises Suspended.
    """
    may_write(by.person, at)
    POSTING.spend(str(by.person_id))
    photos = photos_of(draft)
    found = screen_ad(content, photos, by=by.person, at=at)
    with transaction.atomic():
        ad = put_up(draft, content, by=by, at=at, found=found)
        if photos_of(ad) != photos:
            raise AdRefused(
                _("The photos of this ad were changed in another window. Put it up once more.")
            )
        mails.tell_ad_is_posted(ad, found.sentences)
    return ad


def put_up(
    draft: Draft, content: AdContent, *, by: Persona, at: datetime, found: Screened | None = None
) -> Ad:
    """What post_ad does, without its limit and its mail: for ads that nobody waits for.

    found: what screening thought of it; without it, it is screened here.
    """
    found = found or screen_ad(content, photos_of(draft), by=by.person, at=at)
    with transaction.atomic():
        # Touching the draft first makes a second click wait here, and then find it gone.
        if not Draft.objects.filter(pk=draft.pk).update(changed=at):
            raise AdRefused(_("This ad is up already. You find it under “My ads”."))
        photos = Photo.objects.shown().filter(draft=draft)
        first = photos.first()
        ad = Ad.objects.create(
            persona=by,
            state=State.LIVE,
            posted=at,
            renewed=at,
            bump=take_slot(at),
            expires=at + term_of(content.category),
            begun_as=draft.key,
            cover=first.digest if first else "",
            **content.wording(),
            **content.found_by(),
        )
        note_holder([photo.digest for photo in photos], by.person, at=at)
        photos.update(ad=ad, draft=None)
        # With it go the photos that were taken off it: nobody has ever seen those.
        delete_drafts(Draft.objects.filter(pk=draft.pk))
        record("ad.posted", ad, by=by.person, at=at)
        stop_new(ad, found, at=at)
        if ad.is_live:
            note_price(asked_by(ad), at=at)
        index_soon()
    return ad
