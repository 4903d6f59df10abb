"""What is known of somebody's contacts."""

from __future__ import annotations

from django.db.models import QuerySet

from lamppost.meetings.models import Contact
from lamppost.people.models import Person


def usable_contacts(person: Person) -> QuerySet[Contact]:
    """Those who would hear of it: agreed, reached by a test, and not about to leave."""
    return (
        Contact.objects.filter(
            person_id=person.pk,
            state=Contact.State.AGREED,
            remove_due=None,
            ways__proven__isnull=False,
        )
        .distinct()
        .order_by("position", "pk")
    )
