"""The two of a conversation, seen from one of them."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.db.models import OuterRef

from lamppost.people.actions import blocked_between
from lamppost.people.models import Person
from lamppost.relay.models import Conversation, Side
from lamppost.relay.questions import anything_to_read


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


def nothing_passes(side: Side) -> bool:
    """Whether either of the two blocks the other, under whatever name."""
    one, other = person_of(side), person_of(other_side(side))
    return bool(one and other and blocked_between(one, other))


def side_in(public_id: str, visitor: Person | AnonymousUser) -> Side | None:
    """The visitor's own side of a conversation; None for strangers, who learn nothing."""
    if not visitor.is_authenticated:
        return None
    sides = Side.objects.select_related("conversation__ad__persona", "persona__person")
    known = anything_to_read(OuterRef("conversation"), visitor)
    return sides.filter(known, conversation__public_id=public_id, persona__person=visitor).first()
