"""Mails to seniors and the host: a deadline is near, or somebody may be told now.

They name the request by its number and nothing else: a mailbox is no register.
"""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from lamppost.moderation.authorities.reading import due_soon, to_tell
from lamppost.moderation.models import AuthorityRequest, Rank, Steward
from lamppost.notices.actions import tell


def remind_due(now: datetime) -> int:
    """How many mails were written. Each is written once; what is still due after a month, again,
    since the outbox forgets by then what it has sent."""
    due = [(one, "deadline") for one in due_soon(now)] + [(one, "notice") for one in to_tell(now)]
    return sum(_remind(one, why) for one, why in due) if due else 0


def _remind(one: AuthorityRequest, why: str) -> int:
    count = 0
    for steward in Steward.objects.filter(rank__gte=Rank.SENIOR).select_related("person"):
        if not steward.person.email or steward.person.erase_due:
            continue
        words = {
            "number": one.pk,
            "why": why,
            "deadline": one.deadline,
            "url": settings.BASE_URL + reverse("moderation:authority", args=[one.pk]),
            "board_name": settings.BOARD_NAME,
        }
        told = tell(
            steward.person.email,
            key=f"authority-{one.pk}-{why}-{one.deadline or one.not_before}-{steward.person_id}",
            kind="authority",
            subject=_("Request %(number)s of an authority waits") % {"number": one.pk},
            body=render_to_string("moderation/mail/authority_due.txt", words),
        )
        count += told is not None
    return count
