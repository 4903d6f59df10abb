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


def restricted_names() -> list[str]:
    """What such things are called, and the photos on them: a handful on most boards."""
    names = list(_cases().values_list("subject", flat=True))
    if not names:
        return []
    for model, column, prefix in (
        (Photo, "ad", "board.ad:"),
        (LetterPhoto, "letter", "relay.letter:"),
    ):
        on = _cases().filter(subject__startswith=prefix).values("number")
        photos = model._default_manager.filter(**{f"{column}__in": on}).order_by()
        label = model._meta.label_lower
        names += [f"{label}:{number}" for number in photos.values_list("pk", flat=True)]
    return names


def _cases() -> QuerySet[ChildCase]:
    return ChildCase.objects.filter(state__in=_RESTRICTED)
