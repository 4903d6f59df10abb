"""What every channel has in common."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from lamppost.core.sealing import blind_tag
from lamppost.notices.urgent.writing import Words


class NotTaken(Exception):
    """A message that nobody took. Its words may stand in a log: a class of error or a number.

    is_hopeless: nothing changes by trying again.
    """

    def __init__(self, why: str, *, is_hopeless: bool = False) -> None:
        super().__init__(why)
        self.is_hopeless = is_hopeless


@dataclass(frozen=True)
class Message:
    """One message on its way out."""

    key: str
    to: str
    words: Words
    best_before: datetime

    @property
    def tag(self) -> str:
        """The same for the same key, and says nothing of it: 32 hexadecimal digits."""
        return blind_tag("urgent", self.key)[:32]


class Way(Protocol):
    """One of these belongs to one thread."""

    def open(self) -> None:
        """Gets ready to send, which may take its time; or raises NotTaken."""

    def send(self, message: Message, *, now: datetime) -> None:
        """Hands it over within leases.LONGEST_SEND, or raises NotTaken."""

    def close(self) -> None:
        """Lets go of what is held open between two messages."""
