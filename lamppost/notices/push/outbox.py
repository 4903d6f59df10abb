"""The outbox for devices: as for mail, a message is written first and sent until it is taken."""

from __future__ import annotations

import json
import logging
from datetime import datetime, timedelta
from http import HTTPStatus

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from lamppost.notices.actions import KEPT, LEASE, WAITS
from lamppost.notices.models import Device, Notice, Push
from lamppost.notices.push.devices import sealed
from lamppost.notices.push.reaching import EndpointRefused, post
from lamppost.notices.push.signing import authorization, is_on

logger = logging.getLogger(__name__)

# How long a service keeps it for a device that is off: news of yesterday are no news.
KEEP_SECS = 24 * 60 * 60
TITLE_LENGTH, BODY_LENGTH = 120, 300  # with room to spare in the 4,096 bytes a service takes
_GONE = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}  # RFC 8030, section 7.3
_COME_AGAIN = {HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS}


def push(device: Device, *, key: str, title: str, body: str, link: str) -> bool:
    """Writes a message to a device; False if this key was sent to it before.

    Call it in the transaction of what it tells of: both happen or neither.
    """
    from lamppost.notices.jobs import deliver_push

    now = timezone.now()
    words = {"title": title[:TITLE_LENGTH], "body": body[:BODY_LENGTH], "link": link}
    with transaction.atomic():
        one, is_new = Push.objects.get_or_create(
            key=key, device=device, defaults={"words": words, "written": now, "due": now}
        )
        if is_new:
            deliver_push.enqueue(one.pk)
    return is_new


def deliver(push_id: int) -> bool:
    """Tries once to hand a due message to the push service; True if it was taken now.

    As `notices.actions.deliver`: a lease, the sending outside of any transaction, the outcome.
    A device that is gone is deleted with everything on its way to it.
    """
    now = timezone.now()
    waiting = Push.objects.filter(pk=push_id, state=Notice.State.WAITING, due__lte=now)
    if not is_on() or not waiting.update(due=now + LEASE, attempts=F("attempts") + 1):
        return False
    one = Push.objects.select_related("device").get(pk=push_id)
    try:
        status = post(one.device.endpoint, _body(one), _headers(one.device, now))
    except EndpointRefused:
        one.device.delete()
        return False
    except OSError as error:
        _try_later(one, type(error).__name__, now)
        return False
    return _heard(one, status, now)


def _body(one: Push) -> bytes:
    return sealed(json.dumps(one.words, ensure_ascii=False).encode(), one.device)


def _headers(device: Device, now: datetime) -> dict[str, str]:
    return {
        "Authorization": authorization(device.endpoint, now=now),
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        "TTL": str(KEEP_SECS),
    }


def _heard(one: Push, status: int, now: datetime) -> bool:
    if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        Push.objects.filter(pk=one.pk).update(state=Notice.State.SENT, words={})
        return True
    if status in _GONE:
        one.device.delete()
    elif status in _COME_AGAIN or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        _try_later(one, str(status), now)
    else:
        logger.warning("push %s was refused: %s", one.pk, status)
        Push.objects.filter(pk=one.pk).update(state=Notice.State.FAILED, words={})
    return False


def _try_later(one: Push, why: str, now: datetime) -> None:
    logger.warning("push %s was not taken: %s", one.pk, why)
    tried = one.attempts - 1
    # Past the time that a service would keep it, nobody wants it any more.
    if tried >= len(WAITS) or now - one.written > timedelta(seconds=KEEP_SECS):
        Push.objects.filter(pk=one.pk).update(state=Notice.State.FAILED, words={})
    else:
        Push.objects.filter(pk=one.pk).update(due=now + WAITS[tried])


def deliver_due_pushes(now: datetime, *, limit: int = 50) -> int:
    """Puts messages whose time has come, or whose worker died, into workers' hands again."""
    from lamppost.notices.jobs import deliver_push

    late = Push.objects.filter(state=Notice.State.WAITING, due__lte=now - timedelta(seconds=20))
    jobs = DBTaskResult.objects.filter(
        status=TaskResultStatus.READY, task_path=deliver_push.module_path
    )
    queued = [given["args"][0] for given in jobs.values_list("args_kwargs", flat=True)]
    late_ids = late.exclude(pk__in=queued).order_by("due").values_list("pk", flat=True)
    ids = list(late_ids[:limit])
    for push_id in ids:
        deliver_push.enqueue(push_id)
    return len(ids)


def forget_old_pushes(now: datetime) -> int:
    old = Push.objects.exclude(state=Notice.State.WAITING).filter(written__lt=now - KEPT)
    return old.delete()[0]
