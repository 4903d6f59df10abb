"""What is mailed about things that take longer than they should: never a word of theirs but the
title that its own poster gave it, to that poster."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from lamppost.moderation.models import Rank, Steward
from lamppost.moderation.queue.items import Queue
from lamppost.moderation.queue.names import QUEUES
from lamppost.notices.actions import tell
from lamppost.people.models import Person


@dataclass(frozen=True)
class Waiting:
    """Somebody who waits. decision: what holds it, or what is objected to: told once for each."""

    person: Person
    queue: Queue
    decision: int
    title: str


def tell_waiting(waiting: Waiting) -> bool:
    """False: they have no address, or were told before."""
    if not waiting.person.email:
        return False
    subjects = {
        Queue.ADS: _("“%(title)s” is still being looked at"),
        Queue.LETTERS: _("Your letter is still being looked at"),
        Queue.APPEALS: _("Your objection is still being looked at"),
    }
    context = {"queue": waiting.queue.value, "title": waiting.title, "board": settings.BOARD_NAME}
    notice = tell(
        waiting.person.email,
        key=f"late-{waiting.queue}-{waiting.decision}",
        kind="late",
        subject=subjects[waiting.queue] % {"title": waiting.title},
        body=render_to_string("moderation/mail/late.txt", context),
    )
    return notice is not None


def tell_hosts(late: Mapping[Queue, int], oldest: datetime, now: datetime) -> None:
    """Once a day each; where nobody is a host yet, to the address that the board gives."""
    hosts = Steward.objects.filter(rank=Rank.HOST, person__is_active=True, person__erase_due=None)
    addresses = list(hosts.values_list("person__email", flat=True)) or [settings.BOARD_CONTACT]
    context = {
        "counts": [(QUEUES[queue], count) for queue, count in late.items()],
        "oldest": oldest,
        "url": f"{settings.BASE_URL}{reverse('moderation:queue')}",
        "board": settings.BOARD_NAME,
    }
    total = sum(late.values())
    for address in filter(None, addresses):
        tell(
            address,
            key=f"late-sum-{timezone.localdate(now)}-{address}",
            kind="late_sum",
            subject=f"[{settings.BOARD_NAME}] "
            + _("Late: %(total)s to look at") % {"total": total},
            body=render_to_string("moderation/mail/late_sum.txt", context),
        )
