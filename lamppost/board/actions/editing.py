"""Changing an ad, with the version before it kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from lamppost.board.actions.screening import checks_named, hold_if_stopped
from lamppost.board.actions.transitions import AdMoved
from lamppost.board.content import AdContent, term_of
from lamppost.board.models import Ad, Version, Wording
from lamppost.board.screened import content_of, photos_of, screen_ad
from lamppost.board.search.indexing import index_soon
from lamppost.core.errors import Refused
from lamppost.core.limits import Limit
from lamppost.journal.actions import SCREENING, record
from lamppost.people.suspending import may_write
from lamppost.screening.actions import keep
from lamppost.screening.verdict import Screened, Verdict

# Every version is kept with its whole text. Tidying up twelve photos makes some dozens.
EDITING = Limit("edit_ad", times=200, per_secs=60 * 60)
# Whoever tries out which words are refused has few tries, and leaves a trace of each.
REFUSED_EDITS = Limit("refused_edit", times=20, per_secs=24 * 60 * 60)


class EditRefused(Refused):
    """New words that the board does not carry."""

    code = "edit_refused"


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
    given other words since: nobody's words are overwritten unseen. Raises EditRefused if the
    board does not carry the new words: then the ad stays as it is. One may be held for them.
    Raises Suspended.
    """
    may_write(ad.persona.person, at)
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
    found = _screened(ad, content, at=at)
    moved = new["category"] != ad.category
    changes: dict[str, Any] = {**new, **content.found_by(), "edited": at}
    if moved:
        changes["expires"] = min(ad.expires, at + term_of(content.category))
    with transaction.atomic():
        keep_version(ad, at=at)
        Ad.objects.filter(pk=ad.pk).update(**changes)
        record("ad.edited", ad, by=by, at=at, version=ad.version + 1)
        hold_if_stopped(ad, found, at=at)
        index_soon()
    ad.refresh_from_db()
    return True


def _screened(ad: Ad, content: AdContent, *, at: datetime) -> Screened:
    """Before the transaction. Raises EditRefused, which leaves its evidence all the same, or
    TooOften."""
    author = str(ad.persona.person_id)
    if REFUSED_EDITS.is_spent(author):
        REFUSED_EDITS.spend(author)  # raises, also for words that would be carried
    found = screen_ad(content, photos_of(ad), by=ad.persona.person, at=at, besides=ad)
    if found.verdict == Verdict.REFUSE:
        EDITING.spend(str(ad.pk))
        REFUSED_EDITS.spend(author)
        with transaction.atomic():
            keep(found, ad, at=at)
            record("ad.edit_refused", ad, by=SCREENING, at=at, reason=checks_named(found))
        raise EditRefused(" ".join([*found.sentences, _("Your ad stays as it was.")]))
    return found


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
    file_version(ad, at=at)


def file_version(ad: Ad, *, at: datetime) -> None:
    """The same for those who decide about it: they have no limit."""
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
    content = replace(content_of(ad), cell=cell)
    return edit_ad(ad, content, by=by, at=at)
