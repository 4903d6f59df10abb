"""What a relay's refusal means: for the mail, and for the mailbox."""

from __future__ import annotations

import smtplib

import pytest

from lamppost.notices.refusals import is_gone, is_hopeless


def refused(*answers: tuple[int, bytes]) -> smtplib.SMTPRecipientsRefused:
    return smtplib.SMTPRecipientsRefused({f"dora{n}@x": said for n, said in enumerate(answers)})


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (550, b"5.1.1 No such user"),
        (550, b"5.2.1 This mailbox is disabled"),
        (550, b"no such user here"),
        (553, b"mailbox name not allowed"),
        (556, b"5.1.10 The domain takes no mail"),
    ],
)
def test_mailbox_that_is_named_as_the_fault_is_gone(code: int, words: bytes) -> None:
    assert is_gone(refused((code, words)))
    assert is_hopeless(refused((code, words)))


@pytest.mark.parametrize(
    ("error", "hopeless"),
    [
        (refused((554, b"5.7.1 Relay access denied")), True),
        (refused((550, b"relay not permitted")), True),
        (refused((552, b"5.2.2 Mailbox full")), True),
        (refused((550, b"5.1.8 Bad sender")), True),
        (refused((450, b"4.2.0 Greylisted")), False),
        (refused((550, b"5.1.1 No such user"), (450, b"4.2.0 Later")), False),
        (smtplib.SMTPSenderRefused(550, b"5.1.1 not you", "board@x"), False),
        (ConnectionRefusedError(), False),
        (UnicodeEncodeError("ascii", "ä", 0, 1, "no"), True),
    ],
)
def test_mailbox_is_not_blamed_for_anything_else(error: Exception, hopeless: bool) -> None:
    assert not is_gone(error)
    assert is_hopeless(error) == hopeless
