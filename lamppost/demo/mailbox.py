"""The mails that a demo board would have sent, from the folder in which it keeps them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

from django.conf import settings

# What notices.mail.FolderBackend calls its files: when, and a few letters of chance. Nothing
# else is ever opened, so that no name leads out of the folder.
_NAME = re.compile(r"(?P<when>\d{8}-\d{6}-\d{6})-[0-9a-f]{8}", re.ASCII)
MOST_SHOWN = 100


@dataclass(frozen=True)
class Mail:
    """One mail; its name is its file's without the ending."""

    name: str
    to: str
    subject: str
    body: str
    written: datetime


def latest_mails(limit: int = MOST_SHOWN) -> list[Mail]:
    """Newest first."""
    names = sorted((path.stem for path in _folder().glob("*.eml")), reverse=True)
    return list(_read_all(names[:limit]))


def mail_named(name: str) -> Mail | None:
    return next(_read_all([name]), None)


def _read_all(names: list[str]) -> Iterator[Mail]:
    for name in names:
        if found := _NAME.fullmatch(name):
            try:
                data = (_folder() / f"{name}.eml").read_bytes()
            except FileNotFoundError:
                continue
            yield _mail(name, found["when"], data)


def _mail(name: str, when: str, data: bytes) -> Mail:
    message = message_from_bytes(data, EmailMessage, policy=default)
    body = message.get_body(("plain",))
    return Mail(
        name=name,
        to=str(message["To"]),
        subject=str(message["Subject"]),
        body=body.get_content() if body else "",
        written=datetime.strptime(when, "%Y%m%d-%H%M%S-%f").replace(tzinfo=UTC),
    )


def _folder() -> Path:
    return Path(settings.MAIL_FOLDER)
