"""What is known of photos when something with photos is screened: read before, with no lock."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from lamppost.journal.actions import name_of
from lamppost.people.models import Person
from lamppost.screening.models import HashedPhoto, HashList, PhotoHolder
from lamppost.screening.once import once
from lamppost.screening.photos.actions import LINKED_FOR
from lamppost.screening.photos.alike import alike
from lamppost.screening.photos.known import Match, known_photos
from lamppost.screening.photos.listed import LEAST_QUALITY
from lamppost.screening.submission import PhotoMatch, SeenPhoto


def seen(digests: Sequence[str]) -> tuple[SeenPhoto, ...]:
    """The photos with their hashes, in the order given; without one where none was computed."""
    if not digests:
        return ()
    rows = HashedPhoto.objects.filter(digest__in=digests)
    known = {row.digest: SeenPhoto(row.digest, row.pdq, row.quality) for row in rows}
    return tuple(known.get(digest) or SeenPhoto(digest) for digest in digests)


def matches_of(
    photos: Sequence[SeenPhoto], *, author: str, now: datetime
) -> tuple[PhotoMatch, ...]:
    """Those that are on a list, and those that other accounts than the author's have put up.

    A photo that is given by its digest alone is looked up. Reads only; a millisecond for each.
    author: as the journal names them; "" for nobody, as of a letter: then lists alone are asked.
    """
    bare = seen([photo.digest for photo in photos if not photo.pdq])
    hashed = [photo for photo in (*photos, *bare) if photo.pdq]
    return (*_listed(hashed), *(_held_by_others(hashed, author, now) if author else ()))


def accounts_with(pdq: str, *, now: datetime) -> frozenset[str]:
    """Who has put up this picture lately, as the journal names them."""
    held = PhotoHolder.objects.filter(photo__in=alike(pdq), last__gte=now - LINKED_FOR)
    people = Person.objects.filter(pk__in=held.values("person"))
    return frozenset(name_of(person) for person in people.only("pk"))


def on_board(lists: Sequence[HashList]) -> Iterator[tuple[str, Match]]:
    """Digests of photos that were here before a list was, and that it knows: to be looked at.

    A second for 2,000 photos.
    """
    known = known_photos(lists)
    for digest, pdq in HashedPhoto.objects.values_list("digest", "pdq").iterator(2_000):
        for match in known.matches(bytes.fromhex(pdq), lists):
            yield digest, match


def _listed(photos: Iterable[SeenPhoto]) -> Iterator[PhotoMatch]:
    lists = once("hash lists", lambda: list(HashList.objects.all()))
    if not lists:
        return
    known = known_photos(lists)
    for photo in photos:
        for match in known.matches(bytes.fromhex(photo.pdq), lists):
            yield PhotoMatch(
                digest=photo.digest,
                list_name=match.of.name,
                distance=match.distance,
                is_urgent=match.of.is_urgent,
                asks=match.of.asks,
                quality=photo.quality,
            )


def _held_by_others(
    photos: Iterable[SeenPhoto], author: str, now: datetime
) -> Iterator[PhotoMatch]:
    for photo in photos:
        # Of a photo with little in it, another account's may well be another photo.
        if photo.quality < LEAST_QUALITY:
            continue
        others = accounts_with(photo.pdq, now=now) - {author}
        if others:
            yield PhotoMatch(photo.digest, list_name="", distance=0, accounts=len(others))
