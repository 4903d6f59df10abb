"""Text messages: a way to send one, chosen by the LAMPPOST_SMS setting (hosting/sms.md)."""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import Protocol
from urllib.parse import SplitResult, urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.translation import gettext as _

from lamppost.notices.deadline import Deadline
from lamppost.notices.mail import FolderBackend

logger = logging.getLogger(__name__)

TIMEOUT_SECS = 10  # a person waits for the page meanwhile
_SHOWN_DIGITS = 2


class NotSent(Exception):
    """A text that nobody took. Says nothing of its number."""


class Texter(Protocol):
    """Sends a text to a number (E.164), or raises NotSent. Keeps neither.

    key: by which a service that looks at it knows a second copy of the same text.
    """

    def send(self, number: str, text: str, *, key: str = "") -> None: ...


def texter() -> Texter | None:
    """The board's way to send texts; None where there is none."""
    if settings.SMS == "off":
        return None
    return ToFolder() if settings.SMS == "folder" else ToService(settings.SMS, settings.SMS_TOKEN)


class ToFolder:
    """Keeps texts among the mails in the data folder: a demo shows them on its mail page."""

    def send(self, number: str, text: str, *, key: str = "") -> None:
        ending = number[-_SHOWN_DIGITS:]  # the number itself is not for a file
        subject = _("Text message to the number ending in %(ending)s") % {"ending": ending}
        mail = EmailMessage(subject, text, to=[f"phone-ending-in-{ending}@text.invalid"])
        FolderBackend().send_messages([mail])


@dataclass(frozen=True)
class ToService:
    """Posts {"to": …, "text": …, "id": …} to an address of the host's own choice."""

    url: str
    token: str

    def send(self, number: str, text: str, *, key: str = "") -> None:
        said = {"to": number, "text": text, **({"id": key} if key else {})}
        body = json.dumps(said).encode()
        headers = {"Content-Type": "application/json"}
        if key:
            headers["Idempotency-Key"] = key
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        try:
            status = _post(urlsplit(self.url), body, headers)
        except (OSError, HTTPException) as error:
            # The error's class and no more: its words may hold what was sent.
            logger.warning("text message service does not answer: %s", type(error).__name__)
            raise NotSent from None
        if not 200 <= status < 300:  # a redirect is not followed: it leads to who knows whom
            logger.warning("text message service answers %s", status)
            raise NotSent


def _post(there: SplitResult, body: bytes, headers: dict[str, str]) -> int:
    kind = HTTPSConnection if there.scheme == "https" else HTTPConnection
    connection = kind(there.hostname or "", there.port, timeout=TIMEOUT_SECS)
    path = (there.path or "/") + (f"?{there.query}" if there.query else "")
    try:
        with Deadline(TIMEOUT_SECS) as deadline:
            connection.connect()
            deadline.watch(connection.sock)
            connection.request("POST", path, body, headers)
            return connection.getresponse().status
    finally:
        connection.close()
