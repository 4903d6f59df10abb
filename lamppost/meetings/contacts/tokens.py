"""Links of this part: to be asked by, and to show by that a message arrived.

An invitation is in the hands of whoever reads the phone of the person who sent it. Once a message
has arrived it opens nothing any more: the page of a contact is behind a link of its own, which
the contact alone was sent (links.contact_token).
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from django.core import signing

from lamppost.meetings.models import Contact, Way

ARRIVES_WITHIN = timedelta(days=7)
_INVITED, _WAY = "lamppost.meetings.invited", "lamppost.meetings.way"
_SEP = "."


def invitation_token(contact: Contact) -> str:
    return _signed(contact.public_id, _INVITED)


def invited_of(token: str) -> Contact | None:
    public_id = _unsigned(token, _INVITED)
    return Contact.objects.filter(public_id=public_id).first() if public_id else None


def way_token(way: Way, *, at: datetime) -> str:
    """For the message of a test: whoever has it reads what is sent by this way."""
    return _signed(f"{way.public_id}-{int(at.timestamp()):x}", _WAY)


def way_of(token: str, *, now: datetime) -> Way | None:
    public_id, _sep, seconds = _unsigned(token, _WAY).partition("-")
    if not public_id or now - datetime.fromtimestamp(int(seconds, 16), UTC) > ARRIVES_WITHIN:
        return None
    return Way.objects.select_related("contact", "person").filter(public_id=public_id).first()


def _signed(text: str, salt: str) -> str:
    return signing.Signer(salt=salt, sep=_SEP).sign(text)


def _unsigned(token: str, salt: str) -> str:
    """ "" for what we have not signed."""
    try:
        return signing.Signer(salt=salt, sep=_SEP).unsign(token)
    except signing.BadSignature:
        return ""
