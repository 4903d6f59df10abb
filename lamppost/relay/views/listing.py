"""The list of conversations."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lamppost.people.http import SignedIn
from lamppost.relay.models import Conversation
from lamppost.relay.reading import rows_of, sides_of

CONVERSATIONS_SHOWN = 25


@require_safe
@login_required
def letters(request: SignedIn) -> HttpResponse:
    sides = sides_of(request.user)
    if last := _last_shown(request):
        older = Q(conversation__last_at=last.last_at, conversation_id__lt=last.pk)
        sides = sides.filter(older | Q(conversation__last_at__lt=last.last_at))
    found = list(sides[: CONVERSATIONS_SHOWN + 1])
    rows = rows_of(found[:CONVERSATIONS_SHOWN])
    context = {
        "rows": rows,
        "after": rows[-1].conversation.public_id if len(found) > CONVERSATIONS_SHOWN else "",
        "is_first_page": last is None,
    }
    return render(request, "relay/letters.html", context)


def _last_shown(request: SignedIn) -> Conversation | None:
    """Where the page before ended."""
    after = request.GET.get("after", "").replace("\0", "")
    if not after:
        return None
    return Conversation.objects.visible_to(request.user).filter(public_id=after).first()
