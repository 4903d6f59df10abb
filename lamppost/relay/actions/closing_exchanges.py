"""What time does to exchanges: proposals lapse, and what was told is deleted."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from lamppost.journal.actions import CLOCK, record
from lamppost.relay.exchanges import Act, Who, after
from lamppost.relay.models import Conversation, Exchange

_AT_ONCE = 200
_LIVING = (Exchange.State.PROPOSED, Exchange.State.OPEN)


def close_due_exchanges(now: datetime) -> int:
    """Lapses proposals that nobody answered, also those whose conversation has ended; deletes
    what was told thirty days ago."""
    over = Q(ends__lte=now) | Q(
        ~Q(conversation__state=Conversation.State.OPEN), state=Exchange.State.PROPOSED
    )
    due = Exchange.objects.filter(over, state__in=_LIVING).order_by("ends")[:_AT_ONCE]
    return sum(_close(exchange, now) for exchange in due)


def _close(exchange: Exchange, now: datetime) -> bool:
    state = after(exchange.state, Who.CLOCK, Act.END)
    if state is None:
        return False
    with transaction.atomic():
        same = Exchange.objects.filter(pk=exchange.pk, state=exchange.state, ends=exchange.ends)
        if not same.update(state=state.value):
            return False
        exchange.answers.all().delete()
        record(f"exchange.{state.value}", exchange, by=CLOCK, at=now)
    return True
