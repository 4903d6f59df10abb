"""One message to the other board, and its answer: over HTTPS, in bounded time and size."""

from __future__ import annotations

import ssl
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse

from lamppost.meetings import clock
from lamppost.meetings.house import houses
from lamppost.meetings.house.messages import (
    LARGEST_BYTES,
    Answer,
    NotAMessage,
    Said,
    read_answer,
    write_said,
)
from lamppost.meetings.house.signing import HEADER, is_answer, sign
from lamppost.meetings.models import House

PATIENCE_SECS = 5.0
GOOD_FOR_SECS = 60.0
_PIECE = 64_000
_OK, _CONFLICT = 200, 409

_told: tuple[datetime, float] | None = None  # the other board's time, and our steady clock then


class NoAnswer(Exception):
    """why: a short word that `lamppost doctor` explains."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True)
class Got:
    status: int
    mark: str  # the answer's signature
    body: bytes


def talk(said: Said) -> Answer:
    """The other board's answer, and that it gave one is noted. Raises NoAnswer."""
    began = clock.now()
    try:
        answer = _ask(said, began)
    except NoAnswer as error:
        House.objects.filter(pk=settings.SECOND_HOUSE).update(trouble=error.why)
        raise
    _note(answer, began, clock.now())
    return answer


def _ask(said: Said, at: datetime) -> Answer:
    stamp = houses.next_stamp(at)
    path, body = reverse("meetings:house_call"), write_said(said)
    got = post(path, body, sign(stamp, path, body))
    if got.status == _CONFLICT:
        raise NoAnswer("again")
    if got.status != _OK:
        raise NoAnswer("refused")
    if not is_answer(got.mark, stamp, got.body):
        raise NoAnswer("unsigned")
    try:
        return read_answer(got.body)
    except NotAMessage as error:
        raise NoAnswer("unread") from error


def _note(answer: Answer, began: datetime, now: datetime) -> None:
    global _told
    _told = answer.now, clock.steady_secs()
    # Its clock was read somewhere between our two looks at ours.
    halfway = began + (now - began) / 2
    ahead = (answer.now - halfway).total_seconds()
    changes = {"answered": now, "ahead_secs": ahead, "trouble": ""}
    mine = House.objects.filter(pk=settings.SECOND_HOUSE)
    mine.update(**changes, **({"heard": now} if answer.is_guarding else {}))


def other_time() -> datetime | None:
    """A second clock, for when ours is set: as the other board said it, and the time since.

    None while it is silent, and in a process that does not talk to it.
    """
    if _told is None:
        return None
    said, steady = _told
    since = clock.steady_secs() - steady
    return said + timedelta(seconds=since) if since <= GOOD_FOR_SECS else None


def post(path: str, body: bytes, signature: str) -> Got:
    """No redirect is followed: it would lead to who knows whom. Raises NoAnswer."""
    there = urlsplit(settings.SECOND_HOUSE)
    end = time.monotonic() + PATIENCE_SECS
    connection = _connection(there.scheme, there.hostname or "", there.port)
    try:
        headers = {"Content-Type": "application/json", HEADER: signature}
        connection.request("POST", there.path.rstrip("/") + path, body, headers)
        response = connection.getresponse()
        return Got(response.status, response.getheader(HEADER, ""), _read(response, end))
    except (OSError, HTTPException, ValueError) as error:
        raise NoAnswer("unreachable") from error
    finally:
        connection.close()


def _read(response: HTTPResponse, end: float) -> bytes:
    """Raises OSError for more than anybody says, or what comes too slowly."""
    body = b""
    while piece := response.read1(_PIECE):
        body += piece
        if len(body) > LARGEST_BYTES or time.monotonic() > end:
            raise OSError("too long an answer")
    return body


def _connection(scheme: str, host: str, port: int | None) -> HTTPConnection:
    if scheme == "https":
        tls = ssl.create_default_context()
        return HTTPSConnection(host, port, timeout=PATIENCE_SECS, context=tls)
    return HTTPConnection(host, port, timeout=PATIENCE_SECS)  # this machine: see the setting
