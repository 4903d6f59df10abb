"""Which of the ads that wait to be told of can still be found, at the moment of telling."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.contrib.auth.models import AnonymousUser

from lamppost.board.alerts.matching import fits
from lamppost.board.alerts.models import Alert
from lamppost.board.alerts.wanting import wanted_by
from lamppost.board.models import Ad
from lamppost.people.models import Person


def still_found(
    alert: Alert,
    ad_ids: Collection[int],
    viewer: Person | AnonymousUser,
    *,
    now: datetime,
    most: int,
) -> tuple[list[Ad], set[int]]:
    """The newest of the ads, at most `most`, and the ids of the others."""
    ads = Ad.objects.listed_for(viewer).filter(pk__in=ad_ids, expires__gt=now)
    wants = dict(wanted_by([alert.pk]))
    if alert.pk not in wants:
        return [], set()
    listed = ads.select_related("place").order_by("-bump")
    found = [ad for ad in listed if fits(ad, wants[alert.pk])]
    return found[:most], {ad.pk for ad in found[most:]}
