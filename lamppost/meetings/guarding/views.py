"""The heartbeat: for a monitor that is not on this machine."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from lamppost.meetings import clock
from lamppost.meetings.guarding.lateness import late_by


@require_safe
@never_cache
def heartbeat(request: HttpRequest) -> HttpResponse:
    """200 while plans are looked at in time, 503 with by how much they are not. Of nobody's plan
    it says anything: not even whether there is one."""
    late_secs = int(late_by(clock.now()).total_seconds())
    if late_secs:
        return JsonResponse({"status": "late", "late_secs": late_secs}, status=503)
    return JsonResponse({"status": "ok"})
