"""What stands in no other queue and on no other page: things of which there is a case."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db.models import Exists, OuterRef, QuerySet

from lamppost.board.models import Photo
from lamppost.journal.actions import name_of
from lamppost.moderation.children.hiding import thing_of
from lamppost.moderation.models import ChildCase
from lamppost.relay.models import LetterPhoto

Things = TypeVar("Things", bound=QuerySet[Any])
_PHOTOS = frozenset({"board.photo", "relay.letterphoto"})
# Also what was reported: whatever else is asked about it is asked of those who are trained.
_RESTRICTED = (ChildCase.State.OPEN, ChildCase.State.CONFIRMED, ChildCase.State.REPORTED)


def is_restricted(subject: str) -> bool:
    """Whether only trained people may see it; of a photo, whether what it is on is so."""
    if subject.partition(":")[0] in _PHOTOS and (thing := thing_of(subject)):
        subject = name_of(thing)
    return _cases().filter(subject=subject).exists()


def without_restricted(things: Things, prefix: str) -> Things:
    """Of ads or letters, by their numbers; prefix: "board.ad:"."""
    here = _cases().filter(number=OuterRef("pk"), subject__startswith=prefix)
    return things.filter(~Exists(here))


def without_restricted_subjects(rows: Things, column: str = "subject") -> Things:
    """Of rows that name what they are about; photos of such things are left out, too."""
    photos = Photo.objects.filter(ad__in=_numbers("board.ad:"))
    of_letters = LetterPhoto.objects.filter(letter__in=_numbers("relay.letter:"))
    for theirs in (_cases().values("subject"), _named(photos), _named(of_letters)):
        rows = rows.exclude(**{f"{column}__in": theirs})
    return rows


def _cases() -> QuerySet[ChildCase]:
    return ChildCase.objects.filter(state__in=_RESTRICTED)


def _numbers(prefix: str) -> QuerySet[ChildCase, Any]:
    return _cases().filter(subject__startswith=prefix).values("number")


def _named(photos: QuerySet[Any]) -> QuerySet[Any]:
    from lamppost.moderation.queue.sources.leaving_out import names_of

    return names_of(photos, f"{photos.model._meta.label_lower}:")
