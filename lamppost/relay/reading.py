"""The letters of a conversation as one of the two sees them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import Q, QuerySet, prefetch_related_objects
from django.utils import timezone

from lamppost.journal.reasons_link import reasons_link
from lamppost.relay.models import Letter, LetterPhoto, Side
from lamppost.relay.questions import CAME_THROUGH, HAS_WORDS

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
