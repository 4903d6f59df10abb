"""One's word for those one has met, and theirs."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lamppost.core.errors import Refused
from lamppost.core.http import render_with_errors
from lamppost.people.http import SignedIn
from lamppost.standing import references as actions
from lamppost.standing.forms import WordsForm
from lamppost.standing.models import Reference


@require_safe
@never_cache
@login_required
def references(request: SignedIn) -> HttpResponse:
    now = timezone.now()
    context = {
        "to_write": actions.to_write(request.user, now=now),
        "given": actions.given_by(request.user),
        "received": actions.received_by(request.user),
    }
    return render(request, "standing/references.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def write(request: SignedIn, pk: int) -> HttpResponse:
    """For one meeting of theirs, as long as its window is open."""
    now = timezone.now()
    met = get_object_or_404(actions.may_write_of(request.user, now=now), pk=pk)
    form = WordsForm(request.POST if request.method == "POST" else None)
    context = {"form": form, "met": met, "due": actions.due_of(met)}
    if request.method == "POST" and form.is_valid():
        try:
            written = actions.write_reference(
                met, form.cleaned_data["words"], by=request.user, at=now
            )
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _said(written))
            return redirect("standing:references")
    if form.errors:
        return render_with_errors(request, "standing/write_reference.html", context)
    return render(request, "standing/write_reference.html", context)


def _said(written: Reference) -> str:
    if written.opened:
        return _("Your reference is written. Both of you have, so that both can be read now.")
    return _(
        "Your reference is written, and sealed until both of you have written or the time is over."
    )


@require_POST
@login_required
def revocation(request: SignedIn, pk: int) -> HttpResponse:
    given = get_object_or_404(actions.given_by(request.user), pk=pk)
    actions.revoke_reference(given, by=request.user, at=timezone.now())
    messages.success(request, _("Your reference is taken back. It does not count any more."))
    return redirect("standing:references")


@require_POST
@login_required
def declining(request: SignedIn, pk: int) -> HttpResponse:
    received = get_object_or_404(actions.received_by(request.user), pk=pk)
    on = request.POST.get("on") == "1"
    actions.decline_reference(received, on=on, by=request.user, at=timezone.now())
    messages.success(request, _("It does not count any more.") if on else _("It counts once more."))
    return redirect("standing:references")


@require_POST
@login_required
def words(request: SignedIn, pk: int) -> HttpResponse:
    received = get_object_or_404(actions.received_by(request.user), pk=pk)
    on = request.POST.get("on") == "1"
    actions.show_words(received, on=on, by=request.user)
    messages.success(request, _("The words are shown.") if on else _("The words are not shown."))
    return redirect("standing:references")
