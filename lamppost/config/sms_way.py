"""How a board sends text messages, from LAMPPOST_SMS."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from lamppost.config.env import WrongSetting

_LOOPBACK = {"localhost", "127.0.0.1", "::1"}


def sms_way(given: str, *, is_tried: bool) -> str:
    """`folder`, `off`, or an address. is_tried: the board sends no mail either.

    A board with a mail relay and no word about texts does not offer what would never arrive.
    """
    if given in {"", "folder", "off"}:
        return given or ("folder" if is_tried else "off")
    parts = urlsplit(given)
    if parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK):
        return given
    raise WrongSetting(
        f"LAMPPOST_SMS is {given!r}. Write folder, off, or the https:// address of a service."
    )


def sms_countries(given: Sequence[str], covers: Sequence[str]) -> list[str]:
    """Two letters each: those given, or else those that the board covers."""
    named = [entry[:2].upper() for entry in given or covers if entry[:1].isalpha()]
    return list(dict.fromkeys(named))
