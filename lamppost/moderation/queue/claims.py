"""Leases on what waits, so that two people never work on one thing.

A lease runs out by itself, and what it was on is back in the queue from that moment: nobody has
to tidy up first.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import IntegrityError, models, transaction

from lamppost.moderation.models import Claim, Steward
from lamppost.moderation.queue.items import Item, Queue
from lamppost.moderation.queue.listing import next_items
from lamppost.people.models import Person

LEASE = timedelta(minutes=15)


def take(item: Item, steward: Steward, now: datetime) -> bool:
    """False: somebody else is at work on it. Taking what one has renews it.

    Whoever changes the row, or is first to write it, has it; the database says who that was.
    """
    lease = {"person": steward.person, "since": now, "until": now + LEASE}
    if renew(item, steward, now):
        return True
    if _claims(item).filter(until__lte=now).update(**lease):
        return True
    try:
        with transaction.atomic():
            Claim.objects.create(queue=item.queue.value, number=item.number, **lease)
    except IntegrityError:
        return False
    return True


def renew(item: Item, steward: Steward, now: datetime) -> bool:
    """False: it has run out, or was never theirs."""
    own = _claims(item).filter(person=steward.person_id, until__gt=now)
    return bool(own.update(until=now + LEASE))


def give_back(item: Item, steward: Steward) -> bool:
    return bool(_claims(item).filter(person=steward.person_id).delete()[0])


def give_others_back(item: Item, steward: Steward) -> int:
    """For somebody who has come to this one: what they only looked at is in the queue again. What
    they chose about is not, as long as it can be undone: the queue leaves that out by itself."""
    theirs = Claim.objects.filter(person=steward.person_id)
    return theirs.exclude(queue=item.queue.value, number=item.number).delete()[0]


def give_all_back(person: Person | int) -> int:
    """For somebody who stops for today."""
    return Claim.objects.filter(person=person).delete()[0]


def held_by_another_until(item: Item, steward: Steward, now: datetime) -> datetime | None:
    """None: nobody else is at work on it. Never who: it is no question of persons."""
    others = _claims(item).filter(until__gt=now).exclude(person=steward.person_id)
    return others.values_list("until", flat=True).first()


def take_next(
    steward: Steward, now: datetime, *, only: Queue | None = None, passing: tuple[Item, ...] = ()
) -> Item | None:
    """The first that nobody has: if another was quicker, the one after it."""
    for item in next_items(steward, now, only=only, passing=passing):
        if take(item, steward, now):
            return item
    return None


def forget_run_out(now: datetime) -> int:
    """Rows of leases that are over, so that the table stays as small as the team."""
    return Claim.objects.filter(until__lte=now).delete()[0]


def _claims(item: Item) -> models.QuerySet[Claim]:
    return Claim.objects.filter(queue=item.queue.value, number=item.number)
