"""The page on which the author of a letter that waits says what is to become of it."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from lamppost.board.typed import without_nul
from lamppost.core.errors import Refused
from lamppost.people.http import SignedIn
from lamppost.relay.actions.unsent import drop_unsent, send_unsent
from lamppost.relay.mails import page_path
from lamppost.relay.models import LETTER_LENGTH, Unsent
from lamppost.relay.sides import other_side

UNPROCESSABLE = 422


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def unsent(request: SignedIn, pk: int) -> HttpResponse:
    own = Unsent.objects.select_related("side__conversation", "side__persona__person")
    waiting = get_object_or_404(own.filter(side__persona__person=request.user), pk=pk)
    if request.method != "POST":
        return _page(request, waiting, waiting.text)
    if "drop" in request.POST:
        drop_unsent(waiting)
        return redirect(page_path(waiting.side))
    text = without_nul(request.POST.get("text", "")).replace("\r\n", "\n")
    try:
        send_unsent(waiting, text=text, by=request.user, at=timezone.now())
    except Refused as refused:
        return _page(request, waiting, text, refused.sentence)
    return redirect(page_path(waiting.side))


def _page(request: SignedIn, waiting: Unsent, text: str, problem: str = "") -> HttpResponse:
    found = {
        "unsent": waiting,
        "text": text,
        "name": other_side(waiting.side).name,
        "most": LETTER_LENGTH,
        "problem": problem,
        "conversation": waiting.side.conversation,
        "photos": waiting.pictures,
    }
    return render(request, "relay/unsent.html", found, status=UNPROCESSABLE if problem else 200)
