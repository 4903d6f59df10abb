"""Changing an ad, with the version before it kept."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from lamppost.board.actions.transitions import AdMoved
from lamppost.board.content import AdContent, term_of
from lamppost.board.models import Ad, Version, Wording
from lamppost.board.search.indexing import index_soon
from lamppost.core.limits import Limit
from lamppost.journal.actions import record

# Every version is kept with its whole text. Tidying up twelve photos makes some dozens.
EDITING = Limit("edit_ad", times=200, per_secs=60 * 60)


def edit_ad(
    ad: Ad,
    content: AdContent,
    *,
    by: models.Model | str,
    at: datetime,
    seen: int | None = None,
) -> bool:
    """Gives an ad new words and keeps the old ones; False if nothing differs.

    `seen` is the version that whoever edits had before them. Raises AdMoved if it has been
    given other words since: nobody's words are overwritten unseen.
    """
    if seen is not None and not _still_reads_as_in(ad, seen):
        raise AdMoved(
            _(
                "This ad was changed in another window while you wrote. Look at how it reads "
                "now; putting your changes up once more replaces that."
            )
        )
    new = content.wording()
    if all(getattr(ad, name) == value for name, value in new.items()):
        return False
    moved = new["category"] != ad.category
    changes: dict[str, Any] = {**new, **content.found_by(), "edited": at}
    if moved:
        changes["expires"] = min(ad.expires, at + term_of(content.category))
    with transaction.atomic():
        keep_version(ad, at=at)
        Ad.objects.filter(pk=ad.pk).update(**changes)
        record("ad.edited", ad, by=by, at=at, version=ad.version + 1)
        index_soon()
    ad.refresh_from_db()
    return True


def _still_reads_as_in(ad: Ad, number: int) -> bool:
    """Whether its words are those of that version. Photos, which have a way of their own and
    make versions too, may have changed."""
    if number == ad.version:
        return True
    then = ad.versions.filter(number=number).first()
    words = [field.attname for field in Wording._meta.fields]
    return then is not None and all(getattr(then, w) == getattr(ad, w) for w in words)


def keep_version(ad: Ad, *, at: datetime) -> None:
    """Files the ad as it reads now and counts it up.

    Raises AdMoved if that version is gone, TooOften if there were too many in an hour.
    """
    EDITING.spend(str(ad.pk))
    standing = Ad.objects.filter(pk=ad.pk, version=ad.version).exclude(state="removed")
    if not standing.update(version=ad.version + 1):
        raise AdMoved(_("This ad was changed in another window. Open it again to see how."))
    Version.objects.create(
        ad=ad,
        number=ad.version,
        until=at,
        category=ad.category,
        title=ad.title,
        text=ad.text,
        price_cents=ad.price_cents,
        price_kind=ad.price_kind,
        currency=ad.currency,
        fields=ad.fields,
        place_id=ad.place_id,
        cell=ad.cell,
        photos=list(ad.photos.shown().values("digest", "alt")),
    )


def pin_ad(ad: Ad, cell: str, *, by: models.Model | str, at: datetime) -> bool:
    """Moves the pin of an ad; the cell is H3 of resolution 8, or "" for the town alone."""
    content = AdContent(
        category=ad.category,
        title=ad.title,
        text=ad.text,
        place=ad.place,
        cell=cell,
        price_cents=ad.price_cents,
        price_kind=ad.price_kind,
        currency=ad.currency,
        fields=ad.fields,
    )
    return edit_ad(ad, content, by=by, at=at)
