"""What the board, the clock and moderation do to campaigns."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from time import monotonic

from django.db import models

from lamppost.journal.actions import name_of
from lamppost.screening.campaigns.engine import member_of
from lamppost.screening.campaigns.kept.cutting import cut
from lamppost.screening.campaigns.kept.growing_anew import grow_anew
from lamppost.screening.campaigns.kept.keeper import Keeper, Kept
from lamppost.screening.campaigns.kept.rebuilding import Rebuild
from lamppost.screening.campaigns.kept.sql import run
from lamppost.screening.campaigns.kept.state import MADE_WITH, current, locked
from lamppost.screening.campaigns.kept.thinking import think_about, withdraw_about
from lamppost.screening.campaigns.values import Ad, Member
from lamppost.screening.models import (
    CampaignMember,
    CampaignNote,
    CampaignState,
    CampaignTemplate,
)
from lamppost.screening.sources import ads_named, ads_since, count_since

logger = logging.getLogger(__name__)

# What links ads to one hand is personal data. What nobody has had to look at for so long goes
# (SCREENING: data minimisation).
EVIDENCE_KEPT = timedelta(days=90)

_BATCH = 50
# A watcher has more to do: after an import the rest waits for its next round.
_ROUND_SECS = 0.5
_EXPIRED_AT_ONCE = 1_000
_TAKE = "DELETE FROM screening_campaignnote WHERE id = %s AND is_later = %s"
_PUT_OFF = "UPDATE screening_campaignnote SET is_later = %s WHERE id = %s AND is_later = %s"
_keeper = Keeper()


def note_ad(subject: models.Model | str) -> None:
    """Asks for an ad that is new, changed or gone to be placed, within its transaction."""
    note_ads([subject])


def note_ads(subjects: Iterable[models.Model | str]) -> None:
    notes = (CampaignNote(subject=name_of(subject)) for subject in subjects)
    CampaignNote.objects.bulk_create(notes, batch_size=500)


def erase_ads(subjects: Iterable[models.Model | str]) -> None:
    """Leaves nothing of ads that are erased, within the caller's transaction."""
    names = [name_of(subject) for subject in subjects]
    if not names:
        return
    with locked():
        for template in cut(names):
            CampaignNote.objects.create(template=template)
        for start in range(0, len(names), 500):
            some = names[start : start + 500]
            CampaignNote.objects.filter(subject__in=some).delete()
            withdraw_about(some)


def assign_due(now: datetime) -> int:
    """Places the ads that are noted, in the order in which they came; gives how many notes.

    Each is a transaction of its own, of a few milliseconds. May be run by several at once.
    """
    done, end = 0, monotonic() + _ROUND_SECS
    while worked := _assign_batch(now):
        done += worked
        if worked < _BATCH or monotonic() > end:
            break
    return done


def _assign_batch(now: datetime) -> int:
    notes = list(CampaignNote.objects.filter(is_later=False).order_by("pk")[:_BATCH])
    if not notes:
        return 0
    if current().made_with != MADE_WITH:
        logger.warning("campaigns are of another version: run lamppost campaigns rebuild")
        return 0
    # Read and folded before the lock: it takes as long as all the rest.
    ads = ads_named([note.subject for note in notes if note.subject])
    members = {subject: member_of(ad) for subject, ad in ads.items()}
    for note in notes:
        work_off(note, members.get(note.subject), now)
    return len(notes)


def work_off(note: CampaignNote, member: Member | None, now: datetime) -> None:
    """Does what a note asks, once: whoever comes second finds it gone."""
    try:
        with locked() as state:
            if not _take(note, state):
                return
            kept = _keeper.ready(state, now)
            if note.template:
                grow_anew(kept, note.template)
            elif member is None:
                _remove(kept, note.subject)
            else:
                _place(kept, member)
            for number in kept.store.touched:
                think_about(number, now, kept.places)
    except BaseException:
        _keeper.forget()
        raise


def _take(note: CampaignNote, state: CampaignState) -> bool:
    """While a rebuild is at work it keeps the note: its new slot has to hear of it, too."""
    is_ours = not note.template or _is_in(note.template, state.slot)
    if state.building and not (note.template and is_ours):
        return bool(run(_PUT_OFF, [True, note.pk, False])) and is_ours
    return bool(run(_TAKE, [note.pk, False])) and is_ours


def _is_in(template: int, slot: int) -> bool:
    return CampaignTemplate.objects.filter(pk=template, slot=slot).exists()


def _place(kept: Kept, member: Member) -> None:
    if kept.store.template_of(member.id) is not None:
        if kept.store.is_unchanged(member):
            return
        _remove(kept, member.id)
    kept.engine.place(member)


def _remove(kept: Kept, subject: str) -> None:
    for template in cut([subject]):
        grow_anew(kept, template)


def expire_evidence_due(now: datetime) -> int:
    """Forgets what linked ads put up more than 90 days ago, unless it is held; gives how many."""
    held = CampaignTemplate.objects.filter(held_until__gt=now)
    old = CampaignMember.objects.filter(since__lt=now - EVIDENCE_KEPT).exclude(template__in=held)
    oldest = old.order_by("since").values_list("subject", flat=True)
    subjects = list(oldest[:_EXPIRED_AT_ONCE])
    for start in range(0, len(subjects), _BATCH):
        erase_ads(subjects[start : start + _BATCH])
    return len(subjects)


def hold_evidence(template: int, *, until: datetime | None) -> bool:
    """Keeps a template's evidence until then, for a case; None lets it expire as others do."""
    return bool(CampaignTemplate.objects.filter(pk=template).update(held_until=until))


def to_rebuild(now: datetime) -> int:
    """How many ads `rebuild` will compare."""
    return count_since(now - EVIDENCE_KEPT) + _held(now).count()


def rebuild(now: datetime, tell: Callable[[int], None] = lambda done: None) -> int:
    """Finds campaigns anew from the ads as they are, and gives how many these are.

    The board stays up, and shows what it had until the end. Raises AnotherRebuild.
    """
    return Rebuild(now).run(_ads_to_rebuild(now), tell)


def _ads_to_rebuild(now: datetime) -> Iterator[Ad]:
    """Those whose evidence has expired come only if it is held."""
    held = list(_held(now).order_by("pk").values_list("subject", flat=True))
    for start in range(0, len(held), _BATCH):
        some = held[start : start + _BATCH]
        found = ads_named(some)
        yield from (found[subject] for subject in some if subject in found)
    yield from ads_since(now - EVIDENCE_KEPT)


def _held(now: datetime) -> models.QuerySet[CampaignMember]:
    templates = CampaignTemplate.objects.filter(held_until__gt=now, slot=current().slot)
    old = CampaignMember.objects.filter(template__in=templates)
    return old.filter(since__lt=now - EVIDENCE_KEPT)
