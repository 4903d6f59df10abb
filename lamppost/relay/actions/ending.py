"""How a conversation ends: one of the two ends it, or its ad is long gone."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from lamppost.board.models import State
from lamppost.journal.actions import CLOCK, record
from lamppost.people.models import Person
from lamppost.relay.models import Conversation, Side
from lamppost.relay.sides import own_side

MASKS_LAST = timedelta(days=183)  # after the ad is gone: half a year
_AT_ONCE = 200


def end_conversation(conversation: Conversation, *, by: Person, at: datetime) -> bool:
    """Nothing goes through it from now on; both keep what was written. False: it had ended."""
    side = own_side(conversation, by)
    with transaction.atomic():
        open_one = Conversation.objects.filter(pk=conversation.pk, state=Conversation.State.OPEN)
        if not open_one.update(state=Conversation.State.ENDED, ended=at):
            return False
        Side.objects.filter(pk=side.pk).update(ended_it=True)
        record("conversation.ended", conversation, by=by, at=at)
    return True


def lapse_due(now: datetime) -> int:
    """Ends the conversations about ads that have been gone for half a year, and in which nobody
    has written since, unless both want to keep in touch."""
    before = now - MASKS_LAST
    gone = Q(ad=None) | (~Q(ad__state=State.LIVE) & Q(ad__expires__lt=before))
    due = Conversation.objects.filter(gone, state=Conversation.State.OPEN, last_at__lt=before)
    kept = Side.objects.filter(keeps=False).values("conversation")
    lapsed = 0
    for conversation in due.filter(pk__in=kept).order_by("pk")[:_AT_ONCE]:
        with transaction.atomic():
            still = Conversation.objects.filter(pk=conversation.pk, state=Conversation.State.OPEN)
            if still.update(state=Conversation.State.LAPSED, ended=now):
                record("conversation.lapsed", conversation, by=CLOCK, at=now)
                lapsed += 1
    return lapsed
