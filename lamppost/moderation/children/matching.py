"""Which ads and letters show a photo of a list that is about children."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime, timedelta

from lamppost.board.models import Photo
from lamppost.journal.actions import name_of
from lamppost.moderation.children.hiding import Thing, thing_of
from lamppost.moderation.models import ChildCase
from lamppost.relay.models import Letter
from lamppost.relay.screened import hashed_as
from lamppost.screening.models import HashList, Screening
from lamppost.screening.photos.known import known_photos
from lamppost.screening.photos.listed import LEAST_QUALITY
from lamppost.screening.photos.matching import on_board, seen

# The clock looks every few seconds; a board that stood still for longer has been told by mail.
_LOOKED_BACK = timedelta(days=30)
_LETTERS = hashed_as("")


def should_open(subject: str) -> bool:
    """Whether a photo of it is on a list of the kind that opens a case by itself. What the check
    of words says never does: a person decides there."""
    thing = thing_of(subject)
    return thing is not None and bool(listed_photos(thing))


def listed_photos(thing: Thing) -> list[str]:
    """Digests, as screening knows them."""
    lists = list(HashList.objects.all())
    if not any(one.is_child_safety for one in lists):
        return []
    known = known_photos(lists)
    return [
        photo.digest
        for photo in seen(_digests(thing))
        if photo.pdq
        and photo.quality >= LEAST_QUALITY
        and any(
            match.of.is_child_safety for match in known.matches(bytes.fromhex(photo.pdq), lists)
        )
    ]


def _digests(thing: Thing) -> list[str]:
    digests = thing.photos.values_list("digest", flat=True)
    if isinstance(thing, Letter):
        return [hashed_as(digest) for digest in digests]
    return list(digests)


def waiting_for_a_case(now: datetime) -> Iterable[str]:
    """Things whose photos screening has found on an urgent list, and that have no case since."""
    if not HashList.objects.filter(is_child_safety=True).exists():
        return
    found = Screening.objects.filter(is_urgent=True, outcome="", at__gt=now - _LOOKED_BACK)
    latest: dict[str, datetime] = {}
    for row in found.order_by("at").only("subject", "at", "findings").iterator(500):
        if any(one["check"] == "photos" and one["urgent"] for one in row.findings):
            latest[row.subject] = row.at
    for subject, at in latest.items():
        thing = thing_of(subject)
        if (
            thing is None
            or ChildCase.objects.filter(subject=name_of(thing), opened__gte=at).exists()
        ):
            continue
        if listed_photos(thing):
            yield subject


def known_before() -> Iterator[str]:
    """Ads and letters with a photo of such a list that have had no case: those that were here
    before the list was. A second for 2,000 photos."""
    lists = list(HashList.objects.all())
    if not any(one.is_child_safety for one in lists):
        return
    listed = {digest for digest, match in on_board(lists) if match.of.is_child_safety}
    for thing in _showing(listed):
        if not ChildCase.objects.filter(subject=name_of(thing)).exists() and listed_photos(thing):
            yield name_of(thing)


def _showing(digests: Collection[str]) -> Iterator[Thing]:
    of_letters = {
        digest.removeprefix(_LETTERS) for digest in digests if digest.startswith(_LETTERS)
    }
    for digest in digests:
        ads = Photo.objects.filter(digest=digest, ad__isnull=False).select_related("ad")
        yield from {photo.ad_id: photo.ad for photo in ads if photo.ad}.values()
    for digest in of_letters:
        yield from Letter.objects.filter(photos__digest=digest).distinct()
