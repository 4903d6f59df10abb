"""The list of one's alerts, for accounts and for whoever opened the link in a mail."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from lamppost.board.alerts import actions
from lamppost.board.alerts.forms import ChangeForm
from lamppost.board.alerts.links import read_manage_token
from lamppost.board.alerts.models import Pace
from lamppost.board.alerts.who import alerts_of, remember
from lamppost.core.errors import Refused
from lamppost.core.http import UNPROCESSABLE
from lamppost.notices.push import signing


@require_safe
@never_cache
def my_alerts(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        actions.adopt(request.user)
    return _list(request)


@require_safe
def manage(request: HttpRequest, token: str) -> HttpResponse:
    """The link in the mails: lets this browser manage the alerts of whom it was sent to."""
    subscriber = read_manage_token(token)
    if subscriber is None:
        raise Http404
    remember(request, subscriber)
    return redirect("board:my_alerts")


@require_POST
def change(request: HttpRequest, key: UUID) -> HttpResponse:
    alert = get_object_or_404(alerts_of(request), key=key)
    form = ChangeForm(alert, request.POST)
    if not form.is_valid():
        return _list(request, form, status=UNPROCESSABLE)
    chosen = form.cleaned_data
    actions.change_alert(
        alert,
        pace=Pace(chosen["pace"]),
        by_mail=chosen["by_mail"],
        by_push=chosen["by_push"],
        at=timezone.now(),
    )
    messages.success(request, _("Changed: %(title)s") % {"title": alert.title})
    return redirect("board:my_alerts")


@require_POST
def pause(request: HttpRequest, key: UUID) -> HttpResponse:
    """Pauses an alert, or lets it go on (`on` = 1 or 0): a second click changes nothing."""
    alert = get_object_or_404(alerts_of(request), key=key)
    if request.POST.get("on") == "0":
        actions.resume_alert(alert, at=timezone.now())
        messages.success(request, _("Goes on from now: %(title)s") % {"title": alert.title})
    else:
        actions.pause_alert(alert, at=timezone.now())
        messages.success(request, _("Paused: %(title)s") % {"title": alert.title})
    return redirect("board:my_alerts")


@require_POST
def end(request: HttpRequest, key: UUID) -> HttpResponse:
    """Deletes an alert. The page that says so holds the way back, since nothing else does."""
    alert = get_object_or_404(alerts_of(request), key=key)
    ended = actions.end_alert(alert, at=timezone.now())
    context = {"title": ended.title, "ended": ended.sealed()}
    return render(request, "board/alerts/ended.html", context)


@require_POST
def put_back(request: HttpRequest) -> HttpResponse:
    try:
        alert = actions.put_back(request.POST.get("ended", ""), at=timezone.now())
    except Refused as refused:
        messages.error(request, refused.sentence)
    else:
        if not request.user.is_authenticated:
            remember(request, alert.subscriber)
        messages.success(request, _("The alert is back: %(title)s") % {"title": alert.title})
    return redirect("board:my_alerts")


def _list(request: HttpRequest, wrong: ChangeForm | None = None, status: int = 200) -> HttpResponse:
    alerts = alerts_of(request).order_by("-confirmed", "-pk")
    rows = [
        (alert, wrong if wrong and wrong.alert == alert else ChangeForm(alert)) for alert in alerts
    ]
    context = {
        "rows": rows,
        "push_key": signing.public_key(),
        "board_name": settings.BOARD_NAME,
    }
    template = "mine" if request.user.is_authenticated else "yours"
    return render(request, f"board/alerts/{template}.html", context, status=status)
