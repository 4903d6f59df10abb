"""Photos on a draft or an ad: adding, describing, ordering, taking off."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import models, transaction
from django.utils.translation import gettext as _

from lamppost.board.actions.drafting import DraftGone
from lamppost.board.actions.editing import keep_version
from lamppost.board.actions.screening import hold_if_stopped, screen_with
from lamppost.board.models import ALT_LENGTH, MOST_PHOTOS, Ad, Draft, Photo
from lamppost.board.pictures import CleanPicture, Size, clean_picture, storage_name
from lamppost.board.screened import Photos, photos_of
from lamppost.board.search.indexing import index_soon
from lamppost.core.errors import Refused
from lamppost.journal.actions import record
from lamppost.people.suspending import may_write
from lamppost.screening.photos.actions import note_holder, note_photo
from lamppost.screening.verdict import Screened

logger = logging.getLogger(__name__)

Holder = Ad | Draft


class TooManyPhotos(Refused):
    code = "too_many_photos"


class PhotosAway(Refused):
    """Where photos are kept does not answer, or is full."""

    code = "photos_away"


@dataclass(frozen=True)
class Arrangement:
    """What is wanted of one photo: its words for those who do not see it, and its place."""

    photo_id: int
    alt: str
    position: int
    is_removed: bool = False


@dataclass(frozen=True)
class KeptPicture:
    """A clean picture whose files are in the storage."""

    digest: str
    width: int
    height: int


def add_photo(
    holder: Holder, data: bytes | BinaryIO, *, by: models.Model | str, at: datetime
) -> Photo:
    """Cleans a picture, keeps its three sizes and puts it behind the others.

    Raises PictureRefused, PhotosAway, TooManyPhotos, AdMoved, DraftGone or Suspended. The files are
    written before the row: a crash between the two leaves a file that nothing names, never a
    row without one.
    """
    _check_free(holder, at)
    _check_room(holder)
    return attach_picture(holder, keep_picture(clean_picture(data)), by=by, at=at)


def keep_picture(picture: CleanPicture) -> KeptPicture:
    """Writes the files of every size, and what screening knows a photo by; raises PhotosAway
    where they cannot be kept. Outside of any transaction."""
    try:
        for size, data in picture.sizes.items():
            _keep_file(storage_name(picture.digest, size), data)
    except OSError as error:
        logger.warning("a photo cannot be kept: %s", error.strerror)
        raise PhotosAway(
            _("Photos cannot be kept at the moment. Your words are safe: add it again later.")
        ) from error
    note_photo(picture.digest, picture.sizes[Size.MEDIUM])
    return KeptPicture(picture.digest, picture.width, picture.height)


def _keep_file(name: str, data: bytes) -> None:
    """Writes a file unless it is there; one that a crash left short is written again."""
    if default_storage.exists(name):
        if default_storage.size(name) == len(data):
            return
        default_storage.delete(name)
    default_storage.save(name, ContentFile(data))


def attach_picture(
    holder: Holder, picture: KeptPicture, *, alt: str = "", by: models.Model | str, at: datetime
) -> Photo:
    """Puts a picture behind the others; raises TooManyPhotos. An ad may be held for it."""
    _check_free(holder, at)
    found = _screened(holder, [*photos_of(holder), (picture.digest, alt)], at=at)
    with transaction.atomic():
        _take_hold(holder, at=at)
        _check_room(holder)
        photo = Photo.objects.create(
            digest=picture.digest,
            width=picture.width,
            height=picture.height,
            position=_next_position(holder),
            alt=alt,
            added=at,
            **_held_by(holder),
        )
        if isinstance(holder, Ad):  # that of a draft is noted when it goes up
            note_holder([picture.digest], holder.persona.person, at=at)
        _settle(holder, found, by=by, at=at)
    return photo


def arrange_photos(
    holder: Holder, wanted: Sequence[Arrangement], *, by: models.Model | str, at: datetime
) -> bool:
    """Describes, orders and takes off photos of this holder; False if nothing differs."""
    photos = {photo.pk: photo for photo in holder.photos.shown()}
    changed: list[Photo] = []
    asked = (w for w in wanted if w.photo_id in photos)
    # What goes comes last, so that those that stay are numbered without a gap.
    ordered = sorted(asked, key=lambda w: (w.is_removed, w.position))
    for position, one in enumerate(ordered):
        photo = photos[one.photo_id]
        alt = one.alt.strip()[:ALT_LENGTH]
        if (photo.alt, photo.position) != (alt, position) or one.is_removed:
            photo.alt, photo.position = alt, position
            photo.removed = at if one.is_removed else None
            changed.append(photo)
    if not changed:
        return False
    _check_free(holder, at)
    shown = [(one.digest, one.alt) for one in photos.values() if one.removed is None]
    found = _screened(holder, shown, at=at)
    with transaction.atomic():
        _take_hold(holder, at=at)
        Photo.objects.bulk_update(changed, ["alt", "position", "removed"])
        _settle(holder, found, by=by, at=at)
    return True


def _screened(holder: Holder, photos: Photos, *, at: datetime) -> Screened | None:
    """Before the transaction; a draft is screened when it goes up."""
    return screen_with(holder, photos, at=at) if isinstance(holder, Ad) else None


def _take_hold(holder: Holder, *, at: datetime) -> None:
    """Makes whoever changes the same photos wait here, until the transaction is over."""
    if isinstance(holder, Ad):
        keep_version(holder, at=at)
    elif not Draft.objects.filter(pk=holder.pk).update(changed=at):
        raise DraftGone(_("This draft has been posted or thrown away. Nothing was changed."))


def _settle(
    holder: Holder, found: Screened | None, *, by: models.Model | str, at: datetime
) -> None:
    """Lets an ad's cover follow its first photo, tells the journal, and does what screening
    asks."""
    if isinstance(holder, Draft) or found is None:
        return
    first = holder.photos.shown().first()
    Ad.objects.filter(pk=holder.pk).update(cover=first.digest if first else "", edited=at)
    record("ad.photos_changed", holder, by=by, at=at, version=holder.version + 1)
    hold_if_stopped(holder, found, at=at)
    index_soon()
    holder.refresh_from_db()


def _check_free(holder: Holder, at: datetime) -> None:
    """Raises Suspended. Drafts are seen by nobody else."""
    if isinstance(holder, Ad):
        may_write(holder.persona.person, at)


def _check_room(holder: Holder) -> None:
    if holder.photos.shown().count() >= MOST_PHOTOS:
        raise TooManyPhotos(
            _("An ad has room for %(most)d photos. Take one off to add another.")
            % {"most": MOST_PHOTOS}
        )


def _next_position(holder: Holder) -> int:
    last = holder.photos.shown().aggregate(last=models.Max("position"))["last"]
    return 0 if last is None else last + 1


def _held_by(holder: Holder) -> dict[str, Holder]:
    return {"ad": holder} if isinstance(holder, Ad) else {"draft": holder}
