"""The journal's daily head by mail, to somebody who keeps it where this board's host cannot."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

from lamppost.journal.heads import published
from lamppost.journal.models import Head
from lamppost.notices.actions import tell

# A watcher that was down for longer has heads to publish, and no reason to flood a mailbox.
MAILED_FOR = timedelta(days=7)


def mail_heads_due(now: datetime) -> int:
    """Mails each new head once; gives how many. The key of the notice is its day."""
    if not settings.JOURNAL_MAIL:
        return 0
    since = timezone.localdate(now) - MAILED_FOR
    sent = [_mail(head) for head in Head.objects.filter(day__gte=since).order_by("day")]
    return sum(sent)


def _mail(head: Head) -> bool:
    name = settings.BOARD_NAME
    body = (
        f"What the journal of {name} came to on {head.day}, signed:\n\n{published(head)}\n\n"
        "Keep this line. If the journal is ever rewritten, it no longer comes to it:\n"
        "lamppost journal verify --heads FILE\n"
    )
    notice = tell(
        settings.JOURNAL_MAIL,
        key=f"journal-head-{head.day}",
        kind="journal_head",
        subject=f"[{name}] Journal head of {head.day}",
        body=body,
    )
    return notice is not None
