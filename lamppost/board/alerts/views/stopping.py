"""One click that stops the alerts of a mail, by a person or by their mail program (RFC 8058)."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from lamppost.board.alerts import actions
from lamppost.board.alerts.links import read_stop_token


# A mail program sends the POST without cookies, so the token is all there is to check; and
# whoever has the token was given it by us.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """A GET, which mail scanners make too, shows the button; a POST stops, as often as it comes."""
    alert_ids = read_stop_token(token)
    if alert_ids is None:
        raise Http404
    is_done = request.method == "POST"
    if is_done:
        actions.stop_alerts(alert_ids, at=timezone.now())
    return render(request, "board/alerts/stop.html", {"is_done": is_done})
