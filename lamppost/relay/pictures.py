"""Photos of letters: cleaned as those of ads are, kept apart from them.

Apart, because the same picture in an ad and in a letter has the same name: whoever takes it off
the one must not take it off the other, and a photo's public address must not show a letter's.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Sequence
from datetime import timedelta
from typing import BinaryIO, cast

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.core.signing import BadSignature, TimestampSigner
from django.utils import timezone
from django.utils.translation import gettext as _

from lamppost.board.actions.photos import PhotosAway
from lamppost.board.pictures import CleanPicture, Size, clean_picture, storage_name
from lamppost.core.errors import Refused
from lamppost.core.limits import Limit
from lamppost.relay.actions import LetterPicture
from lamppost.relay.models import LetterPhoto, Unsent
from lamppost.relay.screened import hashed_as
from lamppost.screening.photos.actions import forget, note_photo

logger = logging.getLogger(__name__)

MOST_PICTURES = 6  # in one letter
# Reading a picture costs a third of a second: this is what one visitor may cost in an hour.
SENDING = Limit("letter_photo", times=120, per_secs=60 * 60)
KEPT_FOR = timedelta(days=1)  # a photo of a letter that is not sent yet
_signer = TimestampSigner(salt="lamppost.relay.pictures")


def file_name(digest: str, size: Size) -> str:
    """Raises ValueError for what is no digest."""
    return f"letters/{storage_name(digest, size)}"


def keep_uploads(
    uploads: Sequence[UploadedFile[bytes]], *, have: Sequence[str], spender: str
) -> tuple[list[str], list[str]]:
    """Cleans and keeps what comes with a letter; gives tokens, and a sentence for each failure.

    A token names a kept photo in the form, so that a letter that comes back has it still.
    """
    tokens: list[str] = []
    problems: list[str] = []
    for upload in uploads:
        try:
            if len(have) + len(tokens) >= MOST_PICTURES:
                raise Refused(_("A letter has room for %(n)d photos.") % {"n": MOST_PICTURES})
            SENDING.spend(spender)
            picture = clean_picture(cast("BinaryIO", upload))
            _keep(picture)
        except Refused as refused:
            named = {"name": (upload.name or "")[:60], "why": refused.sentence}
            problems.append(_("“%(name)s” was not added. %(why)s") % named)
        else:
            tokens.append(_signer.sign(f"{picture.digest}.{picture.width}.{picture.height}"))
    return tokens, problems


def _keep(picture: CleanPicture) -> None:
    from lamppost.relay.jobs import delete_unnamed_letter_photos

    try:
        for size, data in picture.sizes.items():
            name = file_name(picture.digest, size)
            if default_storage.exists(name):
                default_storage.delete(name)  # its age is that of the last upload: see below
            default_storage.save(name, ContentFile(data))
    except OSError as error:
        logger.warning("a letter's photo cannot be kept: %s", error.strerror)
        raise PhotosAway(
            _("Photos cannot be kept at the moment. Your words are safe: add it again later.")
        ) from error
    note_photo(hashed_as(picture.digest), picture.sizes[Size.MEDIUM])
    # Should the letter never be sent.
    later = timezone.now() + 2 * KEPT_FOR
    delete_unnamed_letter_photos.using(run_after=later).enqueue([picture.digest])


def pictures_of(tokens: Sequence[str]) -> list[LetterPicture]:
    """What the tokens of a form name. One that has run out or is not ours is left out."""
    found: dict[str, LetterPicture] = {}
    for token in tokens:
        try:
            digest, width, height = _signer.unsign(token, max_age=KEPT_FOR).split(".")
        except BadSignature:
            continue
        found[digest] = LetterPicture(digest, int(width), int(height))
    return list(found.values())[:MOST_PICTURES]


def delete_unnamed(digests: Collection[str]) -> None:
    """Deletes the files of those digests that no letter shows; may be done twice.

    One that was uploaded again lately may belong to a letter that is just being written.
    """
    lately = timezone.now() - KEPT_FOR
    for digest in digests:
        if LetterPhoto.objects.filter(digest=digest).exists() or _waits(digest):
            continue
        for size in Size:
            name = file_name(digest, size)
            if default_storage.exists(name) and default_storage.get_modified_time(name) < lately:
                default_storage.delete(name)
                forget([hashed_as(digest)])


def _waits(digest: str) -> bool:
    """In a letter that came by mail and that its author has not sent yet."""
    return Unsent.objects.filter(pictures__icontains=digest).exists()
