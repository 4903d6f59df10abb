"""The photos of a batch of rows: read, cleaned and written before the ads are."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from zipfile import BadZipFile

from lamppost.board.actions.photos import keep_picture
from lamppost.board.exchange.photo_list import WantedPhoto
from lamppost.board.exchange.row import Incoming
from lamppost.board.exchange.source_file import PhotoFolder
from lamppost.board.models import Photo
from lamppost.board.pictures import CleanPicture, PictureRefused, clean_picture, kept_picture

Tell = Callable[[Incoming, str], None]


@dataclass(frozen=True)
class TakenPhoto:
    digest: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True)
class TakenPhotos:
    """The photos of one row; is_whole tells whether every one that it names could be had."""

    photos: tuple[TakenPhoto, ...]
    is_whole: bool


def take_photos(
    rows: Iterable[Incoming], folder: PhotoFolder | None, tell: Tell
) -> dict[int, TakenPhotos]:
    """By line, for rows that name photos. One that fails is told of; the others go on."""
    with_photos = [row for row in rows if row.photos is not None]
    known = _known({photo.claimed_digest for row in with_photos for photo in row.photos or ()})
    return {row.line: _taken(row, row.photos or (), folder, known, tell) for row in with_photos}


def _known(digests: Collection[str]) -> dict[str, tuple[int, int]]:
    """Measures of the pictures that the board has already: their files need not be read."""
    found = Photo.objects.filter(digest__in=digests).values_list("digest", "width", "height")
    return {digest: (width, height) for digest, width, height in found}


def _taken(
    row: Incoming,
    wanted: Sequence[WantedPhoto],
    folder: PhotoFolder | None,
    known: dict[str, tuple[int, int]],
    tell: Tell,
) -> TakenPhotos:
    taken = []
    for photo in wanted:
        if measures := known.get(photo.claimed_digest):
            taken.append(TakenPhoto(photo.claimed_digest, *measures, photo.alt))
            continue
        try:
            picture = _picture(photo, folder)
        except (OSError, KeyError, BadZipFile):
            tell(row, f"The photo {photo.file} is not there, or cannot be read.")
        except PictureRefused as refused:
            tell(row, f"The photo {photo.file} was left out. {refused.sentence}")
        else:
            keep_picture(picture)
            taken.append(TakenPhoto(picture.digest, picture.width, picture.height, photo.alt))
    return TakenPhotos(tuple(taken), is_whole=len(taken) == len(wanted))


def _picture(photo: WantedPhoto, folder: PhotoFolder | None) -> CleanPicture:
    if folder is None:
        raise FileNotFoundError(photo.file)
    data = folder.read(photo.file)
    kept = kept_picture(data, photo.claimed_digest) if photo.claimed_digest else None
    return kept or clean_picture(data)
