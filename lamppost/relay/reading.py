"""Conversations as one of the two sees them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import (
    Count,
    Exists,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    prefetch_related_objects,
)
from django.utils import timezone

from lamppost.board.cards import teaser_of
from lamppost.core.sealing import Unreadable, unseal
from lamppost.journal.reasons_link import reasons_link
from lamppost.people.models import Person
from lamppost.relay.models import Conversation, Letter, LetterPhoto, Side, Unsent
from lamppost.relay.questions import CAME_THROUGH, HAS_WORDS
from lamppost.relay.unread import has_new

LETTERS_SHOWN = 30


@dataclass(frozen=True)
class ShownLetter:
    """A letter in its place. opens_day: a line above it says which day begins."""

    pk: int
    text: str
    state: str
    written: datetime
    is_own: bool
    by_mail: bool
    opens_day: bool
    is_first_new: bool
    photos: list[LetterPhoto]
    warnings: list[str]  # to whoever reads it; to its author, why it was not sent
    reasons: str = ""  # to its author, where all of it stands


@dataclass(frozen=True)
class Thread:
    """A piece of a conversation, oldest first; `before` leads to older letters, None if none."""

    letters: list[ShownLetter]
    before: int | None
    last: int  # the newest letter there is, as far as this side sees


def letters_seen_by(side: Side) -> QuerySet[Letter]:
    """Own ones whatever became of them; of the other's, those that came through."""
    seen = Q(side_id=side.pk) | Q(state__in=CAME_THROUGH)
    return Letter.objects.filter(seen, conversation_id=side.conversation_id)


def letters_read_by(side: Side) -> QuerySet[Letter]:
    """Those of them whose words and photos are theirs to have."""
    with_words = Q(side_id=side.pk) | Q(state__in=HAS_WORDS)
    return letters_seen_by(side).filter(with_words)


def digests_waiting(side: Side) -> list[str]:
    """Photos of letters that wait for their own author."""
    waiting = side.unsent.order_by("pk").values_list("pictures", flat=True)
    return [picture["digest"] for pictures in waiting for picture in pictures]


def thread_of(side: Side, *, before: int | None = None) -> Thread:
    letters = letters_seen_by(side).order_by("-pk")
    letters = letters.select_related("decision").prefetch_related("photos")
    if before is not None:
        letters = letters.filter(pk__lt=before)
    found = list(letters[: LETTERS_SHOWN + 1])
    page = found[:LETTERS_SHOWN][::-1]
    has_older = len(found) > LETTERS_SHOWN
    return Thread(
        letters=list(_shown(page, side)),
        before=page[0].pk if has_older else None,
        last=page[-1].pk if page else 0,
    )


def letters_after(side: Side, after: int) -> list[ShownLetter]:
    """What has come since a letter; one query when nothing has, which is most of the time."""
    found = letters_seen_by(side).filter(pk__gte=after).order_by("pk")[: LETTERS_SHOWN + 1]
    letters = list(found)
    if not letters or letters[-1].pk <= after:
        return []
    prefetch_related_objects(letters, "photos", "decision")
    # The one that they have already says whether the next one begins a day.
    # None of them is "new": whoever has the page open sees it come.
    return [replace(one, is_first_new=False) for one in _shown(letters, side) if one.pk > after]


def _shown(letters: Iterable[Letter], side: Side) -> Iterator[ShownLetter]:
    last_day: date | None = None
    was_new = False
    for letter in letters:
        day = timezone.localdate(letter.written)
        is_own = letter.side_id == side.pk
        is_new = not is_own and letter.pk > side.read_until
        is_gone = letter.state == Letter.State.REMOVED and not is_own
        yield ShownLetter(
            pk=letter.pk,
            text="" if is_gone else letter.text,
            # To its author it was sent: see `actions.writing`.
            state=Letter.State.SENT if letter.state == Letter.State.DROPPED else letter.state,
            written=letter.written,
            is_own=is_own,
            by_mail=letter.by_mail,
            opens_day=day != last_day,
            is_first_new=is_new and not was_new,
            photos=[] if is_gone else list(letter.photos.all()),
            warnings=[] if is_gone else _warnings(letter, is_own=is_own),
            reasons=reasons_link(letter.decision) if is_own else "",
        )
        last_day, was_new = day, was_new or is_new


# What these say of a letter is said to whoever reads it. The others speak to its author: of how
# much they write, say, which is nobody else's to know.
_TELLS_READERS = frozenset({"payment", "codes", "scam"})


def _warnings(letter: Letter, *, is_own: bool) -> list[str]:
    if is_own and letter.state != Letter.State.REFUSED:
        return []
    said = [one for one in letter.findings if is_own or one["check"] in _TELLS_READERS]
    return [one["sentence"] for one in said if one.get("sentence")]


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
