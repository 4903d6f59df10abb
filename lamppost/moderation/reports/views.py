"""Reporting a thing: the same page for all of them."""

from __future__ import annotations

import re
from dataclasses import replace

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from lamppost.core.errors import Refused
from lamppost.core.http import UNPROCESSABLE, client_address
from lamppost.core.limits import Limit
from lamppost.moderation.models import Report
from lamppost.moderation.reports import things
from lamppost.moderation.reports.cases import NewReport, file_report
from lamppost.moderation.reports.forms import ReportForm
from lamppost.moderation.reports.help_now import help_now
from lamppost.moderation.reports.telling import may_mail
from lamppost.moderation.reports.things import Thing
from lamppost.people.limits import too_many
from lamppost.people.models import Person
from lamppost.relay.models import new_secret
from lamppost.relay.views.access import GUESSING

_DAY = 24 * 60 * 60
# One household or one account in a day. What may be grave is counted apart, so that no number of
# other reports, by whoever shares the address, keeps it out.
REPORTING = Limit("report", times=20, per_secs=_DAY)
REPORTING_GRAVE = Limit("report_grave", times=20, per_secs=_DAY)

_KEY = re.compile(r"[a-z2-7]{26}")  # as our forms make them: long enough to be nobody else's

_METHODS = ["GET", "HEAD", "POST"]


@never_cache
@require_http_methods(_METHODS)
def report_ad(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, things.ad_of(request, pk))


@never_cache
@require_http_methods(_METHODS)
def report_photo(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, things.photo_of(request, pk))


@never_cache
@require_http_methods(_METHODS)
def report_person(request: HttpRequest, public_id: str) -> HttpResponse:
    return _page(request, things.person_of(request, public_id))


@never_cache
@require_http_methods(_METHODS)
def report_letter(request: HttpRequest, pk: int) -> HttpResponse:
    if not request.user.is_authenticated:
        return redirect_to_login(request.path)
    if GUESSING.is_spent(str(request.user.pk)):
        return too_many(request)
    return _page(request, things.letter_of(request.user, pk))


@never_cache
@require_safe
def report_conversation(request: HttpRequest, public_id: str) -> HttpResponse:
    """Leads to what of a conversation can be reported."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.path)
    return redirect(things.newest_in(request.user, public_id))


def _page(request: HttpRequest, thing: Thing) -> HttpResponse:
    is_post = request.method == "POST"
    person = request.user if request.user.is_authenticated else None
    form = ReportForm(request.POST if is_post else None, is_signed_in=person is not None)
    key = request.POST.get("key", "")
    key = key if _KEY.fullmatch(key) else new_secret()
    if is_post and form.is_valid():
        try:
            report = _take(request, thing, form.new_report(key), person)
            return redirect(report)
        except Refused as refused:
            form.add_error(None, refused.sentence)
    context = {"thing": thing, "form": form, "key": key, "help_now": help_now()}
    status = UNPROCESSABLE if is_post else 200
    return render(request, "moderation/reports/report.html", context, status=status)


def _take(request: HttpRequest, thing: Thing, new: NewReport, person: Person | None) -> Report:
    """Raises Refused."""
    if thing.is_own:
        raise OwnThing(_("This is your own. You can change it or take it down yourself."))
    limit = REPORTING_GRAVE if Report.Kind(new.kind).is_grave else REPORTING
    limit.spend(f"person {person.pk}" if person else f"client {client_address(request)}")
    if new.address and not may_mail(new.address):
        new = replace(new, address="")
    return file_report(thing.subject, new, by=person, at=timezone.now())[0]


class OwnThing(Refused):
    """Somebody reports what they put up themselves."""

    code = "own_thing"
