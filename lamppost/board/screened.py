"""What screening is told of an ad, and what its verdict means for the ad."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from lamppost.board.content import AdContent
from lamppost.board.models import Ad, Draft, State
from lamppost.people.models import Person
from lamppost.screening import actions as screening
from lamppost.screening.facts import facts_around
from lamppost.screening.prices.actions import AskedPrice
from lamppost.screening.submission import Facts, Kind, OwnAd, SeenPhoto, Submission
from lamppost.screening.verdict import Screened, Verdict

# Somebody's other ads that a new one is held against: the newest are those that it may repeat.
MOST_OWN_ADS = 30
STOPS = {Verdict.HOLD: State.HELD, Verdict.REFUSE: State.REFUSED}


Photos = Sequence[tuple[str, str]]  # digests, each with what it is described with


def photos_of(holder: Ad | Draft) -> Photos:
    """Those that are shown, in a form that screening takes."""
    return [(photo.digest, photo.alt) for photo in holder.photos.shown()]


def screen_ad(
    content: AdContent,
    photos: Photos = (),
    *,
    by: Person | None,
    at: datetime,
    besides: Ad | None = None,
) -> Screened:
    """Before any transaction. besides: the ad itself, if it is there."""
    submission = submission_of(content, photos)
    return screening.screen(submission, lambda: _facts(submission, by, at, besides))


def submission_of(content: AdContent, photos: Photos = ()) -> Submission:
    latitude, longitude = content.whereabouts()
    answers = [value for value in content.fields.values() if isinstance(value, str)]
    return Submission(
        kind=Kind.AD,
        title=content.title,
        text=content.text,
        category=content.category,
        price_cents=content.price_cents,
        price_kind=content.price_kind,
        currency=content.currency,
        place=str(content.place.pk),
        country=content.place.country,
        latitude=latitude,
        longitude=longitude,
        photos=tuple(SeenPhoto(digest) for digest, _alt in photos),
        beside="\n".join(words for words in [*answers, *(alt for _, alt in photos)] if words),
    )


def asked_by(ad: Ad) -> AskedPrice:
    """What an ad asks, as statistics of prices take it."""
    return AskedPrice(
        category=ad.category,
        currency=ad.currency,
        price_cents=ad.price_cents,
        kind=ad.price_kind,
        latitude=ad.latitude,
        longitude=ad.longitude,
    )


def content_of(ad: Ad) -> AdContent:
    """What an ad that is there says."""
    return AdContent(
        category=ad.category,
        title=ad.title,
        text=ad.text,
        place=ad.place,
        cell=ad.cell,
        price_cents=ad.price_cents,
        price_kind=ad.price_kind,
        currency=ad.currency,
        fields=ad.fields,
    )


def _facts(
    submission: Submission, person: Person | None, at: datetime, besides: Ad | None
) -> Facts:
    facts = facts_around(submission, person, at=at)
    if person is None:
        return facts
    own = Ad.objects.filter(persona__person=person)
    if besides is not None:
        own = own.exclude(pk=besides.pk)
    up = own.filter(state=State.LIVE).order_by("-bump")[:MOST_OWN_ADS]
    return replace(
        facts,
        posted_last_hour=own.filter(posted__gt=at - timedelta(hours=1), posted__lte=at).count(),
        posted_last_day=own.filter(posted__gt=at - timedelta(days=1), posted__lte=at).count(),
        own_ads=tuple(OwnAd(*row) for row in up.values_list("pk", "title", "text")),
    )
