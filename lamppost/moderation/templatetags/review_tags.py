"""What every page shows to those who review, and to nobody else."""

from __future__ import annotations

from typing import Any

from django import template
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from lamppost.moderation.queue.pressing import COUNTED_UP_TO, pressing_for
from lamppost.moderation.resting import HINT_AFTER, worked_for
from lamppost.moderation.stewards import reviews
from lamppost.moderation.tables import span
from lamppost.people.models import Person

register = template.Library()


@register.filter
def does_review(person: Person | AnonymousUser) -> bool:
    return reviews(person)


@register.filter
def pressing(person: Person) -> str:
    """How much is late or soon will be, "99+" for more; "" for nothing."""
    count = pressing_for(person, timezone.now())
    return f"{COUNTED_UP_TO}+" if count > COUNTED_UP_TO else str(count or "")


@register.simple_tag(takes_context=True)
def at_work_for(context: dict[str, Any]) -> str:
    """For how long without a pause, once that is long; "" before."""
    worked = worked_for(context["request"], timezone.now())
    return span(worked) if worked >= HINT_AFTER else ""
