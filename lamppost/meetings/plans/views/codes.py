"""Choosing the two codes."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from lamppost.core.errors import Refused
from lamppost.core.http import UNPROCESSABLE, safe_next
from lamppost.meetings import clock
from lamppost.meetings.codes import choose_codes, forget_codes
from lamppost.meetings.frozen import is_frozen
from lamppost.meetings.models import Codes
from lamppost.meetings.plans.views.private import private
from lamppost.people.http import SignedIn


@require_http_methods(["GET", "HEAD", "POST"])
@private
def codes(request: SignedIn) -> HttpResponse:
    """What was typed is never shown again: whoever looks on has not seen it twice."""
    now = clock.now()
    problems: dict[str, str] = {}
    if request.method == "POST":
        typed = {name: request.POST.get(name, "") for name in ("safe", "forced", "old")}
        try:
            choose_codes(request.user, **typed, at=now)
        except Refused as refused:
            problems[getattr(refused, "field", "all")] = refused.sentence
        else:
            messages.success(request, _("Your codes are kept. Nobody can show them to you again."))
            return redirect(safe_next(request, reverse("meetings:home")))
    row = Codes.objects.filter(person=request.user).first()
    context = {
        "codes": row,
        "needs_old": row is not None and not (row.forget_due and row.forget_due <= now),
        "is_frozen": is_frozen(request.user),
        "problems": problems,
        "next": safe_next(request, ""),
    }
    status = UNPROCESSABLE if problems else 200
    return render(request, "meetings/codes/codes.html", context, status=status)


@require_POST
@private
def forgotten(request: SignedIn) -> HttpResponse:
    forget_codes(request.user, at=clock.now())
    return redirect("meetings:codes")
