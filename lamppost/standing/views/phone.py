"""Showing that one controls a phone number."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from lamppost.core.errors import Refused
from lamppost.core.http import client_address, render_with_errors, safe_next
from lamppost.people.http import SignedIn
from lamppost.standing import phones
from lamppost.standing.forms import CodeForm, NumberForm
from lamppost.standing.models import Phone, PhoneCode


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def phone(request: SignedIn) -> HttpResponse:
    """The number is typed here. With ?next= whoever was asked for one is led back."""
    form = NumberForm(request.POST if request.method == "POST" else None)
    then = safe_next(request, "")
    context = {
        "form": form,
        "next": then,
        "phone": Phone.objects.filter(person=request.user).first(),
        "is_possible": phones.can_send_codes(),
    }
    if request.method == "POST" and form.is_valid():
        try:
            phones.send_code(
                request.user,
                form.cleaned_data["number"],
                address=client_address(request),
                at=timezone.now(),
            )
        except Refused as refused:
            form.refuse(refused)
        else:
            more = f"?{urlencode({'next': then})}" if then else ""
            return redirect(reverse("standing:phone_code") + more)
    if form.errors:
        return render_with_errors(request, "standing/phone.html", context)
    return render(request, "standing/phone.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def phone_code(request: SignedIn) -> HttpResponse:
    if not PhoneCode.objects.filter(person=request.user).exists():
        return redirect("standing:phone")
    form = CodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            phones.confirm_phone(request.user, form.cleaned_data["code"], at=timezone.now())
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("You have shown that you control a phone number."))
            return redirect(safe_next(request, reverse("standing:mine")))
    context = {"form": form, "next": safe_next(request, "")}
    if form.errors:
        return render_with_errors(request, "standing/phone_code.html", context)
    return render(request, "standing/phone_code.html", context)


@require_POST
@login_required
def phone_removal(request: SignedIn) -> HttpResponse:
    phones.remove_phone(request.user)
    messages.success(request, _("Nothing is known of a phone number of yours any more."))
    return redirect("standing:mine")
