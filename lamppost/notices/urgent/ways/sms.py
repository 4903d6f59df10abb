"""Text messages, by the way that the host has chosen."""

from __future__ import annotations

from datetime import datetime

from lamppost.notices.sms import NotSent, texter
from lamppost.notices.urgent.ways.way import Message, NotTaken


class Sms:
    def open(self) -> None: ...

    def send(self, message: Message, *, now: datetime) -> None:
        by = texter()
        if by is None:
            raise NotTaken("no way to send texts", is_hopeless=True)
        try:
            by.send(message.to, message.words.text, key=message.tag)
        except NotSent as error:
            raise NotTaken("not sent") from error

    def close(self) -> None: ...
