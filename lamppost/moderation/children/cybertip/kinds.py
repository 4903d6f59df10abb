"""What an element's text may be: each says in a few words what is wrong with one, or nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import datetime
from ipaddress import ip_address
from urllib.parse import urlsplit

URL_LENGTH = 2_083
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def text(longest: int | None = None, *, shortest: int = 0) -> Callable[[str], str]:
    def problem(said: str) -> str:
        if len(said) < shortest:
            return "says nothing"
        if longest is not None and len(said) > longest:
            return f"is {len(said)} characters long, and may be {longest}"
        return ""

    return problem


def one_of(allowed: Iterable[str]) -> Callable[[str], str]:
    known = frozenset(map(str, allowed))
    return lambda said: "" if said in known else f"is “{said[:60]}”, which is none of its values"


def yes_no(said: str) -> str:
    return "" if said in {"true", "false"} else "is neither true nor false"


def number(said: str) -> str:
    return "" if said.isascii() and said.isdigit() else "is no number"


def nothing(said: str) -> str:
    return "holds words, and may hold none" if said else ""


def moment(said: str) -> str:
    """ISO 8601 with its zone: without one it is hours off."""
    if not _MOMENT.fullmatch(said):
        return "is no date and time with a zone"
    try:
        datetime.fromisoformat(said)
    except ValueError:
        return "is no date and time that there is"
    return ""


def url(said: str) -> str:
    if len(said) > URL_LENGTH:
        return f"is {len(said)} characters long, and may be {URL_LENGTH}"
    try:
        there = urlsplit(said)
    except ValueError:
        return "is no web address"
    is_web = there.scheme in {"http", "https"} and there.hostname
    return "" if is_web and not re.search(r"\s", said) else "is no web address"


def mail(said: str) -> str:
    return "" if len(said) <= 255 and _MAIL.fullmatch(said) else "is no mail address"


def address(said: str) -> str:
    try:
        ip_address(said)
    except ValueError:
        return "is no IP address"
    return ""
