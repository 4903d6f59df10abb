"""Mail, over one connection for as long as there is more of it."""

from __future__ import annotations

import smtplib
import time
from contextlib import suppress
from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from lamppost.notices.deadline import Deadline
from lamppost.notices.refusals import is_hopeless
from lamppost.notices.urgent.leases import LONGEST_SEND
from lamppost.notices.urgent.ways.mail_text import bare, mail_text
from lamppost.notices.urgent.ways.relay import open_relay
from lamppost.notices.urgent.ways.way import Message, NotTaken

ANSWERS_SECS = 15
_IDLE_SECS = 5.0  # after that the relay may have hung up, which only the next mail would show
_MAILS = 100  # by one connection: relays end longer ones at a time of their choice


class Mail:
    def __init__(self) -> None:
        self._relay: BaseEmailBackend | None = None
        self._mails = 0
        self._used = 0.0

    def open(self) -> None:
        self._opened()

    def _opened(self) -> BaseEmailBackend:
        is_idle = time.monotonic() - self._used > _IDLE_SECS
        if is_idle or self._mails >= _MAILS:
            self.close()
        if self._relay is None:
            try:
                with Deadline(LONGEST_SEND.total_seconds()) as deadline:
                    self._relay = open_relay(ANSWERS_SECS, deadline=deadline)
            except (OSError, smtplib.SMTPException) as error:
                raise _not_taken(error) from error
            self._used = time.monotonic()
        return self._relay

    def send(self, message: Message, *, now: datetime) -> None:
        relay = self._opened()
        try:
            _hand_over(message, relay, now)
        except (OSError, smtplib.SMTPException, ValueError) as error:
            self.close()
            raise _not_taken(error) from error
        self._mails += 1
        self._used = time.monotonic()

    def close(self) -> None:
        relay, self._relay, self._mails = self._relay, None, 0
        if relay is not None:
            with suppress(OSError, smtplib.SMTPException):
                relay.close()


def _hand_over(message: Message, relay: BaseEmailBackend, now: datetime) -> None:
    smtp = getattr(relay, "connection", None)
    sender = bare(settings.DEFAULT_FROM_EMAIL)
    headers = _headers(message)
    if not isinstance(smtp, smtplib.SMTP) or smtp.sock is None:  # a folder
        subject, text = message.words.subject, message.words.text
        relay.send_messages([EmailMessage(subject, text, sender, [message.to], headers=headers)])
        return
    head = {"From": sender, "To": message.to, "Subject": message.words.subject, **headers}
    mail = mail_text(head, message.words.text, at=now.timestamp())
    with Deadline(LONGEST_SEND.total_seconds()) as deadline:
        deadline.watch(smtp.sock)
        smtp.sendmail(sender, [message.to], mail)


def _not_taken(error: Exception) -> NotTaken:
    # The error's class and no more: a relay's answer may hold the address.
    return NotTaken(type(error).__name__, is_hopeless=is_hopeless(error))


def _headers(message: Message) -> dict[str, str]:
    return {
        **message.words.headers,
        "Message-ID": f"<{message.tag}@{settings.RELAY_DOMAIN}>",
        "Auto-Submitted": "auto-generated",  # RFC 3834: no note of absence answers it
        "X-Auto-Response-Suppress": "All",
        "Importance": "high",
        "X-Priority": "1 (Highest)",
    }
