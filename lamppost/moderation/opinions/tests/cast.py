"""What tests of second opinions do again and again."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from lamppost.board.models import Ad
from lamppost.core.errors import Refused
from lamppost.journal.actions import name_of
from lamppost.journal.models.decisions import Policy
from lamppost.moderation.models import Opinion, Proposal, Rank, Steward
from lamppost.moderation.opinions.carrying import carry_out
from lamppost.moderation.opinions.tests.made_up import make_proposal
from lamppost.moderation.queue.items import Item, Queue
from lamppost.people.models import Person
from lamppost.testing import NOON, make_person

LATER = NOON + timedelta(hours=1)
GRAVE, MILD = Policy.EXPLOITATION, Policy.SPAM


def make_reviewer(name: str, rank: Rank = Rank.STEWARD) -> Person:
    return Steward.objects.create(person=make_person(name), rank=rank, since=NOON).person


def of(ad: Ad) -> Item:
    return Item(Queue.ADS, ad.pk)


def proposed(
    item: Item, choice: str, by: Person, policy: str = GRAVE, *, at: datetime = LATER, **more: Any
) -> Proposal:
    proposal = make_proposal(
        choice,
        by=name_of(by),
        queue=item.queue.value,
        number=item.number,
        at=at,
        policy=policy,
        state="waiting",
    )
    for name, value in more.items():
        setattr(proposal, name, value)
    proposal.save()
    return proposal


def choose(
    item: Item, choice: str, by: Person, policy: str = GRAVE, *, at: datetime = LATER, **more: Any
) -> Opinion | None:
    """What comes of it once it counts; None where it takes effect as any other does."""
    proposal = proposed(item, choice, by, policy, at=at, **more)
    # As whoever carries proposals out goes about it.
    waiting = Proposal.objects.filter(pk=proposal.pk, state="waiting")
    try:
        with transaction.atomic():
            carry_out(proposal, at)
    except Refused:
        waiting.update(state="failed")
        raise
    waiting.update(state="done")
    if item.queue == Queue.OPINIONS:
        return Opinion.objects.get(pk=item.number)
    return Opinion.objects.filter(first=proposal).first()


def answer(
    opinion: Opinion | None, choice: str, by: Person, policy: str = GRAVE, **more: Any
) -> Opinion:
    """Somebody says what they think of it: the second one, or a senior where two differ."""
    assert opinion
    given = choose(Item(Queue.OPINIONS, opinion.pk), choice, by, policy, **more)
    assert given
    return given
