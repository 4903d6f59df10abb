"""The queue, and the own page of somebody who reviews."""

from __future__ import annotations

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from lamppost.core.http import UNPROCESSABLE
from lamppost.journal.actions import name_of
from lamppost.moderation.models import Proposal, Steward
from lamppost.moderation.queue.declining import decline_queues, taken_by_nobody, use_keys
from lamppost.moderation.queue.forms import QueueForm, SettingsForm
from lamppost.moderation.queue.items import Queue
from lamppost.moderation.queue.listing import listing_for
from lamppost.moderation.queue.names import QUEUES
from lamppost.moderation.queue.pressing import note_pressing
from lamppost.moderation.reviewing.beside import beside
from lamppost.moderation.stewards import for_stewards


@require_safe
@for_stewards()
def queue(request: HttpRequest, steward: Steward) -> HttpResponse:
    now = timezone.now()
    only, page = QueueForm(request.GET).wanted()
    listing = listing_for(steward, now, only=only, page=page)
    note_pressing(steward.person, listing)
    context = {
        "steward": steward,
        "now": now,
        "beside": beside(steward, now),
        "only": only,
        "only_name": QUEUES[only] if only else "",
        "listing": listing,
    }
    return render(request, "moderation/queue/queue.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_stewards()
def me(request: HttpRequest, steward: Steward) -> HttpResponse:
    now = timezone.now()
    form = SettingsForm(request.POST if request.method == "POST" else None, steward=steward)
    if form.is_valid():
        chosen = [Queue(one) for one in form.cleaned_data["declines"]]
        decline_queues(steward, chosen, at=now)
        use_keys(steward, is_on=form.cleaned_data["keys"])
        messages.success(request, _("This is kept."))
        return redirect("moderation:reviewing_me")
    context = {
        "steward": steward,
        "form": form,
        "decided_today": _decided_today(steward, now),
        "lonely": [QUEUES[one] for one in taken_by_nobody() if one != Queue.CHILDREN],
    }
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "moderation/queue/me.html", context, status=status)


def _decided_today(steward: Steward, now: datetime) -> int:
    """For themselves alone: nobody is compared with anybody by it."""
    began = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    mine = Proposal.objects.filter(by=name_of(steward.person), at__gte=began)
    return mine.exclude(state=Proposal.State.FAILED).count()
