"""What the board, the clock and moderation do to campaigns."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from time import monotonic

from django.db import models, transaction

from lamppost.journal.actions import name_of
from lamppost.screening.campaigns.engine import member_of
from lamppost.screening.campaigns.kept.cutting import cut
from lamppost.screening.campaigns.kept.rebuilding import Rebuild
from lamppost.screening.campaigns.kept.state import MADE_WITH, current, locked
from lamppost.screening.campaigns.kept.thinking import withdraw_about
from lamppost.screening.campaigns.kept.working import think_again, work_off
from lamppost.screening.campaigns.values import Ad
from lamppost.screening.models import (
    CampaignMember,
    CampaignNote,
    CampaignState,
    CampaignTemplate,
)
from lamppost.screening.sources import ads_named, ads_since, count_since, last_touched

logger = logging.getLogger(__name__)

# What links ads to one hand is personal data. What nobody has had to look at for so long goes
# (SCREENING: data minimisation).
EVIDENCE_KEPT = timedelta(days=90)
# A rebuild that a worker was asked for and that has not come to an end is asked for again.
ASK_AGAIN = timedelta(hours=6)

_BATCH = 50
# A watcher has more to do: after an import the rest waits for its next round.
_ROUND_SECS = 0.5
_EXPIRED_AT_ONCE = 1_000


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

    Each is a transaction of its own, of a few milliseconds. What is to be thought of templates
    follows for some ads together, so that sixty ads of one hand are not thought about sixty times.
    May be run by several at once.
    """
    done, end = 0, monotonic() + _ROUND_SECS
    while worked := _assign_batch(now):
        done += worked
        if worked < _BATCH or monotonic() > end:
            break
    return done


def _assign_batch(now: datetime) -> int:
    state = current()
    if state.made_with != MADE_WITH:
        ask_for_rebuild(state, now)
        return 0
    notes = list(CampaignNote.objects.filter(is_later=False).order_by("pk")[:_BATCH])
    # Read and folded before the lock: it takes as long as all the rest.
    subjects = [note.subject for note in notes if note.subject]
    ads = ads_named(subjects) if subjects else {}
    members = {subject: member_of(ad) for subject, ad in ads.items()}
    for note in notes:
        work_off(note, members.get(note.subject), now)
    think_again(now)
    return len(notes)


def expire_evidence_due(now: datetime) -> int:
    """Forgets what linked ads that nobody has touched for 90 days, unless it is held; how many.

    An ad that was put on top or edited meanwhile is as new as that.
    """
    held = CampaignTemplate.objects.filter(held_until__gt=now)
    old = CampaignMember.objects.filter(since__lt=now - EVIDENCE_KEPT).exclude(template__in=held)
    oldest = old.order_by("since").values_list("subject", flat=True)
    subjects = list(dict.fromkeys(oldest[:_EXPIRED_AT_ONCE]))
    touched = last_touched(subjects)
    for subject in subjects:
        if subject in touched and touched[subject] >= now - EVIDENCE_KEPT:
            CampaignMember.objects.filter(subject=subject).update(since=min(touched[subject], now))
        else:
            touched.pop(subject, None)
    subjects = [subject for subject in subjects if subject not in touched]
    for start in range(0, len(subjects), _BATCH):
        erase_ads(subjects[start : start + _BATCH])
    return len(subjects)


def hold_evidence(template: int, *, until: datetime | None) -> bool:
    """Keeps a template's evidence until then, for a case; None lets it expire as others do."""
    return bool(CampaignTemplate.objects.filter(pk=template).update(held_until=until))


def note_looked_at(template: int, *, again: datetime | None = None) -> int:
    """Somebody has looked at it: it waits for nobody until it has grown by half, unless somebody
    has to look again by then. Gives how many ads it has, and 0 if there is no such template."""
    found = CampaignTemplate.objects.filter(pk=template, slot=current().slot)
    found.update(look_by=again, looked_size=models.F("size"))
    return found.values_list("size", flat=True).first() or 0


def ask_for_rebuild(state: CampaignState, now: datetime) -> None:
    """Has a worker find all campaigns anew, after an update; asked for again if it breaks off."""
    from lamppost.screening.jobs import rebuild_campaigns

    asked_since = models.Q(building_since=None) | models.Q(building_since__lt=now - ASK_AGAIN)
    with transaction.atomic():
        if CampaignState.objects.filter(asked_since, pk=state.pk).update(building_since=now):
            logger.warning("campaigns are of another version, and are found anew")
            rebuild_campaigns.enqueue()


def rebuild_if_other(now: datetime) -> int:
    """For a worker: nothing if another has done it."""
    return 0 if current().made_with == MADE_WITH else rebuild(now)


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
