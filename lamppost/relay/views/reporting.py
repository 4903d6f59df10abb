"""Telling those who look after the board of a conversation."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lamppost.board.typed import without_nul
from lamppost.core.errors import Refused
from lamppost.core.http import UNPROCESSABLE
from lamppost.core.text import small_number
from lamppost.people.http import SignedIn
from lamppost.relay.actions import report_conversation
from lamppost.relay.models import KEY_LENGTH, REPORT_LENGTH, Letter, Report, Side, new_secret
from lamppost.relay.reading import letters_read_by
from lamppost.relay.sides import other_side
from lamppost.relay.views.access import of_side


@require_http_methods(["GET", "HEAD", "POST"])
@of_side
def report(request: SignedIn, side: Side) -> HttpResponse:
    letter = _letter_meant(request, side)
    typed = {name: without_nul(request.POST.get(name, "")) for name in ("reason", "words", "key")}
    context = {
        "conversation": side.conversation,
        "other": other_side(side),
        "letter": letter,
        "reasons": Report.Reason.choices,
        "reason": typed["reason"],
        "words": typed["words"],
        "key": typed["key"][:KEY_LENGTH] or new_secret(),
        "longest": REPORT_LENGTH,
    }
    if request.method == "POST":
        words = typed["words"].replace("\r\n", "\n")
        try:
            report_conversation(
                side, typed["reason"], words,
                key=str(context["key"]), letter=letter, by=request.user, at=timezone.now(),
            )  # fmt: skip
        except Refused as refused:
            context["problem"] = refused.sentence
            return render(request, "relay/report.html", context, status=UNPROCESSABLE)
        messages.success(request, _("Thank you. Somebody will look at it. The other is not told."))
        return redirect(side.conversation)
    return render(request, "relay/report.html", context)


def _letter_meant(request: HttpRequest, side: Side) -> Letter | None:
    """One letter of the other's, if the report is about one."""
    asked = request.POST.get("letter") or request.GET.get("letter") or ""
    pk = small_number(asked)
    return letters_read_by(side).exclude(side=side).filter(pk=pk).first() if pk else None
