"""What the buttons of a plan's two pages do."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest

from lamppost.core.errors import Refused
from lamppost.core.text import small_number
from lamppost.meetings.models import Plan
from lamppost.meetings.plans.actions import ask_help, check_in, extend

MORE = "more-"  # and minutes


def do(request: HttpRequest, plan: Plan, *, at: datetime) -> str:
    """What somebody asked for; "" if it is done, else the sentence that says why not."""
    wanted, code = request.POST.get("do", "safe"), request.POST.get("code", "")
    try:
        if wanted == "help":
            ask_help(plan, at=at)
        elif wanted.startswith(MORE):
            _extend(plan, request, code, at)
        else:
            check_in(plan, code, at=at)
    except Refused as refused:
        return refused.sentence
    return ""


def _extend(plan: Plan, request: HttpRequest, code: str, at: datetime) -> None:
    # A phone that lost its connection sends again what may have arrived: it is done once.
    if request.POST.get("due", "") in {"", seen_due(plan)}:
        minutes = small_number(request.POST.get("do", "").removeprefix(MORE)) or 0
        extend(plan, minutes, code, at=at)


def seen_due(plan: Plan) -> str:
    """The time that a page was made for."""
    return str(int(plan.due.timestamp()))
