"""One address of the web: where it leads, through what, and whether it is meant to mislead."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from lamppost.screening.normal.characters import is_invisible
from lamppost.screening.normal.folding import fold
from lamppost.screening.normal.hosts import decoded
from lamppost.screening.normal.web_names import parameters_of

MOST_STEPS = 5  # from one redirect to the next: browsers follow more, people need none
_SCHEME = re.compile(r"h(?:tt|xx|\*\*)p(s?):?[/\\]{1,3}", re.IGNORECASE)
_INNER = re.compile(r"https?:/{1,2}[^/\s]", re.IGNORECASE)
# "bank.com.evil.example", "bank.com-login.example": the end that people look for, in the middle.
_END_INSIDE = re.compile(r"\.(?:com|net|org)(?:-|\.(?=[^.]+\.)(?![^.]{2,3}\.[^.]{2}$))")


@dataclass(frozen=True)
class Address:
    """host: where it leads at last; via: the hosts before that."""

    host: str
    via: tuple[str, ...] = ()
    is_disguised: bool = False


def address_of(written: str) -> Address | None:
    """None for what leads nowhere. written: with or without "https://", as in the text."""
    seen = "".join(c for c in written if not is_invisible(c))
    parts = _split(seen)
    if parts is None:
        return None
    host = _host(parts)
    is_disguised = (
        "@" in parts.netloc
        or bool(_SCHEME.match(seen) and seen[:4].casefold() != "http")
        or _is_hiding(written, seen, parts)
        or looks_like_another(host)
        or parts.netloc.isdigit()
    )
    via: list[str] = []
    for _ in range(MOST_STEPS):
        inner = _leads_on(parts, host)
        onward = _split(inner) if inner else None
        if onward is None or not _host(onward):
            break
        if _host(onward) != host:
            via.append(host)
        parts, host = onward, _host(onward)
    return Address(host, tuple(via), is_disguised) if host else None


def looks_like_another(host: str) -> bool:
    """Whether it is not what it looks like: letters of other scripts, or an end inside."""
    return fold(host) != host or bool(_END_INSIDE.search(host))


def _split(written: str) -> SplitResult | None:
    scheme = _SCHEME.match(written)
    rest = written[scheme.end() :] if scheme else written
    try:
        # Browsers take a backslash for a slash.
        return urlsplit("http://" + rest.replace("\\", "/").lstrip("/"))
    except ValueError:  # such as "http://[bad"
        return None


def _host(parts: SplitResult) -> str:
    """As browsers read it: full-width letters and dots of other scripts are those of the web."""
    bare = unquote(parts.netloc.rpartition("@")[2])
    if not bare.startswith("["):
        bare = bare.partition(":")[0]
    if bare.isascii() and bare.isdigit() and int(bare[:20]) < 2**32:
        return str(ip_address(int(bare)))  # "http://3405803785/" is an address of a machine
    plain = unicodedata.normalize("NFKC", bare).replace("。", ".").casefold()
    return decoded(unicodedata.normalize("NFC", plain))


def _is_hiding(written: str, seen: str, parts: SplitResult) -> bool:
    """Whether something unseen stands in the name of the host."""
    if written == seen:
        return False
    return parts.netloc not in written


def _leads_on(parts: SplitResult, host: str) -> str:
    """The address that this one carries within it, "" if there is none."""
    known = parameters_of(host)
    for name, value in parse_qsl(parts.query, max_num_fields=None)[:40]:
        if _INNER.match(value) or value.startswith("//"):
            return value
        if name in known and "." in value and " " not in value:
            return value
    inner = _INNER.search(unquote(f"{parts.path}?{parts.query}"))
    return unquote(f"{parts.path}?{parts.query}")[inner.start() :] if inner else ""
