"""What is decided about one photo of an ad by those who review."""

from __future__ import annotations

from datetime import datetime

from django.db import models, transaction
from django.utils.translation import gettext as _

from lamppost.board.actions.editing import file_version
from lamppost.board.models import Ad, Photo, State
from lamppost.board.search.indexing import index_soon
from lamppost.core.errors import Refused
from lamppost.journal.actions import record
from lamppost.journal.decisions import Ruling, write_decision
from lamppost.journal.models import Decision
from lamppost.journal.models.decisions import Done

By = models.Model | str


class PhotoMoved(Refused):
    """The photo was taken off or given back by somebody else first."""

    code = "photo_moved"


def remove_photo(photo: Photo, ruling: Ruling, *, by: By, at: datetime) -> Decision:
    """Takes a photo off an ad; the ad itself stays as it is. Raises PhotoMoved."""
    with transaction.atomic():
        decision = _write(Done.REMOVE, photo, ruling, by, at)
        _file(photo, at)
        up = Photo.objects.filter(pk=photo.pk, ad__isnull=False, removed=None)
        if not up.update(removed=at, decision=decision):
            raise PhotoMoved(_("This photo is not shown any more: somebody has taken it off."))
        _settle(photo, "photo.removed", by, at)
    return decision


def restore_photo(photo: Photo, ruling: Ruling, *, by: By, at: datetime) -> Decision:
    """Puts it back where it was. Raises PhotoMoved."""
    ending = photo.decision
    if ending is None:
        raise PhotoMoved(_("Nothing restricts this photo."))
    with transaction.atomic():
        _file(photo, at)
        taken_off = Photo.objects.filter(pk=photo.pk, decision=ending)
        if not taken_off.update(removed=None, decision=None):
            raise PhotoMoved(_("Somebody else has decided about this photo meanwhile."))
        decision = _write(Done.RESTORE, photo, ruling, by, at, undoes=ending)
        _settle(photo, "photo.restored", by, at)
    return decision


def _file(photo: Photo, at: datetime) -> None:
    """Every edition that others saw is kept; one that is removed is seen by nobody."""
    ad = photo.ad
    if ad is not None and ad.state != State.REMOVED:
        file_version(Ad.objects.get(pk=ad.pk), at=at)


def _settle(photo: Photo, act: str, by: By, at: datetime) -> None:
    first = Photo.objects.shown().filter(ad=photo.ad_id).first()
    ads = Ad.objects.filter(photos=photo.pk)
    ads.update(cover=first.digest if first else "")
    record(act, photo, by=by, at=at)
    index_soon()
    photo.refresh_from_db()


def _write(
    done: Done,
    photo: Photo,
    ruling: Ruling,
    by: By,
    at: datetime,
    undoes: Decision | None = None,
) -> Decision:
    person = photo.ad.persona.person if photo.ad else None
    return write_decision(
        done, photo, ruling, by=by, at=at, person=person, content_at=photo.added, undoes=undoes
    )
