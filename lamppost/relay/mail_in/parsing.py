"""A mail's bytes in, a value out. Pure; never raises anything but NotALetter.

Python's `email` package with its oldest policy, compat32: it reads structure and nothing else.
The newer ones read each header by a grammar, which hostile headers have broken again and again;
of the headers a letter needs hardly any, and those are read in headers.py.
"""

from __future__ import annotations

import re
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from hashlib import sha256

from lamppost.relay.mail_in.automatic import has_failed_for_good, is_automatic, is_bounce
from lamppost.relay.mail_in.bodies import read_bodies
from lamppost.relay.mail_in.headers import Headers
from lamppost.relay.mail_in.quotes import own_words
from lamppost.relay.mail_in.values import MailIn, NotALetter, Trouble

MOST_BYTES = 25 * 2**20  # what most mailboxes take; two or three photos from a phone
MOST_HEADER_BYTES = 256 * 1024  # Exchange writes some 20 kB, long lists of recipients 100
# An answer has two or three containers. Each costs a recursion, so they are counted beforehand.
MOST_CONTAINERS = 30
MOST_LINES = 600_000  # 25 MB of photos are 340,000; each line is compared with each container
MOST_PARTS = 500  # each may cost a kilobyte of memory for five bytes of mail
MOST_TEXT = 400_000  # characters with all that is quoted: a thread of many months
_CONTAINER = re.compile(rb"boundary\*?\d*\*?\s*=|message/", re.IGNORECASE)
_PART = re.compile(rb"^--\S", re.MULTILINE)


def read_mail(raw: bytes, *, envelope_from: str) -> MailIn:
    """Raises NotALetter."""
    _refuse_too_much(raw)
    try:
        message = BytesParser(policy=compat32).parsebytes(raw)
    except (RecursionError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise NotALetter(Trouble.TOO_NESTED) from error
    headers = Headers.of(message)
    is_returned = is_bounce(message, headers, envelope_from)
    is_by_machine = is_returned or is_automatic(headers)
    if is_by_machine:  # nobody reads it: nothing of it is looked at further
        return _unread(message, raw, headers, is_returned)
    bodies = read_bodies(message)
    if len(bodies.text) > MOST_TEXT:
        raise NotALetter(Trouble.TOO_LONG)
    return MailIn(
        senders=headers.senders(),
        text=own_words(bodies.text),
        pictures=bodies.pictures,
        left_out=bodies.left_out,
        mark=_mark(headers, raw),
        is_automatic=False,
        is_bounce=False,
        has_failed_for_good=False,
    )


def _refuse_too_much(raw: bytes) -> None:
    if len(raw) > MOST_BYTES:
        raise NotALetter(Trouble.TOO_LARGE)
    head = re.search(rb"\r?\n\r?\n", raw[: MOST_HEADER_BYTES + 4])
    if head is None and len(raw) > MOST_HEADER_BYTES:
        raise NotALetter(Trouble.TOO_LARGE)
    if max(raw.count(b"\n"), raw.count(b"\r")) > MOST_LINES:
        raise NotALetter(Trouble.TOO_LONG)
    for counted, most in ((_CONTAINER, MOST_CONTAINERS), (_PART, MOST_PARTS)):
        if any(number > most for number, _found in enumerate(counted.finditer(raw), start=1)):
            raise NotALetter(Trouble.TOO_NESTED)


def _unread(message: Message, raw: bytes, headers: Headers, is_returned: bool) -> MailIn:
    return MailIn(
        senders=frozenset(),
        text="",
        pictures=(),
        left_out=(),
        mark=_mark(headers, raw),
        is_automatic=True,
        is_bounce=is_returned,
        has_failed_for_good=is_returned and has_failed_for_good(message, raw),
    )


def _mark(headers: Headers, raw: bytes) -> str:
    """Its Message-ID; without one a digest of what servers on the way do not change."""
    named = headers.first("message-id").strip()
    if named:
        return named
    _head, _blank, body = raw.replace(b"\r\n", b"\n").partition(b"\n\n")
    told = "\n".join(headers.first(name) for name in ("from", "date", "subject"))
    return sha256(told.encode(errors="replace") + b"\n" + body).hexdigest()
