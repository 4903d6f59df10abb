"""What a mail that came in says, as far as a letter needs it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True)
class Attached:
    """A file of a mail. The name is as the sender's program wrote it, and is for them alone."""

    name: str
    content: bytes


@dataclass(frozen=True)
class MailIn:
    """A mail, read: no header of it ever goes further than this."""

    senders: frozenset[str]  # the addresses in From, in lower case
    text: str  # what was written, without what was quoted and without the signature
    pictures: tuple[Attached, ...]
    left_out: tuple[str, ...]  # the names of other files
    mark: str  # the same for the same mail, however often it comes
    is_automatic: bool  # written by a machine, or going round in circles
    is_bounce: bool
    has_failed_for_good: bool  # of a bounce: the mailbox is gone


class Trouble(Enum):
    """Why a mail is not read at all: what its sender's server is told."""

    TOO_LARGE = "552 5.3.4 This mail is larger than we take"
    TOO_NESTED = "554 5.6.0 This mail has too many parts"
    TOO_LONG = "552 5.3.4 There is too much text in this mail for a letter"
    NOTHING = "554 5.6.0 Nothing is written above what was quoted, and there is no photo"


class NotALetter(Exception):
    """A mail that cannot become a letter, whoever sent it."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.name)
        self.trouble = trouble
