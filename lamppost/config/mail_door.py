"""Where the board listens for the mails that people answer with (LAMPPOST_MAIL_IN)."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urlsplit

from lamppost.config import env

SMTP, LMTP = "smtp", "lmtp"


class MailDoor(NamedTuple):
    scheme: str
    address: str
    port: int


def mail_door(given: str) -> MailDoor | None:
    """ "127.0.0.1:8025" or "lmtp://127.0.0.1:8025"; None for a board that takes no mail in.

    Raises WrongSetting.
    """
    if not given:
        return None
    parts = urlsplit(given if "://" in given else f"{SMTP}://{given}")
    try:
        port = parts.port
    except ValueError:
        port = None
    if parts.scheme not in {SMTP, LMTP} or not parts.hostname or not port:
        raise env.WrongSetting(
            f"LAMPPOST_MAIL_IN is {given!r}. Write it as 127.0.0.1:8025 or lmtp://127.0.0.1:8025; "
            "with nothing behind the = no mail is taken in."
        )
    return MailDoor(parts.scheme, parts.hostname, port)
