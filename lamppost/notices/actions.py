"""The outbox: a notice is written with what it tells of, and delivered until it has arrived."""

from __future__ import annotations

import logging
import smtplib
import time
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from lamppost.notices.models import Notice
from lamppost.notices.refusals import is_hopeless, tell_of_refusal

logger = logging.getLogger(__name__)

LEASE = timedelta(minutes=2)  # longer than EMAIL_TIMEOUT: a slow relay is not a dead worker
WAITS = [timedelta(minutes=m) for m in (1, 5, 15, 60, 4 * 60, 12 * 60, 24 * 60)]
KEPT = timedelta(days=30)
_WIPED: dict[str, Any] = {"subject": "", "body": "", "headers": {}, "sender": ""}


def tell(
    address: str,
    *,
    key: str,
    kind: str,
    subject: str,
    body: str,
    headers: dict[str, str] | None = None,
    sender: str = "",
) -> Notice | None:
    """Writes a notice and asks a worker to deliver it; None if this key was told before.

    Call it in the transaction of what it tells of: both happen or neither. sender: the address
    on the envelope, which no reader sees and bounces come back to; the header From is another.
    """
    from lamppost.notices.jobs import deliver_notice

    now = timezone.now()
    with transaction.atomic():
        notice, is_new = Notice.objects.get_or_create(
            key=key,
            defaults={
                "kind": kind,
                "address": address,
                "subject": " ".join(subject.split())[:200],
                "body": body,
                "headers": headers or {},
                "sender": sender,
                "written": now,
                "due": now,
            },
        )
        if not is_new:
            return None
        deliver_notice.enqueue(notice.pk)
    return notice


def deliver(notice_id: int) -> bool:
    """Tries once to hand a due notice to the mail relay; True if that was done now.

    1. Takes a lease, so that of two workers one sends.
    2. Sends, outside of any transaction.
    3. Wipes the words and notes the time, or sets the next try.
    A crash between 2 and 3 sends a second copy after the lease: better twice than never.
    """
    now = timezone.now()
    due = Notice.objects.filter(pk=notice_id, state=Notice.State.WAITING, due__lte=now)
    if not due.update(due=now + LEASE, attempts=F("attempts") + 1):
        return False
    notice = Notice.objects.get(pk=notice_id)
    began = time.monotonic()
    try:
        _send(notice)
    # ValueError: a subject or an address that no mail can carry; it will not be better later.
    except (OSError, smtplib.SMTPException, ValueError) as error:
        _try_later(notice, error, now)
        return False
    Notice.objects.filter(pk=notice_id).update(
        state=Notice.State.SENT, sent=timezone.now(), **_WIPED
    )
    logger.info("notice sent", extra={"notice": notice_id, "secs": time.monotonic() - began})
    return True


def _send(notice: Notice) -> None:
    EmailMessage(
        subject=notice.subject,
        body=notice.body,
        from_email=notice.sender or None,
        to=[notice.address],
        headers=notice.headers,
        connection=get_connection(settings.MAIL_DELIVERY),
    ).send()


def _try_later(notice: Notice, error: Exception, now: datetime) -> None:
    # The error's class and no more: a relay's answer may hold the address.
    logger.warning("notice %s was not taken by the mail relay: %s", notice.pk, type(error).__name__)
    tried = notice.attempts - 1
    with transaction.atomic():
        if tried >= len(WAITS) or is_hopeless(error):
            Notice.objects.filter(pk=notice.pk).update(state=Notice.State.FAILED, **_WIPED)
        else:
            Notice.objects.filter(pk=notice.pk).update(due=now + WAITS[tried])
        tell_of_refusal(notice, error, at=now)


def deliver_due(now: datetime, *, limit: int = 50) -> int:
    """Puts notices whose time has come, or whose worker died, into workers' hands again."""
    from lamppost.notices.jobs import deliver_notice

    # A fresh notice has its own job; this is for those that were tried or left lying.
    late = Notice.objects.filter(
        state=Notice.State.WAITING, due__lte=now - timedelta(seconds=20)
    ).order_by("due")
    # Those that wait for a worker need no second job: three a minute would pile up for each
    # while no worker runs.
    late = late.exclude(pk__in=_in_the_queue())
    ids = list(late.values_list("pk", flat=True)[:limit])
    for notice_id in ids:
        deliver_notice.enqueue(notice_id)
    return len(ids)


def _in_the_queue() -> list[int]:
    from lamppost.notices.jobs import deliver_notice

    jobs = DBTaskResult.objects.filter(
        status=TaskResultStatus.READY, task_path=deliver_notice.module_path
    )
    return [given["args"][0] for given in jobs.values_list("args_kwargs", flat=True)]


def forget_old_notices(now: datetime) -> int:
    old = Notice.objects.exclude(state=Notice.State.WAITING).filter(written__lt=now - KEPT)
    return old.delete()[0]
