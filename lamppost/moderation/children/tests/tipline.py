"""A CyberTipline on this machine that refuses what the real one refuses, with its numbers.

It knows the order of elements by lists of its own, so that a mistake in the board's table is not
made here as well.
"""

# ruff: noqa: S314, S324 (a made-up server, for reports that tests made up)

from __future__ import annotations

import base64
import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from email.parser import BytesParser
from email.policy import HTTP
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from xml.etree import ElementTree

USER, PASSWORD = "usr123", "pswd123"
ORDER = {
    "report": "incidentSummary internetDetails reporter personOrUserReported additionalInfo",
    "incidentSummary": "incidentType escalateToHighPriority incidentDateTime "
    "incidentDateTimeDescription",
    "reporter": "reportingPerson contactPerson companyTemplate termsOfService legalURL",
    "reportingPerson": "firstName lastName phone email",
    "contactPerson": "firstName lastName phone email",
    "personOrUserReported": "personOrUserReportedPerson espIdentifier espService screenName "
    "displayName profileUrl ipCaptureEvent additionalInfo",
    "fileDetails": "reportId fileId originalFileName uploadedToEspTimestamp locationOfFile "
    "fileViewedByEsp exifViewedByEsp publiclyAvailable fileRelevance originalFileHash "
    "additionalInfo",
}
REQUIRED = {
    "report": "incidentSummary reporter",
    "incidentSummary": "incidentType incidentDateTime",
    "reporter": "reportingPerson",
    "fileDetails": "reportId fileId",
}


@dataclass
class Opened:
    """A report as it is there."""

    document: bytes
    files: dict[str, bytes] = field(default_factory=dict)
    details: dict[str, ElementTree.Element] = field(default_factory=dict)
    state: str = "open"


@dataclass
class Tipline:
    """breaks: doors that answer with an error of their own, each as often as it stands here.
    loses: doors that do what they are asked, and whose answer is lost."""

    reports: dict[str, Opened] = field(default_factory=dict)
    breaks: list[str] = field(default_factory=list)
    loses: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    url: str = ""

    @property
    def finished(self) -> list[Opened]:
        return [one for one in self.reports.values() if one.state == "finished"]

    def submit(self, body: bytes) -> str:
        root = _document(body, "report")
        if isinstance(root, str):
            return root
        number = str(4_564_000 + len(self.reports))
        self.reports[number] = Opened(body)
        return _said("0", reportId=number)

    def upload(self, fields: dict[str, bytes]) -> str:
        report = self._open(fields["id"].decode())
        if isinstance(report, str):
            return report
        data = fields["file"]
        name = hashlib.md5(f"{len(report.files)}".encode()).hexdigest()
        report.files[name] = data
        return _said("0", fileId=name, hash=hashlib.md5(data).hexdigest())

    def fileinfo(self, body: bytes) -> str:
        root = _document(body, "fileDetails")
        if isinstance(root, str):
            return root
        report = self._open(root.findtext("reportId", ""))
        if isinstance(report, str):
            return report
        number = root.findtext("fileId", "")
        if number not in report.files:
            return _said("5002")
        report.details[number] = root
        return _said("0")

    def finish(self, fields: dict[str, bytes]) -> str:
        number = fields["id"].decode()
        report = self._open(number)
        if isinstance(report, str):
            return report
        report.state = "finished"
        return (
            "<reportDoneResponse><responseCode>0</responseCode>"
            f"<reportId>{number}</reportId><files/></reportDoneResponse>"
        )

    def retract(self, fields: dict[str, bytes]) -> str:
        report = self._open(fields["id"].decode())
        if isinstance(report, str):
            return report
        report.state = "retracted"
        return _said("0")

    def _open(self, number: str) -> Opened | str:
        report = self.reports.get(number)
        if report is None:
            return _said("5001")
        codes = {"finished": "5102", "retracted": "5101"}
        return _said(codes[report.state]) if report.state in codes else report


def _document(body: bytes, name: str) -> ElementTree.Element | str:
    try:
        root = ElementTree.fromstring(body)
    except ElementTree.ParseError:
        return _said("4200")
    return root if root.tag == name and all(map(_is_right, root.iter())) else _said("4100")


def _is_right(element: ElementTree.Element) -> bool:
    present = [child.tag for child in element]
    if not set(REQUIRED.get(element.tag, "").split()) <= set(present):
        return False
    order = ORDER.get(element.tag, "").split()
    if not order:
        return True
    places = [order.index(one) if one in order else -1 for one in present]
    return places == sorted(places) and -1 not in places


def _said(code: str, **more: str) -> str:
    rest = "".join(f"<{name}>{value}</{name}>" for name, value in more.items())
    words = f"<responseDescription>{'Success' if code == '0' else 'No'}</responseDescription>"
    return f"<reportResponse><responseCode>{code}</responseCode>{words}{rest}</reportResponse>"


@contextmanager
def tipline() -> Iterator[Tipline]:
    """One that listens, for as long as the block lasts."""
    there = Tipline()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(there))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}).start()
    there.url = f"http://127.0.0.1:{server.server_port}/ispws"
    try:
        yield there
    finally:
        server.shutdown()
        server.server_close()


def _handler(there: Tipline) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_args: Any) -> None:
            """A test's output is for its own words."""

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            door = self.path.removeprefix("/ispws/")
            there.asked.append(door)
            known = base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
            if self.headers["Authorization"] != f"Basic {known}":
                self._answer(401, _said("2000"))
            elif door in there.breaks:
                there.breaks.remove(door)
                self._answer(500, _said("1000"))
            else:
                answer = getattr(there, door)(_read(body, self.headers))
                if door in there.loses:
                    there.loses.remove(door)
                    self.close_connection = True
                    return
                self._answer(200 if "<responseCode>0<" in answer else 400, answer)

        def _answer(self, status: int, words: str) -> None:
            self.send_response(status)
            self.send_header("Content-Length", str(len(words)))
            self.end_headers()
            self.wfile.write(words.encode())

    return Handler


def _read(body: bytes, headers: Message) -> Any:
    kind = headers["Content-Type"]
    if not kind.startswith("multipart/form-data"):
        return body
    whole = f"Content-Type: {kind}\r\n\r\n".encode() + body
    parts = BytesParser(policy=HTTP).parsebytes(whole).iter_parts()
    return {
        part.get_param("name", header="content-disposition"): part.get_payload(decode=True)
        for part in parts
    }
