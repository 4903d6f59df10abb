"""What has come since somebody opened a conversation."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from lamppost.core.text import small_number
from lamppost.people.http import SignedIn
from lamppost.relay.actions import read_to
from lamppost.relay.live import stream
from lamppost.relay.models import Side
from lamppost.relay.reading import ShownLetter, letters_after, letters_seen_by
from lamppost.relay.sides import other_side, side_in

NO_MORE = 204  # tells an EventSource to come back no more


@require_safe
def events(request: SignedIn, public_id: str) -> HttpResponse:
    """Answers at once, most of the time with nothing. away=1: the page is not looked at."""
    if not request.user.is_authenticated:
        return HttpResponse(status=NO_MORE)
    side = side_in(public_id, request.user)
    if side is None:
        raise Http404
    asked = request.headers.get("Last-Event-ID") or request.GET.get("after", "")
    after = small_number(asked) or 0
    is_away = "away" in request.GET
    letters = letters_after(side, after)
    if not is_away:
        _note_read(side, letters[-1].pk if letters else after)
    return HttpResponse(
        stream(_drawn(side, letters), is_away=is_away),
        content_type="text/event-stream",
        headers={"Cache-Control": "no-store"},
    )


def _note_read(side: Side, last: int) -> None:
    if last > side.read_until:
        # What stands in an address is anybody's: nothing is read that has not come.
        seen = letters_seen_by(side).filter(pk__lte=last).order_by("-pk").first()
        if seen:
            read_to(side, seen.pk)


def _drawn(side: Side, letters: list[ShownLetter]) -> list[tuple[int, str]]:
    if not letters:
        return []
    context = {"conversation": side.conversation, "other": other_side(side)}
    return [
        (one.pk, render_to_string("relay/_letter.html", context | {"letter": one}))
        for one in letters
    ]
