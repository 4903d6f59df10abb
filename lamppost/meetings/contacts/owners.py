"""Whose ways: a contact's, or the person's own. Both are tried and kept alike."""

from __future__ import annotations

from django.db.models import QuerySet

from lamppost.meetings.models import Contact, Way
from lamppost.people.models import Person

Owner = Contact | Person


def ways_held(owner: Owner) -> QuerySet[Way]:
    """In the order in which they are used."""
    mine = {"contact": owner} if isinstance(owner, Contact) else {"person": owner}
    return Way.objects.filter(**mine).order_by("position", "pk")


def owner_of(way: Way) -> Owner:
    owner = way.contact or way.person
    assert owner is not None, "a way is one's (constraint way_of_one)"  # noqa: S101
    return owner


def about(owner: Owner) -> str:
    """What messages to them are filed under, and withdrawn by."""
    kind = "contact" if isinstance(owner, Contact) else "person"
    return f"meetings.{kind}:{owner.pk}"


def known_as(owner: Owner) -> str:
    """For limits."""
    return about(owner)
