"""What the mail relay says when it does not take a mail, and who wants to hear of it."""

from __future__ import annotations

import re
import smtplib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from lamppost.notices.models import Notice

_PERMANENT = range(500, 600)  # RFC 5321, 4.2.1: the others ask to come again
_NO_SUCH_MAILBOX = {550, 551, 553}  # RFC 5321, 4.2.3; 552 is a full one, 554 anything
_STATUS = re.compile(rb"\s*5\.(\d{1,3})\.(\d{1,3})\b")
# RFC 3463: X.1 is about the address, X.2 about the mailbox; in them, these will pass.
_WILL_PASS = {("1", "7"), ("1", "8"), ("2", "2"), ("2", "3"), ("2", "4")}


@dataclass(frozen=True)
class Refusal:
    """A mail that the relay did not take. is_gone: the mailbox will not be there tomorrow."""

    key: str  # the notice's
    is_gone: bool
    is_first: bool  # of the tries with this mail
    at: datetime


Hears = Callable[[Refusal], object]
_hearers: dict[str, Hears] = {}


def hear_of_refusals(kind: str, hears: Hears) -> None:
    """For rooms above, of the notices of one kind; called in the transaction that notes it."""
    _hearers[kind] = hears


def tell_of_refusal(notice: Notice, error: Exception, *, at: datetime) -> None:
    hears = _hearers.get(notice.kind)
    if hears:
        is_first = notice.attempts == 1
        hears(Refusal(notice.key, is_gone(error), is_first, at))


def is_hopeless(error: Exception) -> bool:
    """Whether nothing changes by trying again.

    A relay that does not know a sender yet refuses the recipient for some minutes
    ("greylisting"), with a code below 500.
    """
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code in _PERMANENT for code, _words in error.recipients.values())
    return isinstance(error, ValueError)


def is_gone(error: Exception) -> bool:
    """Whether it is the mailbox that is at fault.

    Not the board: a relay that is set up wrongly refuses everybody, for good, and would take
    their mails away from all of them.
    """
    if not isinstance(error, smtplib.SMTPRecipientsRefused):
        return False
    return all(_names_no_mailbox(code, words) for code, words in error.recipients.values())


def _names_no_mailbox(code: int, words: bytes) -> bool:
    status = _STATUS.match(words)
    if status:
        subject, detail = status[1].decode(), status[2].decode()
        return subject in {"1", "2"} and (subject, detail) not in _WILL_PASS
    # Servers without such a status say both "no such user" and "relay not permitted" with 550.
    return code in _NO_SUCH_MAILBOX and b"relay" not in words.lower()
