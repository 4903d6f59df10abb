"""Who may see which conversations. Pages, mail and API reach them through here alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Exists, OuterRef, Q

if TYPE_CHECKING:
    from lamppost.people.models import Person
    from lamppost.relay.models import Conversation, Exchange  # noqa: F401


# What the other one wrote and what went through: never what is held, refused or dropped. Of one
# that was removed, that it came: its words and photos stay with its author (`HAS_WORDS`).
CAME_THROUGH = ("sent", "erased", "removed")
HAS_WORDS = ("sent", "erased")


def anything_to_read(conversation: OuterRef, person: Person) -> Exists:
    """Whether a person has written anything in a conversation, or anything has come to them.

    Where nothing has, there is no conversation for them: one that somebody begins whom they
    block would tell under which other name that is, and that they still write.
    """
    from lamppost.relay.models import Letter

    seen = Q(side__persona__person=person) | Q(state__in=CAME_THROUGH)
    return Exists(Letter.objects.filter(seen, conversation=conversation))


class ConversationQuestions(models.QuerySet["Conversation"]):
    def visible_to(self, visitor: Person | AnonymousUser) -> ConversationQuestions:
        """Those that the visitor is one of the two in, and knows of."""
        if not visitor.is_authenticated:
            return self.none()
        known = anything_to_read(OuterRef("pk"), visitor)
        return self.filter(known, sides__persona__person=visitor)


class ExchangeQuestions(models.QuerySet["Exchange"]):
    def visible_to(self, visitor: Person | AnonymousUser) -> ExchangeQuestions:
        """That there is an agreement, for both; what was given: `relay.asking.reading` alone.

        Without those that must not be known of: proposals of somebody who is blocked, and the
        answers that came with a letter which the board has not let through yet.
        """
        if not visitor.is_authenticated:
            return self.none()
        mine = self.filter(conversation__sides__persona__person=visitor)
        held_back = Q(from_sheet=True, state="proposed") & ~Q(proposer__persona__person=visitor)
        hidden = Q(hidden_from__isnull=False, hidden_from__persona__person=visitor)
        return mine.exclude(held_back).exclude(hidden)
