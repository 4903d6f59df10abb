"""The CyberTipline's own doors: submit, upload, fileinfo, finish, retract."""

from __future__ import annotations

import base64
import secrets
from dataclasses import dataclass
from hashlib import md5
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import Protocol
from urllib.parse import urlsplit
from xml.etree import ElementTree

from lamppost.moderation.children.cybertip.words import Said

TIMEOUT_SECS = 20  # for each step: a job with a dozen photos is over in its quarter of an hour
_LONGEST_ANSWER = 100_000  # bytes; an answer is a few hundred
_XML = "text/xml; charset=utf-8"


class Away(Exception):
    """It does not answer, or says that the fault is its own: to be tried again later."""


class TurnedDown(Exception):
    """It answers, and does not take it. code: its own number, or the HTTP status."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class WrongKey(TurnedDown):
    """It does not know the board's name and password, or does not let them do this."""


class Door(Protocol):
    """What takes reports. Every call may raise Away or TurnedDown."""

    def submit(self, report: bytes) -> str:
        """Opens a report; its number. It is none until it is finished."""

    def upload(self, report_id: str, name: str, data: bytes) -> str:
        """The file's number."""

    def describe(self, details: bytes) -> None: ...

    def finish(self, report_id: str) -> None: ...

    def retract(self, report_id: str) -> None:
        """Takes back one that is not finished."""


@dataclass(frozen=True)
class CyberTipline:
    """url: without an ending slash, such as https://exttest.cybertip.org/ispws."""

    url: str
    user: str
    password: str
    timeout_secs: float = TIMEOUT_SECS

    def submit(self, report: bytes) -> str:
        return _needed(self._post("submit", report, _XML), "reportId")

    def upload(self, report_id: str, name: str, data: bytes) -> str:
        body, kind = _form({"id": report_id}, name=name, data=data)
        answer = self._post("upload", body, kind)
        if _needed(answer, "hash").lower() != md5(data, usedforsecurity=False).hexdigest():
            raise Away("another file has come there than was sent")
        return _needed(answer, "fileId")

    def describe(self, details: bytes) -> None:
        self._post("fileinfo", details, _XML)

    def finish(self, report_id: str) -> None:
        self._post("finish", *_form({"id": report_id}))

    def retract(self, report_id: str) -> None:
        self._post("retract", *_form({"id": report_id}))

    def _post(self, door: str, body: bytes, kind: str) -> ElementTree.Element:
        known = base64.b64encode(f"{self.user}:{self.password}".encode()).decode()
        headers = {"Content-Type": kind, "Authorization": f"Basic {known}"}
        try:
            status, said = self._exchange(door, body, headers)
        except (OSError, HTTPException) as error:
            # The error's class alone: its words may hold what was sent.
            raise Away(type(error).__name__) from None
        return _understood(status, said)

    def _exchange(self, door: str, body: bytes, headers: dict[str, str]) -> tuple[int, bytes]:
        there = urlsplit(self.url)
        kind = HTTPSConnection if there.scheme == "https" else HTTPConnection
        connection = kind(there.hostname or "", there.port, timeout=self.timeout_secs)
        try:
            connection.request("POST", f"{there.path}/{door}", body, headers)
            answer = connection.getresponse()
            return answer.status, answer.read(_LONGEST_ANSWER)
        finally:
            connection.close()


def _understood(status: int, said: bytes) -> ElementTree.Element:
    """The answer, if it says that all is well."""
    if status in {401, 403}:
        raise WrongKey(str(status))
    answer = _read(said)
    code = answer.findtext("responseCode", "") if answer is not None else ""
    if answer is None or not code.isdigit():
        # A proxy on the way, or a server that is breaking: the next try may meet the real one.
        raise Away(f"HTTP {status} without an answer to read")
    if code == Said.SUCCESS:
        return answer
    if code.startswith("1"):
        raise Away(code)
    if code[0] in "23":
        raise WrongKey(code)
    raise TurnedDown(code)


def _read(said: bytes) -> ElementTree.Element | None:
    if b"<!DOCTYPE" in said:
        return None
    try:
        return ElementTree.fromstring(said)  # noqa: S314
    except ElementTree.ParseError:
        return None


def _needed(answer: ElementTree.Element, name: str) -> str:
    if said := answer.findtext(name, "").strip():
        return said
    raise Away(f"an answer without {name}")


def _form(
    fields: dict[str, str], *, name: str = "", data: bytes | None = None
) -> tuple[bytes, str]:
    """A body of multipart/form-data (RFC 7578), and its type."""
    edge = f"lamppost-{secrets.token_hex(16)}"
    parts = [
        f'--{edge}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode()
        for key, value in fields.items()
    ]
    if data is not None:
        head = f'Content-Disposition: form-data; name="file"; filename="{name}"'
        kind = "Content-Type: application/octet-stream"
        parts += [f"--{edge}\r\n{head}\r\n{kind}\r\n\r\n".encode(), data, b"\r\n"]
    return b"".join([*parts, f"--{edge}--\r\n".encode()]), f"multipart/form-data; boundary={edge}"
