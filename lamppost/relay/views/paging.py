"""Long lists of conversations, a page at a time."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from lamppost.people.http import SignedIn
from lamppost.relay.listing import rows_of
from lamppost.relay.models import Side

CONVERSATIONS_SHOWN = 25


def page_of(request: SignedIn, sides: QuerySet[Side]) -> dict[str, Any]:
    """What the template of a list needs: `rows`, where the next page begins, and the like."""
    last = _last_shown(request, sides)
    if last:
        sides = sides.filter(last_letter__lt=last.last_letter)  # type: ignore[attr-defined, misc]
    found = list(sides[: CONVERSATIONS_SHOWN + 1])
    rows = rows_of(found[:CONVERSATIONS_SHOWN])
    return {
        "rows": rows,
        "after": rows[-1].conversation.public_id if len(found) > CONVERSATIONS_SHOWN else "",
        "is_first_page": last is None,
    }


def _last_shown(request: SignedIn, sides: QuerySet[Side]) -> Side | None:
    """Where the page before ended."""
    after = request.GET.get("after", "").replace("\0", "")
    if not after:
        return None
    return sides.filter(conversation__public_id=after).first()
