"""Where a mail provider brings the mails that people answer with."""

from __future__ import annotations

import logging
from contextlib import suppress
from http import HTTPStatus

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from lamppost.core.http import client_address
from lamppost.core.limits import Limit, TooOften
from lamppost.relay.mail_in.guessing import GUESSES_BEHIND
from lamppost.relay.mail_in.hooks import Brought, Forged, NotAMail, read_hook
from lamppost.relay.mail_in.receiving import Fate, deliver

logger = logging.getLogger(__name__)

# A provider signs everything rightly, and one whose secret has changed comes again for hours.
FORGING = Limit("mail_hook_forged", times=60, per_secs=60 * 60)
_ALL = "all"  # the provider does not say who sent a mail: its guesses count as one client's


@csrf_exempt  # no browser comes here, and each request is signed by itself
def take_mail(request: HttpRequest) -> HttpResponse:
    """200 for every mail that is settled, whatever became of it: the provider is to ask no
    more. Anything else has it come again."""
    if not settings.MAIL_HOOK:
        raise Http404
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    client = client_address(request)
    if FORGING.is_spent(client):
        return _say(HTTPStatus.TOO_MANY_REQUESTS)
    try:
        brought = read_hook(request, at=timezone.now())
    except Forged:
        with suppress(TooOften):
            FORGING.spend(client)
        return _say(HTTPStatus.BAD_REQUEST)
    except ValueError as error:
        logger.warning("the mail hook was brought no mail: %s", _reason(error))
        return _say(HTTPStatus.BAD_REQUEST)
    return _say(_put_away(brought))


def _put_away(brought: Brought) -> HTTPStatus:
    if GUESSES_BEHIND.is_spent(_ALL):
        return HTTPStatus.SERVICE_UNAVAILABLE
    status = HTTPStatus.OK
    for address in brought.envelope_to:
        now = timezone.now()
        sender = brought.envelope_from
        fate = deliver(brought.raw, envelope_from=sender, envelope_to=address, at=now).fate
        logger.info("a mail was brought: %s", fate.name.lower())
        if fate == Fate.LATER:
            status = HTTPStatus.SERVICE_UNAVAILABLE
        if fate == Fate.UNKNOWN:
            with suppress(TooOften):
                GUESSES_BEHIND.spend(_ALL)
    return status


def _reason(error: ValueError) -> str:
    return str(error) if isinstance(error, NotAMail) else type(error).__name__


def _say(status: HTTPStatus) -> HttpResponse:
    return HttpResponse(status.phrase, status=status, content_type="text/plain")
