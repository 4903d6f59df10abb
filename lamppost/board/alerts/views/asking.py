"""Asking for an alert, and confirming it by the link in the mail."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from lamppost.board.alerts import actions
from lamppost.board.alerts.forms import AskForm
from lamppost.board.alerts.links import read_confirm_token
from lamppost.board.alerts.models import Alert
from lamppost.board.alerts.who import remember
from lamppost.board.alerts.wish import Wish, wish_of
from lamppost.board.search.asked import read_search
from lamppost.board.titles import title_of
from lamppost.core.errors import Refused
from lamppost.core.http import UNPROCESSABLE, client_address
from lamppost.core.limits import Limit

# Of addresses that ask: nobody has mail sent to many strangers. Whole households share one.
ASKING = Limit("ask_for_alert", times=30, per_secs=60 * 60)
GONE = 410


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """The form for an alert of the search that stands in the address."""
    asked = read_search(request.GET)
    is_post = request.method == "POST"
    is_signed_in = request.user.is_authenticated
    form = AskForm(request.POST if is_post else None, is_signed_in=is_signed_in)
    if is_post and form.is_valid():
        try:
            return _ask(request, wish_of(asked), form)
        except Refused as refused:
            form.refuse(refused)
    context = {"asked": asked, "title": title_of(asked), "form": form}
    status = UNPROCESSABLE if is_post else 200
    return render(request, "board/alerts/new.html", context, status=status)


def _ask(request: HttpRequest, wish: Wish, form: AskForm) -> HttpResponse:
    """At once for an account. An address hears the same whether we know it or not."""
    now, pace = timezone.now(), form.pace_chosen
    if request.user.is_authenticated:
        actions.make_alert(wish, by=request.user, pace=pace, at=now)
        messages.success(request, _("The alert is set. We tell you when something new comes up."))
        return redirect("board:my_alerts")
    ASKING.spend(client_address(request))
    address = form.cleaned_data["email"]
    actions.ask_for_alert(wish, address=address, pace=pace, at=now)
    return redirect("board:alert_sent")


@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    return render(request, "board/alerts/sent.html")


@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """A GET, which mail scanners make too, shows the button; the POST makes the alert live."""
    asking = read_confirm_token(token)
    alert = Alert.objects.filter(key=asking.key).first() if asking else None
    if asking is None or alert is None:
        return render(request, "board/alerts/run_out.html", status=GONE)
    if request.method != "POST":
        context = {"alert": alert, "pace": asking.pace.label}
        return render(request, "board/alerts/confirm.html", context)
    try:
        confirmed = actions.confirm_alert(asking, at=timezone.now())
    except Refused as refused:
        remember(request, alert.subscriber)
        messages.error(request, refused.sentence)
        return redirect("board:my_alerts")
    remember(request, confirmed.subscriber)
    messages.success(request, _("The alert is set. We tell you when something new comes up."))
    return redirect("board:my_alerts")
