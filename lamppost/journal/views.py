"""The journal's signed heads, for everybody to keep: then no host can rewrite what happened."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from lamppost.journal.heads import published
from lamppost.journal.models import Head


@require_safe
def heads(request: HttpRequest) -> HttpResponse:
    """A line for each day: of numbers and hashes alone, which say nothing of what was written."""
    lines = [published(head) for head in Head.objects.order_by("day")]
    return HttpResponse("".join(f"{line}\n" for line in lines), content_type="text/plain")
