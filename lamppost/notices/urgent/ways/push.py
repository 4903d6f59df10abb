"""Messages to a browser, through the push service of its maker."""

from __future__ import annotations

import json
from datetime import datetime
from http import HTTPStatus

from lamppost.notices.models import Device
from lamppost.notices.push.devices import sealed, unpacked
from lamppost.notices.push.outbox import BODY_LENGTH, TITLE_LENGTH
from lamppost.notices.push.reaching import EndpointRefused, post
from lamppost.notices.push.signing import authorization, is_on
from lamppost.notices.urgent.ways.way import Message, NotTaken

_GONE = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}  # RFC 8030, section 7.3
_COME_AGAIN = {HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS}


class Push:
    def open(self) -> None: ...

    def send(self, message: Message, *, now: datetime) -> None:
        if not is_on():
            raise NotTaken("no key to sign with", is_hopeless=True)
        try:
            device = unpacked(message.to)
        except ValueError as error:
            raise NotTaken("no browser", is_hopeless=True) from error
        try:
            headers = _headers(message, device, now)
            status = post(device.endpoint, _body(message, device), headers)
        except EndpointRefused as error:
            raise NotTaken("endpoint refused", is_hopeless=True) from error
        except OSError as error:
            raise NotTaken(type(error).__name__) from error
        _judge(status)

    def close(self) -> None: ...


def _body(message: Message, device: Device) -> bytes:
    words = message.words
    shown = {
        "title": words.subject[:TITLE_LENGTH],
        "body": words.body[:BODY_LENGTH],
        "link": words.link,
        "tag": message.tag,  # a browser shows one of a tag: a second copy takes its place
    }
    return sealed(json.dumps(shown, ensure_ascii=False).encode(), device)


def _headers(message: Message, device: Device, now: datetime) -> dict[str, str]:
    keep = max(0, int((message.best_before - now).total_seconds()))
    return {
        "Authorization": authorization(device.endpoint, now=now),
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        "TTL": str(keep),
        "Topic": message.tag,  # RFC 8030, section 5.4: of two that wait, the later alone goes on
        "Urgency": "high",  # section 5.3: wakes a phone that saves its battery
    }


def _judge(status: int) -> None:
    if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        return
    if status in _GONE:
        raise NotTaken(str(status), is_hopeless=True)
    may_pass = status in _COME_AGAIN or status >= HTTPStatus.INTERNAL_SERVER_ERROR
    raise NotTaken(str(status), is_hopeless=not may_pass)
