"""What is known of oneself, as others see it."""

from __future__ import annotations

from typing import NamedTuple

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from lamppost.people.actions import default_persona
from lamppost.people.http import SignedIn
from lamppost.people.models import Persona
from lamppost.standing.facts import Facts, PublicFacts
from lamppost.standing.models import Reference
from lamppost.standing.public_reading import public_facts_of
from lamppost.standing.reading import facts_of
from lamppost.standing.references import to_write


class Shown(NamedTuple):
    """Under one name: what everybody is told, and what whoever writes with it is."""

    persona: Persona
    public: PublicFacts
    facts: Facts


@require_safe
@never_cache
@login_required
def mine(request: SignedIn) -> HttpResponse:
    now = timezone.now()
    persona = default_persona(request.user)
    context = {
        "shown": Shown(
            persona, public_facts_of(persona, now=now), facts_of(request.user, under=persona)
        )
        if persona
        else None,
        "facts": facts_of(request.user),
        "received": Reference.objects.received_by(request.user).count(),
        "to_write": len(to_write(request.user, now=now)),
    }
    return render(request, "standing/mine.html", context)
