"""Long lists of conversations, a page at a time."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from lamppost.people.http import SignedIn
from lamppost.relay.models import Conversation, Side
from lamppost.relay.reading import rows_of

CONVERSATIONS_SHOWN = 25


def page_of(request: SignedIn, sides: QuerySet[Side]) -> dict[str, Any]:
    """What the template of a list needs: `rows`, where the next page begins, and the like."""
    last = _last_shown(request)
    if last:
        older = Q(conversation__last_at=last.last_at, conversation_id__lt=last.pk)
        sides = sides.filter(older | Q(conversation__last_at__lt=last.last_at))
    found = list(sides[: CONVERSATIONS_SHOWN + 1])
    rows = rows_of(found[:CONVERSATIONS_SHOWN])
    return {
        "rows": rows,
        "after": rows[-1].conversation.public_id if len(found) > CONVERSATIONS_SHOWN else "",
        "is_first_page": last is None,
    }


def _last_shown(request: SignedIn) -> Conversation | None:
    """Where the page before ended."""
    after = request.GET.get("after", "").replace("\0", "")
    if not after:
        return None
    return Conversation.objects.visible_to(request.user).filter(public_id=after).first()
