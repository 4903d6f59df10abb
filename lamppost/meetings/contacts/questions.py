"""Who can be told, and by which ways."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from lamppost.meetings import clock
from lamppost.meetings.contacts.owners import ways_held
from lamppost.meetings.models import Contact, Plan, PlanContact, Way
from lamppost.people.models import Person


def contacts_of(person: Person) -> QuerySet[Contact]:
    """All of them, in the order in which they are told.

    Not those whose day is over, who may be kept for an alarm: a list on which they stay would
    tell whoever has forced somebody that there is one.
    """
    there = Contact.objects.filter(person=person).exclude(is_gone(clock.now()))
    return there.order_by("position", "pk")


def is_gone(now: datetime, contact: str = "") -> Q:
    """Of contacts, or of what leads to them: whether they have left the person's list."""
    return Q(**{f"{contact}remove_due__isnull": False, f"{contact}remove_due__lte": now})


def usable_contacts(person: Person) -> QuerySet[Contact]:
    """Those who agreed, whom a test has reached, and who are not about to be removed."""
    proven = Way.objects.filter(contact=OuterRef("pk"), proven__isnull=False)
    agreed = contacts_of(person).filter(state=Contact.State.AGREED, remove_due__isnull=True)
    return agreed.filter(Exists(proven))


def ways_of(contact: Contact) -> list[int]:
    """The proven ones, in the order that the contact chose."""
    return list(ways_held(contact).filter(proven__isnull=False).values_list("pk", flat=True))


def is_in_armed_plan(contact: Contact) -> bool:
    return PlanContact.objects.filter(contact=contact, plan__state=Plan.State.ARMED).exists()


def needed() -> QuerySet[PlanContact]:
    """Who is in a plan that runs, or whose alarm has not ended. No page may tell of the latter:
    somebody may have been forced to close it."""
    armed = Q(plan__state=Plan.State.ARMED)
    under_way = Q(plan__alarm__isnull=False, plan__alarm__ended__isnull=True)
    # Also where an alarm has ended before: then the next one is yet to begin.
    forced = Q(plan__is_forced=True, plan__look_at__isnull=False)
    return PlanContact.objects.filter(armed | under_way | forced)
