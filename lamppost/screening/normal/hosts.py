"""Names of hosts, as a person reads them."""

from __future__ import annotations

_ACE = "xn--"  # before each part of a name that was written in other letters (RFC 5890)


def decoded(host: str) -> str:
    """In small letters, "xn--" parts as the letters that they stand for, without "www."."""
    small = host.strip(".").casefold()
    parts = [_decoded_part(part) for part in small.split(".")] if _ACE in small else [small]
    return ".".join(parts).removeprefix("www.")


def _decoded_part(part: str) -> str:
    if not part.startswith(_ACE):
        return part
    try:
        return part[len(_ACE) :].encode("ascii").decode("punycode").casefold()
    except (UnicodeError, ValueError, OverflowError):
        return part  # no name that any register would give, so let it be seen as it is
