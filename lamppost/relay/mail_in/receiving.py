"""What becomes of a mail that came in: a letter, a question to its writer, or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from allauth.account.models import EmailAddress
from django.conf import settings

from lamppost.core.limits import TooOften
from lamppost.core.sealing import blind_tag
from lamppost.people.suspending import Suspended, is_suspended
from lamppost.relay.actions import LetterPicture, LetterRefused, NewLetter, write_letter
from lamppost.relay.actions.mailing import note_bounce, note_delay
from lamppost.relay.actions.unsent import keep_unsent
from lamppost.relay.addresses import Box, box_of, without_own_addresses
from lamppost.relay.author_mails import tell_left_out
from lamppost.relay.contact import countries_of, holds_contact
from lamppost.relay.mail_in.boxes import OtherBox, other_box
from lamppost.relay.mail_in.parsing import read_mail
from lamppost.relay.mail_in.photos import keep_photos
from lamppost.relay.mail_in.values import MailIn, NotALetter, Trouble
from lamppost.relay.models import LETTER_LENGTH, Conversation, Letter, Side, Unsent
from lamppost.relay.sides import person_of

LONGEST_KEPT = 100_000  # characters that wait on the page to be shortened


class Fate(Enum):
    SENT = auto()
    HELD = auto()  # until its author has said something to it
    DROPPED = auto()  # a machine wrote it
    UNKNOWN = auto()
    REFUSED = auto()
    LATER = auto()


# What is kept or thrown away sounds like what is sent: who tries an address learns nothing.
_TAKEN = "250 2.0.0 Taken"
_REPLIES = {
    Fate.SENT: _TAKEN,
    Fate.HELD: _TAKEN,
    Fate.DROPPED: _TAKEN,
    Fate.UNKNOWN: "550 5.1.1 There is no such address",
    Fate.REFUSED: "554 5.6.0 This mail cannot become a letter",
    Fate.LATER: "451 4.3.0 Not now, come again",
}


@dataclass(frozen=True)
class Outcome:
    fate: Fate
    trouble: Trouble | None = None

    @property
    def reply(self) -> str:
        """The line of SMTP or LMTP."""
        return self.trouble.value if self.trouble else _REPLIES[self.fate]


def open_box(address: str) -> Box | None:
    """The box that mail to this address goes into; None as well for one that is closed."""
    box = box_of(address)
    if box is None:
        return None
    person, conversation = person_of(box.side), box.side.conversation
    is_there = person is not None and person.is_active and not person.erase_due
    return box if is_there and conversation.state == Conversation.State.OPEN else None


def is_open(address: str) -> bool:
    """Whether mail to this address is taken at all."""
    return open_box(address) is not None or other_box(address) is not None


def deliver(raw: bytes, *, envelope_from: str, envelope_to: str, at: datetime) -> Outcome:
    """Stores what is to be stored before it returns; safe to do again with the same mail.

    An address that is none and one that was one are answered alike.
    """
    box, other = open_box(envelope_to), other_box(envelope_to)
    if box is None and other is None:
        return Outcome(Fate.UNKNOWN)
    try:
        mail = read_mail(raw, envelope_from=envelope_from)
    except NotALetter as error:
        return Outcome(Fate.REFUSED, error.trouble)
    return _letter(mail, box, at) if box else _other(mail, other, at)


def _other(mail: MailIn, other: OtherBox | None, at: datetime) -> Outcome:
    if other is None or mail.is_automatic:
        return Outcome(Fate.DROPPED)
    other.take(mail, at=at)
    return Outcome(Fate.SENT)


def _letter(mail: MailIn, box: Box, at: datetime) -> Outcome:
    if not box.is_for_letters:
        if mail.has_failed_for_good:
            note_bounce(box.side, at=at)
        elif mail.is_bounce:
            note_delay(box.side, at=at)
        return Outcome(Fate.DROPPED)
    if mail.is_automatic:
        return Outcome(Fate.DROPPED)
    try:
        return _take(mail, box.side, at)
    except (TooOften, Suspended):  # suspended at this moment: next time the mail is kept
        return Outcome(Fate.LATER)
    except LetterRefused:
        return Outcome(Fate.UNKNOWN)  # it ended at this moment


def _take(mail: MailIn, side: Side, at: datetime) -> Outcome:
    key = blind_tag("mail", mail.mark)
    earlier = Letter.objects.filter(side=side, key=key)
    if earlier.exists() or Unsent.objects.filter(side=side, key=key).exists():
        return Outcome(Fate.SENT)
    text = without_own_addresses(mail.text, side).strip("\n")
    if not text.strip() and not mail.pictures:
        return Outcome(Fate.REFUSED, Trouble.NOTHING)
    if len(text) > LONGEST_KEPT:
        return Outcome(Fate.REFUSED, Trouble.TOO_LONG)
    why = _why_not_yet(mail, text, side, at)
    pictures, refused = keep_photos(mail.pictures, side)
    left_out = [*refused, *mail.left_out]
    if not text.strip() and not pictures:
        return Outcome(Fate.REFUSED, Trouble.NOTHING)
    if why is not None:
        keep_unsent(side, text, why=why, key=key, pictures=pictures, at=at)
        return Outcome(Fate.HELD)
    _send(side, text, key, pictures, left_out, at)
    return Outcome(Fate.SENT)


def _send(
    side: Side,
    text: str,
    key: str,
    pictures: list[LetterPicture],
    left_out: list[str],
    at: datetime,
) -> None:
    new = NewLetter(text=text, key=key, pictures=pictures, by_mail=True)
    letter = write_letter(side, new, at=at)
    if left_out:
        tell_left_out(letter, left_out)


def _why_not_yet(mail: MailIn, text: str, side: Side, at: datetime) -> Unsent.Why | None:
    if not mail.senders or not mail.senders <= _proven_addresses(side):
        return Unsent.Why.SENDER
    person = person_of(side)
    if person is not None and is_suspended(person, at):
        return Unsent.Why.SUSPEND
    if len(text) > LETTER_LENGTH:
        return Unsent.Why.TOO_LONG
    if not side.has_given_contact and holds_contact(text, countries_of(settings.COVERS)):
        return Unsent.Why.CONTACT
    return None


def _proven_addresses(side: Side) -> set[str]:
    proven = EmailAddress.objects.filter(user=person_of(side), verified=True)
    return {str(address).lower() for address in proven.values_list("email", flat=True)}
