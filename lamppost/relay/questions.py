"""Who may see which conversations. Pages, mail and API reach them through here alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.db import models

if TYPE_CHECKING:
    from lamppost.people.models import Person
    from lamppost.relay.models import Conversation, Exchange  # noqa: F401


class ConversationQuestions(models.QuerySet["Conversation"]):
    def visible_to(self, visitor: Person | AnonymousUser) -> ConversationQuestions:
        """Those that the visitor is one of the two in."""
        if not visitor.is_authenticated:
            return self.none()
        return self.filter(sides__persona__person=visitor)


class ExchangeQuestions(models.QuerySet["Exchange"]):
    def visible_to(self, visitor: Person | AnonymousUser) -> ExchangeQuestions:
        """That there is an agreement, for both; what was given: see `relay.exchanges`."""
        if not visitor.is_authenticated:
            return self.none()
        return self.filter(conversation__sides__persona__person=visitor)
