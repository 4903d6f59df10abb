"""The list of somebody's conversations, and what they have noted about each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from lamppost.board.cards import teaser_of
from lamppost.core.sealing import Unreadable, unseal
from lamppost.people.models import Person
from lamppost.relay.models import Conversation, Letter, Side, Unsent
from lamppost.relay.questions import CAME_THROUGH, HAS_WORDS
from lamppost.relay.unread import has_new


@dataclass(frozen=True)
class Row:
    """A conversation in the list."""

    conversation: Conversation
    side: Side
    other: Side
    words: str  # the beginning of the last letter
    last: datetime
    is_own: bool  # the last letter
    has_photos: bool
    is_new: bool
    waits: bool  # a letter of their own: the board has a question about it

    @property
    def note(self) -> str:
        return note_of(self.side)


def sides_of(person: Person) -> QuerySet[Side]:
    """A person's sides, with `is_new`, `waits` (a letter of their own, for them) and `last_letter`
    (its id), newest conversation first.

    Newest by what they see themselves: a letter that is dropped must not move the conversation
    up for whoever blocks, nor one that is held.
    """
    here = Letter.objects.filter(conversation=OuterRef("conversation"))
    seen = here.filter(Q(side=OuterRef("pk")) | Q(state__in=CAME_THROUGH))
    return (
        Side.objects.filter(persona__person=person)
        .select_related("conversation")
        .annotate(
            is_new=has_new(),
            waits=Exists(Unsent.objects.filter(side=OuterRef("pk"))),
            last_letter=Subquery(seen.order_by("-pk").values("pk")[:1]),
        )
        .filter(last_letter__isnull=False)  # as `anything_to_read`
        .order_by("-last_letter")
    )


def kept_by_both(sides: QuerySet[Side]) -> QuerySet[Side]:
    """Of these, the ones where both want to keep in touch."""
    other = Side.objects.filter(conversation=OuterRef("conversation"), keeps=True)
    return sides.filter(Exists(other.exclude(pk=OuterRef("pk"))), keeps=True)


def note_of(side: Side) -> str:
    """What they have noted for themselves. "" too where its key is lost: nobody reads it then."""
    try:
        return unseal(side.note) if side.note else ""
    except Unreadable:
        return ""


def rows_of(sides: Iterable[Side]) -> list[Row]:
    """Two queries, however many there are."""
    sides = list(sides)
    others = Side.objects.filter(conversation__in=[side.conversation_id for side in sides])
    of = {one.conversation_id: one for one in others.exclude(pk__in=[side.pk for side in sides])}
    ids = [side.last_letter for side in sides]  # type: ignore[attr-defined]
    last = {
        letter.conversation_id: letter
        for letter in Letter.objects.filter(pk__in=ids).annotate(pictures=Count("photos"))
    }
    return [_row(side, of[side.conversation_id], last.get(side.conversation_id)) for side in sides]


def _row(side: Side, other: Side, letter: Letter | None) -> Row:
    has_words = letter is not None and (letter.side_id == side.pk or letter.state in HAS_WORDS)
    return Row(
        conversation=side.conversation,
        side=side,
        other=other,
        words=teaser_of(letter.text) if letter and has_words else "",
        last=letter.written if letter else side.conversation.began,
        is_own=letter is not None and letter.side_id == side.pk,
        has_photos=letter is not None and has_words and letter.pictures > 0,  # type: ignore[attr-defined]
        is_new=side.is_new,  # type: ignore[attr-defined]
        waits=side.waits,  # type: ignore[attr-defined]
    )
