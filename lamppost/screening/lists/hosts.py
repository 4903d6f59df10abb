"""Lines that name a host: alone, or as in a hosts file."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator

from lamppost.screening.lists.lines import LineError
from lamppost.screening.normal.hosts import decoded

_HOST = re.compile(r"(?:[^\W_](?:[\w-]{0,61}\w)?\.)+[^\W\d_][\w-]{0,61}")
# Where hosts files send what they block.
_NOWHERE = frozenset({"0.0.0.0", "127.0.0.1", "::", "::1", "255.255.255.255", "fe80::1%lo0"})  # noqa: S104
# With what every such file begins: this machine's own names.
_OWN_NAMES = re.compile(r"local(?:host(?:\.localdomain)?)?|broadcasthost|ip6-\w+|0\.0\.0\.0")


def read_host(line: str) -> Iterator[str]:
    """The hosts that a line names, as `Link.host` writes them: "bad.example" covers what is
    below it too. Also "*.bad.example", "0.0.0.0 bad.example worse.example", "||bad.example^"."""
    words = line.split()
    if words[0] in _NOWHERE or words[0].startswith(("fe80:", "ff0")):
        yield from (_host(word) for word in words[1:] if not _OWN_NAMES.fullmatch(word))
        return
    if len(words) > 1:
        raise LineError(f"“{_short(line)}” are several words. Write one host a line.")
    yield _host(words[0])


def _host(word: str) -> str:
    bare = word.removeprefix("||").removesuffix("^").removeprefix("*.").strip(".")
    if "/" in bare or (":" in bare.strip("[]") and not _is_address(bare)):
        raise LineError(f"“{_short(word)}” is more than a host. Write it alone: bad.example")
    host = decoded(bare)
    if _is_address(host):
        return host.strip("[]")
    if "." not in host:
        raise LineError(f"“{_short(word)}” has no dot. Write the whole host: bad.example")
    if not _HOST.fullmatch(host):
        raise LineError(f"“{_short(word)}” is no host. Write one like this: bad.example")
    return host


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True


def _short(line: str) -> str:
    return line if len(line) <= 60 else line[:59] + "…"
