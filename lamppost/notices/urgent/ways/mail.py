"""Mail, over one connection for as long as there is more of it."""

from __future__ import annotations

import smtplib
import time
from contextlib import suppress
from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend

from lamppost.notices.refusals import is_hopeless
from lamppost.notices.urgent.ways.way import Message, NotTaken

_SECS = 4  # for each answer of the relay; of a connection and a mail it gives fewer than ten
_IDLE_SECS = 5.0  # after that the relay may have hung up, which only the next mail would show
_MAILS = 100  # by one connection: relays end longer ones at a time of their choice


class Mail:
    def __init__(self) -> None:
        self._relay: BaseEmailBackend | None = None
        self._mails = 0
        self._used = 0.0

    def send(self, message: Message, *, now: datetime) -> None:
        try:
            self._connection().send_messages([_mail(message)])
        except (OSError, smtplib.SMTPException, ValueError) as error:
            self.close()
            why = type(error).__name__  # and no more: an answer may hold the address
            raise NotTaken(why, is_hopeless=is_hopeless(error)) from error
        self._mails += 1
        self._used = time.monotonic()

    def _connection(self) -> BaseEmailBackend:
        is_stale = time.monotonic() - self._used > _IDLE_SECS or self._mails >= _MAILS
        if self._relay is not None and is_stale:
            self.close()
        if self._relay is None:
            self._relay = get_connection(settings.MAIL_DELIVERY, timeout=_SECS)
            self._relay.open()
        return self._relay

    def close(self) -> None:
        relay, self._relay, self._mails = self._relay, None, 0
        if relay is not None:
            with suppress(OSError, smtplib.SMTPException):
                relay.close()


def _mail(message: Message) -> EmailMessage:
    host = settings.RELAY_DOMAIN
    return EmailMessage(
        subject=message.words.subject,
        body=message.words.text,
        to=[message.to],
        headers={
            **message.words.headers,
            "Message-ID": f"<{message.tag}@{host}>",
            "Auto-Submitted": "auto-generated",  # RFC 3834: nobody's absence answers it
            "X-Auto-Response-Suppress": "All",
            "Importance": "high",
            "X-Priority": "1 (Highest)",
        },
    )
