"""The host's mail relay, connected to within a time of which nobody can make more."""

from __future__ import annotations

import smtplib
from collections.abc import Callable
from socket import socket
from typing import Any

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends import smtp
from django.core.mail.backends.base import BaseEmailBackend

from lamppost.notices.deadline import Deadline

_BY_SMTP = "django.core.mail.backends.smtp.EmailBackend"


def open_relay(timeout_secs: float, *, deadline: Deadline) -> BaseEmailBackend:
    """Connected, encrypted, signed in. Raises OSError or SMTPException."""
    relay: BaseEmailBackend
    if settings.MAIL_DELIVERY == _BY_SMTP:
        relay = _Relay(deadline, timeout_secs)
    else:
        relay = get_connection(settings.MAIL_DELIVERY)  # a folder
    relay.open()
    return relay


class _Relay(smtp.EmailBackend):
    def __init__(self, deadline: Deadline, timeout_secs: float) -> None:
        super().__init__(timeout=timeout_secs)
        self._deadline = deadline

    @property
    def connection_class(self) -> Callable[..., smtplib.SMTP]:  # type: ignore[override]
        kind = _WatchedTls if self.use_ssl else _Watched
        return lambda *where, **how: kind(self._deadline, *where, **how)


class _Watched(smtplib.SMTP):
    def __init__(self, deadline: Deadline, *where: Any, **how: Any) -> None:  # noqa: ANN401
        self._deadline = deadline
        super().__init__(*where, **how)

    def _get_socket(self, host: str, port: int, timeout: float) -> socket:
        connected: socket = super()._get_socket(host, port, timeout)  # type: ignore[misc]
        self._deadline.watch(connected)
        return connected


class _WatchedTls(_Watched, smtplib.SMTP_SSL):
    """Encrypted from the first byte."""
