"""What becomes of mails on their way to somebody."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from lamppost.core.limits import Limit, TooOften
from lamppost.journal.actions import record
from lamppost.notices.refusals import Refusal
from lamppost.relay.addresses import LETTER_KEY
from lamppost.relay.models import Letter, Side
from lamppost.relay.sides import other_side

# A line of the journal each: whoever owns a mailbox can send reports to it as they please.
DELAYS = Limit("mail_delayed", times=5, per_secs=24 * 60 * 60)
MAIL = "mail"  # who acts, in the journal: a server that tells that it could not deliver


def note_bounce(side: Side, *, at: datetime) -> bool:
    """No more mails to this side: its mailbox is gone for good. Letters wait on the page."""
    with transaction.atomic():
        won = Side.objects.filter(pk=side.pk, mail_failed=None).update(mail_failed=at)
        if won:
            record("conversation.mail_failed", side.conversation, by=MAIL, at=at)
    return bool(won)


def note_delay(side: Side, *, at: datetime) -> bool:
    """A mail to this side has not arrived, or not yet; the next one may."""
    try:
        DELAYS.spend(str(side.pk))
    except TooOften:
        return False
    record("conversation.mail_delayed", side.conversation, by=MAIL, at=at)
    return True


def hear_refusal(refusal: Refusal) -> None:
    """The board's own relay did not take the mail of a letter."""
    letter = Letter.objects.filter(pk=refusal.key.removeprefix(LETTER_KEY)).first()
    if letter is None:
        return  # erased meanwhile
    to = other_side(letter.side)
    if refusal.is_gone:
        note_bounce(to, at=refusal.at)
    elif refusal.is_first:
        note_delay(to, at=refusal.at)
