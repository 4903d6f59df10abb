"""Mails as people's programs write them, for tests."""

from __future__ import annotations

from email.message import EmailMessage
from itertools import count
from typing import Any

from lamppost.board.tests.sample_pictures import photo, saved
from lamppost.people.models import Person
from lamppost.relay.addresses import letter_address
from lamppost.relay.mail_in.receiving import Outcome, deliver
from lamppost.relay.models import Side
from lamppost.testing import NOON

_numbers = count(1)
MARK = "##- Please write above this line -##"


def mail_of(person: Person, side: Side, text: str = "Yes, come at six.", **headers: str) -> bytes:
    """An answer that the person writes in their own mail program."""
    mail = EmailMessage()
    mail["From"] = f"Somebody <{person.email}>"
    mail["To"] = letter_address(side)
    mail["Subject"] = "Re: Blue kettle"
    mail["Message-ID"] = f"<{next(_numbers)}@laptop.example>"
    for name, value in headers.items():
        header = name.replace("_", "-")
        del mail[header]
        mail[header] = value
    mail.set_content(text)
    return mail.as_bytes()


def mail_with_photo(person: Person, *, padding: bytes = b"") -> EmailMessage:
    """padding: after the photo's own bytes, so that it is as large as somebody wants."""
    mail = EmailMessage()
    mail["From"], mail["Message-ID"] = str(person.email), "<p@x>"
    mail.set_content("See the photo.")
    picture = saved(photo(200, 100))
    content = picture if isinstance(picture, bytes) else picture.read()
    mail.add_attachment(content + padding, maintype="image", subtype="jpeg", filename="IMG.jpg")
    return mail


def post(raw: bytes, side: Side, **given: Any) -> Outcome:
    """The mail arrives at the side's address."""
    to = given.pop("to", letter_address(side))
    return deliver(raw, envelope_from=given.pop("sender", "a@b.example"), envelope_to=to, at=NOON)
