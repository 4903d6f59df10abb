"""From an ad that is up to the alerts that tell of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from lamppost.board.alerts.checked import passes
from lamppost.board.alerts.lookup import candidates
from lamppost.board.alerts.models import Alert, AlertedAd
from lamppost.board.alerts.past import as_it_was
from lamppost.board.alerts.times import when_to_tell
from lamppost.board.alerts.wanting import wanted_by
from lamppost.board.models import Ad
from lamppost.board.search.document import Document, document_of
from lamppost.board.search.matching import matches
from lamppost.board.search.wanted import Wanted
from lamppost.people.models import Block

Want = tuple[int, Wanted]


def note_finds(ad_ids: Collection[int], now: datetime) -> int:
    """Notes for each alert which of these ads it is to tell of; gives how many finds are new.

    May be run again for the same ads, after a crash or a change: a find is noted once for ever.
    """
    ads = Ad.objects.live().filter(pk__in=ad_ids, expires__gt=now)
    return sum(_note(ad, now) for ad in ads.select_related("place", "persona"))


def wants_of(document: Document, ad: Ad) -> list[Want]:
    """The alerts whose search fits, by id, whoever they are of."""
    found = []
    for alert_id, wanted in wanted_by(candidates(document)):
        if matches(wanted, document) and (not wanted.checks or passes(wanted.checks, ad)):
            found.append((alert_id, wanted))
    return found


def _note(ad: Ad, now: datetime) -> int:
    document = document_of(ad)
    wants = wants_of(document, ad)
    if not wants:
        return 0
    with transaction.atomic():
        alerts = list(_for_whom_it_is_news(ad, dict(wants)))
        finds = [AlertedAd(alert=alert, ad=ad, noted=now) for alert in alerts]
        # Two workers may have the same ad in hand: the constraint lets one row in.
        AlertedAd.objects.bulk_create(finds, ignore_conflicts=True)
        _set_times(alerts, now)
    return len(alerts)


def _for_whom_it_is_news(ad: Ad, wants: dict[int, Wanted]) -> Iterable[Alert]:
    known = AlertedAd.objects.filter(ad=ad).values("alert")
    blocking = Block.objects.filter(persona=ad.persona_id).values("person")
    alerts = Alert.objects.active().filter(pk__in=wants).exclude(pk__in=known)
    alerts = alerts.exclude(subscriber__person=ad.persona.person_id)
    for alert in alerts.exclude(subscriber__person__in=blocking):
        if not _was_found(ad, wants[alert.pk], alert.since):
            yield alert


def _was_found(ad: Ad, wanted: Wanted, since: datetime) -> bool:
    """Whether the search showed it already when the alert was set."""
    if ad.posted > since:
        return False
    then = as_it_was(ad, since)
    return then is not None and fits(then, wanted)


def fits(ad: Ad, wanted: Wanted) -> bool:
    return matches(wanted, document_of(ad)) and passes(wanted.checks, ad)


def _set_times(alerts: Iterable[Alert], now: datetime) -> None:
    zone = timezone.get_default_timezone()
    due: dict[datetime, list[int]] = {}
    for alert in alerts:
        if alert.due is None:
            then = when_to_tell(alert.pace, told=alert.told, now=now, zone=zone)
            due.setdefault(then, []).append(alert.pk)
    for then, ids in due.items():
        Alert.objects.filter(pk__in=ids, due__isnull=True).update(due=then)
