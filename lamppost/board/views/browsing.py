"""Looking through the ads: every search is an address."""

from __future__ import annotations

from functools import cache

from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lamppost.board.beside import beside_personas
from lamppost.board.editions import edition_of_list, edition_of_persona, list_holds_until
from lamppost.board.filters import filters_of
from lamppost.board.models import Ad
from lamppost.board.search import search
from lamppost.board.search.asked import DAYS, RADII, read_search
from lamppost.board.titles import title_of
from lamppost.core.distance import show_radius
from lamppost.people.models import Persona
from lamppost.standing.public_reading import public_facts_of


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """The list for a search; without words, category or place, all ads."""
    now = timezone.now()
    edition = edition_of_list(request)
    if answer := edition.not_modified(now):
        return answer
    asked = read_search(request.GET)
    found = search(asked.query, request.user, now=now)
    context = {
        "asked": asked,
        "found": found,
        "cards": found.cards,
        "filters": filters_of(asked, found),
        "title": title_of(asked),
        "radii": [(radius, show_radius(radius) if radius else _("only there")) for radius in RADII],
        "radius_shown": show_radius(asked.radius) if asked.radius else "",
        "days": days_named(get_language()),
    }
    until = list_holds_until(found.cards, now, is_by_age=asked.query.within_days is not None)
    return edition.signed(render(request, "board/search.html", context), now, until)


@cache
def days_named(language: str | None) -> list[tuple[int, str]]:
    """What "within" offers, in the language at hand."""
    return [
        (days, ngettext("in the last day", "in the last %(n)s days", days) % {"n": days})
        for days in DAYS
    ]


@require_safe
def persona(request: HttpRequest, public_id: str) -> HttpResponse:
    """What one persona offers. Nothing here tells of the person's other names."""
    # A name that was retired stays for as long as an ad under it is up: the ad leads here.
    in_use = Q(is_retired=False) | Exists(Ad.objects.live().filter(persona=OuterRef("pk")))
    found = get_object_or_404(Persona, in_use, public_id=public_id, person__erase_due__isnull=True)
    now = timezone.now()
    facts = public_facts_of(found, now=now)
    edition = edition_of_persona(request, found, facts)
    if answer := edition.not_modified(now):
        return answer
    asked = read_search(request.GET, persona=public_id)
    ads = search(asked.query, request.user, now=now)
    is_blocked = (
        request.user.is_authenticated and request.user.blocks.filter(persona=found).exists()
    )
    context = {
        "persona": found,
        "facts": facts,
        "asked": asked,
        "found": ads,
        "cards": ads.cards,
        "is_blocked": is_blocked,
        "is_own": found.person_id == request.user.pk,
        "beside": beside_personas(),
    }
    until = list_holds_until(ads.cards, now, is_by_age=asked.query.within_days is not None)
    return edition.signed(render(request, "board/persona.html", context), now, until)
