"""The two of a conversation, seen from one of them."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser

from lamppost.people.models import Person
from lamppost.relay.models import Conversation, Side


def own_side(conversation: Conversation, person: Person) -> Side:
    """Raises Side.DoesNotExist for whoever is not one of the two."""
    return Side.objects.select_related("conversation", "persona__person").get(
        conversation=conversation, persona__person=person
    )


def other_side(side: Side) -> Side:
    """The one that letters of this side go to."""
    return (
        Side.objects.select_related("conversation", "persona__person")
        .filter(conversation=side.conversation_id)
        .exclude(pk=side.pk)
        .get()
    )


def person_of(side: Side) -> Person | None:
    """None once they have left the board."""
    return side.persona.person if side.persona else None


def side_in(public_id: str, visitor: Person | AnonymousUser) -> Side | None:
    """The visitor's own side of a conversation; None for strangers, who learn nothing."""
    if not visitor.is_authenticated:
        return None
    sides = Side.objects.select_related("conversation__ad__persona", "persona__person")
    return sides.filter(conversation__public_id=public_id, persona__person=visitor).first()
