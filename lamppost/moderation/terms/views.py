"""The board's terms, for everybody: the version in force, those before, and what changed."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from lamppost.core.editions import LONGEST, Edition
from lamppost.journal.terms import Version, all_versions, version_in_force
from lamppost.moderation.terms.changes import changed_passages
from lamppost.moderation.terms.reading import blocks_of

TOLD_FOR = timedelta(days=60)  # how long the current terms say that they are new


@require_safe
def current(request: HttpRequest) -> HttpResponse:
    return _page(request, version="")


@require_safe
def one(request: HttpRequest, version: str) -> HttpResponse:
    return _page(request, version=version)


def _page(request: HttpRequest, *, version: str) -> HttpResponse:
    now = timezone.now()
    versions, held = all_versions(), version_in_force(now)
    shown = _named(versions, version or held)
    edition = Edition(request, (held, len(versions)))
    if answer := edition.not_modified(now):
        return answer
    context = {
        "terms": shown,
        "held": held,
        "blocks": blocks_of(shown.text),
        "is_new": bool(shown.since and now - shown.since < TOLD_FOR),
        "to_come": versions[-1] if versions[-1].is_to_come(now) else None,
    }
    page = render(request, "moderation/terms/terms.html", context)
    return edition.signed(page, now, _next_change(versions, now))


@require_safe
def versions(request: HttpRequest) -> HttpResponse:
    """Every version there is, the newest first."""
    now = timezone.now()
    context = {"versions": all_versions()[::-1], "held": version_in_force(now), "now": now}
    return render(request, "moderation/terms/versions.html", context)


@require_safe
def changes(request: HttpRequest, version: str) -> HttpResponse:
    """What is different from the version before."""
    now = timezone.now()
    every = all_versions()
    shown = _named(every, version)
    edition = Edition(request, (len(every),))
    if answer := edition.not_modified(now):
        return answer
    place = every.index(shown)
    if place == 0:
        raise Http404
    before = every[place - 1]
    passages = changed_passages(before.text, shown.text)
    context = {"terms": shown, "before": before, "passages": passages}
    page = render(request, "moderation/terms/changes.html", context)
    return edition.signed(page, now, now + LONGEST)


def _named(versions: list[Version], name: str) -> Version:
    found = next((one for one in versions if one.version == name), None)
    if found is None:
        raise Http404
    return found


def _next_change(versions: list[Version], now: datetime) -> datetime:
    """When time alone changes what the page says."""
    times = [one.since for one in versions if one.since and one.since > now]
    new_until = [one.since + TOLD_FOR for one in versions if one.since]
    return min([*times, *(at for at in new_until if at > now)], default=now + LONGEST)
