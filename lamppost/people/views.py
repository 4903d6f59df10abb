"""The pages under /my/ that are about oneself."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lamppost.core.errors import Refused
from lamppost.core.http import render_with_errors, safe_next
from lamppost.journal.reasons_link import reasons_link
from lamppost.people import actions
from lamppost.people import erasure as leaving
from lamppost.people.archive import stream_archive
from lamppost.people.forms import NameForm
from lamppost.people.http import SignedIn
from lamppost.people.models import Persona
from lamppost.people.suspending import suspension_of


@require_GET
@login_required
def me(request: SignedIn) -> HttpResponse:
    steps = Authenticator.objects.filter(user=request.user)
    context = {
        "names": actions.current_personas(request.user),
        "passkeys": steps.filter(type=Authenticator.Type.WEBAUTHN).count(),
        "has_app": steps.filter(type=Authenticator.Type.TOTP).exists(),
        "blocked": request.user.blocks.count(),
    }
    return render(request, "people/me.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def names(request: SignedIn) -> HttpResponse:
    form = NameForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_persona(request.user, name=form.cleaned_data["name"])
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("You can post under that name now."))
            return redirect(safe_next(request, reverse("people:names")))
    context = {"form": form, "names": request.user.personas.order_by("is_retired", "pk")}
    if form.errors:
        return render_with_errors(request, "people/names.html", context)
    return render(request, "people/names.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def rename(request: SignedIn, public_id: str) -> HttpResponse:
    persona = get_object_or_404(request.user.personas, public_id=public_id)
    form = NameForm(request.POST or None, initial={"name": persona.name})
    if request.method == "POST" and form.is_valid():
        actions.rename_persona(persona, name=form.cleaned_data["name"], by=request.user)
        messages.success(request, _("The name is changed, on your ads too."))
        return redirect("people:names")
    context = {"form": form, "persona": persona}
    if form.errors:
        return render_with_errors(request, "people/rename.html", context)
    return render(request, "people/rename.html", context)


@require_POST
@login_required
def retire(request: SignedIn, public_id: str) -> HttpResponse:
    persona = get_object_or_404(request.user.personas, public_id=public_id)
    try:
        actions.retire_persona(persona, by=request.user)
    except Refused as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, _("That name is retired. What stands under it stays."))
    return redirect("people:names")


@require_http_methods(["GET", "POST"])
@login_required
def blocks(request: SignedIn) -> HttpResponse:
    if request.method == "POST":
        return _block(request)
    blocked = request.user.blocks.select_related("persona").order_by("-since", "-pk")
    return render(request, "people/blocks.html", {"blocks": blocked})


def _block(request: SignedIn) -> HttpResponse:
    # PostgreSQL raises when it is asked for a NUL, which no id holds.
    public_id = request.POST.get("persona", "").replace("\0", "")
    persona = get_object_or_404(Persona, public_id=public_id)
    try:
        actions.block_person(request.user, persona=persona)
    except Refused as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(
            request,
            _("%(name)s is blocked and is not told. You can undo it under “Me”, “Blocked”.")
            % {"name": persona.name},
        )
    return redirect(safe_next(request, reverse("people:blocks")))


@require_POST
@login_required
def end_block(request: SignedIn, public_id: str) -> HttpResponse:
    block = get_object_or_404(request.user.blocks, persona__public_id=public_id)
    actions.unblock(request.user, persona=block.persona)
    messages.success(request, _("%(name)s is no longer blocked.") % {"name": block.persona.name})
    return redirect("people:blocks")


@require_GET
@never_cache
@login_required
def export(request: SignedIn) -> HttpResponse | StreamingHttpResponse:
    """Everything of mine, made while it is sent."""
    response = StreamingHttpResponse(stream_archive(request.user), content_type="application/zip")
    day = timezone.localdate().isoformat()
    response["Content-Disposition"] = f'attachment; filename="my-lamppost-{day}.zip"'
    response["Content-Encoding"] = "identity"  # a zip is not to be zipped again on the way
    return response


@require_GET
@login_required
def suspension(request: SignedIn) -> HttpResponse:
    """Until when, why, and what can be done about it."""
    decision = suspension_of(request.user, timezone.now())
    context = {"decision": decision, "reasons_url": reasons_link(decision)}
    return render(request, "people/suspension.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def erasure(request: SignedIn) -> HttpResponse:
    if request.method == "POST":
        try:
            leaving.request_erasure(request.user)
        except Refused as refused:
            messages.error(request, refused.sentence)
        return redirect("people:erasure")
    return render(request, "people/erasure.html", {"days": leaving.WAY_BACK.days})


@require_POST
@login_required
def keep(request: SignedIn) -> HttpResponse:
    if leaving.keep_account(request.user):
        messages.success(request, _("Your account stays, and your ads can be seen again."))
    return redirect("people:me")
