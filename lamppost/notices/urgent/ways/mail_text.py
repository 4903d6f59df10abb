"""A mail as it goes over the wire. Ten thousand may go out in a minute: made without the pomp."""

from __future__ import annotations

import base64
import textwrap
from collections.abc import Mapping
from email.header import Header
from email.utils import formatdate, parseaddr

_LONGEST_LINE = 998  # RFC 5322, section 2.1.1
_BASE64_LINE = 76  # RFC 2045, section 6.8


def bare(address: str) -> str:
    """Without the name: who looks over a shoulder reads an address, not what the board is for."""
    return parseaddr(address)[1]


def mail_text(headers: Mapping[str, str], body: str, *, at: float) -> bytes:
    """at: seconds since 1970. Raises ValueError for a header that no mail can carry."""
    encoding, lines = _encoded(body.replace("\r\n", "\n").split("\n"))
    head = {
        **headers,
        "Date": formatdate(at),
        "MIME-Version": "1.0",
        "Content-Type": 'text/plain; charset="utf-8"',
        "Content-Transfer-Encoding": encoding,
    }
    written = [_header(name, value) for name, value in head.items()]
    return "\r\n".join([*written, "", *lines, ""]).encode("ascii")


def _encoded(lines: list[str]) -> tuple[str, list[str]]:
    if all(line.isascii() and len(line) <= _LONGEST_LINE for line in lines):
        return "7bit", lines
    text = base64.b64encode("\r\n".join(lines).encode()).decode()
    return "base64", textwrap.wrap(text, _BASE64_LINE)


def _header(name: str, value: str) -> str:
    if "\n" in value or "\r" in value:
        raise ValueError("a header of two lines")
    plain = f"{name}: {value}"
    if value.isascii() and len(plain) <= _LONGEST_LINE:
        return plain
    folded = Header(value, "utf-8", header_name=name).encode(linesep="\r\n")
    return f"{name}: {folded}"
