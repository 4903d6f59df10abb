"""What is new to one side of a conversation."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from lamppost.people.models import Person
from lamppost.relay.models import Conversation, Exchange, Letter, Side


def count_unread(person: Person) -> int:
    """In how many conversations something new waits: one query, along two indexes."""
    return Side.objects.filter(has_new(), persona__person=person).count()


def has_new() -> Q:
    """A letter that was not read, or a proposal that was not answered."""
    new = Letter.objects.filter(
        conversation=OuterRef("conversation"),
        state=Letter.State.SENT,
        pk__gt=OuterRef("read_until"),
    )
    proposed = Exchange.objects.filter(
        conversation=OuterRef("conversation"),
        state=Exchange.State.PROPOSED,
        from_sheet=False,
        hidden_from=None,
        ends__gt=timezone.now(),
    )
    is_open = Q(conversation__state=Conversation.State.OPEN)
    not_own = Exists(proposed.exclude(proposer=OuterRef("pk")))
    return Q(Exists(new.exclude(side=OuterRef("pk")))) | (is_open & Q(not_own))
