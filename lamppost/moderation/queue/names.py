"""What each queue is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from lamppost.moderation.queue.items import Queue

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Words

QUEUES: dict[Queue, Words] = {
    Queue.ADS: _("Held ads"),
    Queue.LETTERS: _("Held letters"),
    Queue.REPORTS: _("Reports"),
    Queue.CAMPAIGNS: _("Campaigns"),
    Queue.APPEALS: _("Objections"),
    Queue.OPINIONS: _("Second opinions"),
    Queue.CHILDREN: _("Children"),
}
