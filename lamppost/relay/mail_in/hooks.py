"""Mails that a provider brings over HTTP: is it really the provider, and which mail is it.

Whether it is, django-anymail knows. The mail itself is taken as it came in, and read by
mail_in/parsing.py as those from the door are.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, QueryDict

from lamppost.relay.mail_in.forms import fields_of
from lamppost.relay.mail_in.parsing import MOST_BYTES

# A mail of the largest size in a form that writes some of its letters as three.
_MOST_FORM = MOST_BYTES + 15 * 2**20
_MOST_JSON = 90 * 2**20  # with its attachments once more
# Mailgun tries again for eight hours. Its signature is of the time and of chance, not of the
# mail: one that got out must not open the door for ever.
_SIGNED_FOR = timedelta(days=1)
_SIGNED = ("timestamp", "token", "signature")
_MOST_RECIPIENTS = 20
_SOMEBODY = "somebody"  # not said: nothing is concluded from it, unlike from "", a bounce's


class Forged(Exception):
    """It is not the provider that posted this."""


class NotAMail(ValueError):
    """The provider posted something else. What it says is for the host, and of no mail."""


@dataclass(frozen=True)
class Brought:
    raw: bytes
    envelope_from: str
    envelope_to: tuple[str, ...]


def read_hook(request: HttpRequest, *, at: datetime) -> Brought:
    """Raises Forged, or ValueError for what is no mail."""
    return _READERS[settings.MAIL_HOOK](request, at)


def _mailgun(request: HttpRequest, at: datetime) -> Brought:
    from anymail.webhooks.mailgun import MailgunInboundWebhookView

    fields = fields_of(request.headers.get("Content-Type", ""), _body(request, _MOST_FORM))
    signed = {name: _words(fields[name]) for name in _SIGNED if name in fields}
    request.POST = QueryDict(urlencode(signed))
    _check(MailgunInboundWebhookView(webhook_signing_key=settings.MAIL_HOOK_SECRET), request)
    if abs(at.timestamp() - int(signed["timestamp"])) > _SIGNED_FOR.total_seconds():
        raise Forged
    if "body-mime" not in fields:
        raise NotAMail("no whole mail: the route must forward to an address with “mime” in it")
    sender = _words(fields["sender"]) if "sender" in fields else _SOMEBODY
    return Brought(fields["body-mime"], sender, _split(_words(fields.get("recipient", b""))))


def _postmark(request: HttpRequest, at: datetime) -> Brought:
    from anymail.webhooks.postmark import PostmarkInboundWebhookView

    _check(PostmarkInboundWebhookView(webhook_secret=settings.MAIL_HOOK_SECRET), request)
    try:
        told = json.loads(_body(request, _MOST_JSON))
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    raw = told.get("RawEmail") if isinstance(told, dict) else None
    if not isinstance(raw, str):
        raise NotAMail("no whole mail: tick “Include raw email content in JSON payload”")
    to = _split(str(told.get("OriginalRecipient") or ""))
    return Brought(raw.encode(errors="replace"), _return_path(told.get("Headers")), to)


_READERS: dict[str, Callable[[HttpRequest, datetime], Brought]] = {
    "mailgun": _mailgun,
    "postmark": _postmark,
}


class _Checks(Protocol):
    def run_validators(self, request: HttpRequest) -> None: ...


def _check(view: _Checks, request: HttpRequest) -> None:
    from anymail.exceptions import AnymailWebhookValidationFailure

    try:
        view.run_validators(request)
    except (AnymailWebhookValidationFailure, UnicodeError) as error:
        raise Forged from error


def _body(request: HttpRequest, most: int) -> bytes:
    body: bytes = request.read(most + 1)
    if len(body) > most:
        raise ValueError("larger than any mail")
    return body


def _words(value: bytes) -> str:
    return value[:2_000].decode(errors="replace").strip()


def _split(addresses: str) -> tuple[str, ...]:
    named = [address.strip(" <>") for address in addresses[:10_000].split(",")]
    return tuple(named[:_MOST_RECIPIENTS])


def _return_path(headers: object) -> str:
    """The envelope's sender, which Postmark puts before all other headers."""
    first = headers[0] if isinstance(headers, list) and headers else None
    if isinstance(first, dict) and str(first.get("Name")).lower() == "return-path":
        return str(first.get("Value") or "").strip(" <>")
    return _SOMEBODY
