"""What templates of every room show of letters."""

from __future__ import annotations

from django import template
from django.conf import settings

from lamppost.people.models import Person
from lamppost.relay.unread import count_unread

register = template.Library()


@register.filter
def unread(person: Person) -> int:
    """In how many conversations something new waits; one query."""
    return count_unread(person)


@register.simple_tag
def way_out() -> str:
    """Where "Leave at once" leads: see LAMPPOST_QUICK_EXIT."""
    return str(settings.QUICK_EXIT)
