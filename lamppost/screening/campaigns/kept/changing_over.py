"""From one slot to the other, and emptying the one that is left."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import Any

from django.db import DEFAULT_DB_ALIAS, models, transaction
from django.db.models import F, Q

from lamppost.screening.campaigns.kept.board import places_of
from lamppost.screening.campaigns.kept.numbers import tell_of_new_number
from lamppost.screening.campaigns.kept.state import MADE_WITH
from lamppost.screening.campaigns.kept.thinking import file_findings, findings, score_kept
from lamppost.screening.models import (
    CampaignContact,
    CampaignMember,
    CampaignNote,
    CampaignPosting,
    CampaignState,
    CampaignTemplate,
)

_AT_ONCE = 500


def change_over(state: CampaignState, name: str, now: datetime) -> None:
    """Puts the other slot in use, within `state.locked`; what was noted meanwhile is due again."""
    _carry_over(state.slot)
    state.slot = 1 - state.slot
    state.made_with, state.token, state.drift, state.building = MADE_WITH, name, 0, ""
    state.save()
    CampaignNote.objects.filter(is_later=True).update(is_later=False)
    _settle_findings(state.slot, now)


def _carry_over(old: int) -> None:
    """What is held for a case stays held, what was looked at is not asked about again, and what
    waits for somebody has waited as long: in the new template that has most of its ads."""
    asked_about = Q(held_until__isnull=False) | Q(look_by__isnull=False) | Q(looked_size__gt=0)
    for before in CampaignTemplate.objects.filter(asked_about, slot=old).order_by("pk"):
        subjects = before.members.values("subject")
        again = CampaignMember.objects.filter(slot=1 - old, subject__in=subjects)
        most = Counter(again.values_list("template", flat=True)).most_common(1)
        for number, common in most:
            _carry(before, CampaignTemplate.objects.get(pk=number), common)


def _carry(before: CampaignTemplate, after: CampaignTemplate, common: int) -> None:
    if before.held_until:
        after.held_until = before.held_until
    if before.looked_size:
        # Two that were looked at may have become one. Of ads that only stand together now,
        # nobody has looked at all of them.
        after.looked_size += min(before.looked_size, common)
    if after.size * 2 < after.looked_size * 3:
        after.look_by = None
    elif after.look_by and before.look_by:
        after.look_by = min(after.look_by, before.look_by)
    after.save(update_fields=["held_until", "looked_size", "look_by"])
    if before.looked_size:
        tell_of_new_number(before.pk, after.pk)


def _settle_findings(slot: int, now: datetime) -> None:
    flagged = CampaignTemplate.objects.filter(slot=slot, is_flagged=True)
    standing = CampaignMember.objects.filter(template__in=flagged)
    findings().filter(outcome="").exclude(subject__in=standing.values("subject")).delete()
    places = places_of(slot)
    for kept in flagged.order_by("pk").iterator(chunk_size=100):
        file_findings(kept, score_kept(kept, places), now)


def empty(slot: int) -> None:
    """Deletes a slot that is not in use, in steps: nobody waits long for the lock."""
    while _delete_some(CampaignContact.objects.filter(member__slot=slot)):
        pass
    while _delete_some(CampaignMember.objects.filter(slot=slot)):
        pass
    while _delete_some(CampaignTemplate.objects.filter(slot=slot)):
        pass
    keys = CampaignPosting.objects.annotate(half=F("id").bitand(1)).filter(half=slot)
    while _delete_some(keys):
        pass


def _delete_some(rows: models.QuerySet[Any]) -> int:
    with transaction.atomic():
        some = list(rows.values_list("pk", flat=True)[:_AT_ONCE])
        rows.model._default_manager.filter(pk__in=some)._raw_delete(DEFAULT_DB_ALIAS)
    return len(some)
