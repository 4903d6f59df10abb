"""Who is told first, and by which way first."""

from __future__ import annotations

from django.db import transaction
from django.db.models import QuerySet

from lamppost.meetings.contacts.owners import owner_of, ways_held
from lamppost.meetings.contacts.questions import contacts_of
from lamppost.meetings.models import Contact, Way

UP, DOWN = "up", "down"


def move_contact(contact: Contact, direction: str) -> None:
    """One place up or down; at the end of the list nothing happens."""
    _move(contacts_of(contact.person), contact.pk, direction)


def move_way(way: Way, direction: str) -> None:
    _move(ways_held(owner_of(way)), way.pk, direction)


def _move(rows: QuerySet[Contact] | QuerySet[Way], pk: int, direction: str) -> None:
    with transaction.atomic():
        # Locked in one order: two who move at once leave every row a place of its own.
        order = list(rows.select_for_update().values_list("pk", flat=True))
        place = order.index(pk)
        to = place + (1 if direction == DOWN else -1)
        if not 0 <= to < len(order):
            return
        order[place], order[to] = order[to], order[place]
        for position, one in enumerate(order):
            rows.model._default_manager.filter(pk=one).update(position=position)
