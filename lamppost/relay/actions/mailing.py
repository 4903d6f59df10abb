"""What becomes of mails on their way to somebody."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from lamppost.journal.actions import record
from lamppost.relay.models import Side

MAIL = "mail"  # who acts, in the journal: a server that tells that it could not deliver


def note_bounce(side: Side, *, at: datetime) -> bool:
    """No more mails to this side: its mailbox is gone for good. Letters wait on the page."""
    with transaction.atomic():
        won = Side.objects.filter(pk=side.pk, mail_failed=None).update(mail_failed=at)
        if won:
            record("conversation.mail_failed", side.conversation, by=MAIL, at=at)
    return bool(won)
