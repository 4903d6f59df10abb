"""A senior says that a report was made up."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lamppost.moderation.models import Rank, Report, Steward
from lamppost.moderation.queue.claims import take
from lamppost.moderation.queue.items import Item, Queue
from lamppost.moderation.queue.listing import may_decide
from lamppost.moderation.reports.abuse import mark_abusive
from lamppost.moderation.reviewing.entries import entry_of
from lamppost.moderation.reviewing.own import is_their_own
from lamppost.moderation.stewards import for_stewards


@for_stewards(Rank.SENIOR)
@require_POST
def made_up(request: HttpRequest, steward: Steward, number: int, pk: int) -> HttpResponse:
    """One of the reports of an open case, by whoever has the case in hand."""
    now = timezone.now()
    case = Item(Queue.REPORTS, number)
    entry = entry_of(case)
    if entry is None or is_their_own(entry, steward) or not may_decide(steward, case, now):
        raise Http404
    report = get_object_or_404(Report.objects.select_related("person"), pk=pk, case=number)
    if not take(case, steward, now):
        messages.error(request, _("Somebody else is looking at this."))
    elif mark_abusive(report, by=steward.person, at=now):
        messages.success(request, _("It is noted that this report was made up."))
    return redirect(case)
