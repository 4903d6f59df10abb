"""Which ends of names are the web's, and which hosts lead elsewhere."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from linkify_it.tlds import TLDS

_FILE = Path(__file__).with_name("hosts_known.toml")

# Never given to anybody (RFC 6761), or not by a register.
_RESERVED = frozenset({"example", "test", "onion"})


@lru_cache(maxsize=4096)
def is_end(last: str) -> bool:
    """Whether names end so: "com", "рф"."""
    if last.isascii():
        return last.upper() in _ends() or last in _RESERVED
    try:
        return f"XN--{last.encode('punycode').decode().upper()}" in _ends()
    except UnicodeError:
        return False


@lru_cache(maxsize=4096)
def is_sure_end(last: str) -> bool:
    """Whether a name that ends so is one without "www." or a path behind it."""
    return is_end(last) and last not in _words_too()


@cache
def _ends() -> frozenset[str]:
    return frozenset(TLDS)


@cache
def _known() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text("utf-8"))


@cache
def _words_too() -> frozenset[str]:
    return frozenset(_known()["words_too"].split())


@cache
def _short() -> frozenset[str]:
    return frozenset(_known()["short"])


@cache
def _messengers() -> frozenset[str]:
    return frozenset(_known()["messengers"])


def is_shortener(host: str) -> bool:
    """Whether it is of a service that hides where its addresses lead. host: as in Link.host."""
    return host in _short()


def is_messenger(host: str) -> bool:
    return host in _messengers()


_GOOGLE = re.compile(r"(?:[a-z]+\.)*google\.[a-z]{2,3}(?:\.[a-z]{2})?")


@lru_cache(maxsize=4096)
def parameters_of(host: str) -> tuple[str, ...]:
    """Names of the parameters in which this host's pages carry the address that they lead to."""
    known: dict[str, list[str]] = _known()["redirects"]
    if _GOOGLE.fullmatch(host):
        return tuple(known["google"])
    for name, parameters in known.items():
        if host == name or host.endswith("." + name):
            return tuple(parameters)
    return ()


@lru_cache(maxsize=4096)
def leads_on_openly(host: str) -> bool:
    """Whether its pages are known to lead on: people copy such addresses without a thought."""
    return bool(parameters_of(host)) or host == "web.archive.org"
