"""Keeping what somebody is typing, from the first letter on."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models, transaction
from django.utils.translation import gettext as _

from lamppost.board.jobs import delete_unnamed_files
from lamppost.board.models import Ad, Draft, Photo
from lamppost.board.typed import typed_from_ad
from lamppost.core.errors import Refused
from lamppost.people.models import Person

Typed = dict[str, list[str]]

# A draft holds what somebody chose not to post: it should not lie about for ever.
KEPT = timedelta(days=30)


class DraftGone(Refused):
    """A draft that was posted or thrown away in another window."""

    code = "draft_gone"


def begin_draft(category: str, typed: Typed, *, by: Person | None, at: datetime) -> Draft:
    return Draft.objects.create(category=category, typed=typed, person=by, began=at, changed=at)


def begin_again(ad: Ad, *, by: Person | None, at: datetime) -> Draft:
    """A draft that says what an ad says, with its photos; the ad stays as it is."""
    typed = {
        name: [str(one) for one in value] if isinstance(value, list) else [str(value)]
        for name, value in typed_from_ad(ad).items()
        if value is not None
    }
    with transaction.atomic():
        draft = begin_draft(ad.category, typed, by=by, at=at)
        pin_draft(draft, ad.cell, at=at)
        Photo.objects.bulk_create(
            Photo(
                draft=draft,
                digest=photo.digest,
                width=photo.width,
                height=photo.height,
                position=photo.position,
                alt=photo.alt,
                added=at,
            )
            for photo in ad.photos.shown()
        )
    return draft


def keep_draft(draft: Draft, typed: Typed, *, at: datetime) -> None:
    if typed.get("place") != draft.typed.get("place"):
        draft.cell = ""  # the pin was set for another town
    draft.typed = typed
    draft.changed = at
    _keep(draft, "typed", "cell", "changed")


def move_draft(draft: Draft, category: str, *, at: datetime) -> None:
    """Puts a draft into another category; what its fields held is kept, in case it comes back."""
    draft.category = category
    draft.changed = at
    _keep(draft, "category", "changed")


def pin_draft(draft: Draft, cell: str, *, at: datetime) -> None:
    """Notes the cell, of resolution 8, in which the thing is; "" for no more than the town."""
    draft.cell = cell
    draft.changed = at
    _keep(draft, "cell", "changed")


def _keep(draft: Draft, *columns: str) -> None:
    """Raises DraftGone if it was posted or thrown away since it was read: a second click."""
    kept = Draft.objects.filter(pk=draft.pk)
    if not kept.update(**{column: getattr(draft, column) for column in columns}):
        raise DraftGone(_("This draft has been posted or thrown away. Nothing was changed."))


def discard_draft(draft: Draft) -> None:
    """Throws a draft away, the files of its photos too."""
    delete_drafts(Draft.objects.filter(pk=draft.pk))


def forget_drafts(now: datetime) -> int:
    """Throws away what nobody has touched for a month; gives how many."""
    return delete_drafts(Draft.objects.filter(changed__lt=now - KEPT))


def delete_drafts(drafts: models.QuerySet[Draft]) -> int:
    """Deletes drafts, and by a job of the same transaction the files that only they named."""
    with transaction.atomic():
        keys = list(drafts.values_list("pk", flat=True))
        photos = Photo.objects.filter(draft__in=keys)
        digests = sorted(set(photos.values_list("digest", flat=True)))
        Draft.objects.filter(pk__in=keys).delete()
        if digests:
            delete_unnamed_files.enqueue(digests)
    return len(keys)
