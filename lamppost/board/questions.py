"""Who may see which ads, drafts and photos. Pages and API reach them through here alone."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from lamppost.board.models import Ad, Draft, Photo  # noqa: F401
    from lamppost.people.models import Person

Visitor = "Person | AnonymousUser"

# States in which an ad can still be read by whoever has its address. A closed or expired ad
# says so on its page instead of vanishing from under a bookmark.
READABLE = ("live", "expired", "closed")


class AdQuestions(models.QuerySet["Ad"]):
    def live(self) -> AdQuestions:
        return self.filter(state="live", persona__person__erase_due__isnull=True)

    def listed_for(self, visitor: Person | AnonymousUser) -> AdQuestions:
        """Ads for lists: live, and not by a persona that the visitor has blocked.

        The other personas of the blocked person stay: hiding them would tell that they are one.
        """
        listed = self.live()
        if visitor.is_authenticated:
            listed = listed.exclude(persona__in=visitor.blocks.values("persona"))
        return listed

    def owned_by(self, visitor: Person | AnonymousUser) -> AdQuestions:
        if not visitor.is_authenticated:
            return self.none()
        return self.filter(persona__person=visitor)

    def visible_to(
        self, visitor: Person | AnonymousUser, *, managed: Collection[int] = ()
    ) -> AdQuestions:
        """Ads whose page the visitor may open; `managed` are ids opened by a manage link."""
        readable = Q(state__in=READABLE, persona__person__erase_due__isnull=True)
        return self.filter(readable | _own(visitor, managed))

    def readable_by(
        self, visitor: Person | AnonymousUser, *, managed: Collection[int] = ()
    ) -> AdQuestions:
        """Ads whose words and photos the visitor may see, and not only that they are gone."""
        live = Q(state="live", persona__person__erase_due__isnull=True)
        return self.filter(live | _own(visitor, managed))

    def editable_by(
        self, visitor: Person | AnonymousUser, *, managed: Collection[int] = ()
    ) -> AdQuestions:
        if not visitor.is_authenticated and not managed:
            return self.none()  # most visitors: not even asked of the database
        return self.filter(_own(visitor, managed)).exclude(state="removed")


def _own(visitor: Person | AnonymousUser, managed: Collection[int]) -> Q:
    own = Q(pk__in=list(managed))
    if visitor.is_authenticated:
        own |= Q(persona__person=visitor)
    return own


class DraftQuestions(models.QuerySet["Draft"]):
    def open_to(
        self, visitor: Person | AnonymousUser, *, keys: Collection[UUID | str] = ()
    ) -> DraftQuestions:
        """Drafts of the person, and those begun in this browser before anybody signed in."""
        own = Q(pk__in=list(keys), person__isnull=True)
        if visitor.is_authenticated:
            own |= Q(person=visitor)
        return self.filter(own)


class PhotoQuestions(models.QuerySet["Photo"]):
    def shown(self) -> PhotoQuestions:
        return self.filter(removed__isnull=True)
