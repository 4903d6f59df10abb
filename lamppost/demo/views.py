"""The mailbox of a demo board: everybody's, since everybody on it is made up."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from lamppost.demo.cast import GUIDE, STEWARD, address_of
from lamppost.demo.mailbox import latest_mails, mail_named
from lamppost.demo.meetings import FORCED, SAFE


@require_safe
@never_cache
def mails(request: HttpRequest) -> HttpResponse:
    people = {"guide": address_of(GUIDE), "steward": address_of(STEWARD)}
    codes = {"safe": SAFE, "forced": FORCED}
    return render(request, "demo/mails.html", {"mails": latest_mails(), **people, **codes})


@require_safe
@never_cache
def mail(request: HttpRequest, name: str) -> HttpResponse:
    found = mail_named(name)
    if found is None:
        raise Http404
    return render(request, "demo/mail.html", {"mail": found})
