"""What people have decided in cases like this one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db.models import Max, Q

from lamppost.journal.models import Decision
from lamppost.journal.models.decisions import Done
from lamppost.moderation.log import Entry
from lamppost.moderation.reviewing.blind import entries_of

SHOWN = 5
# How far back is looked: a row is read for each, so that this costs the same on a board of a
# million decisions as on one of ten thousand.
LOOKED_THROUGH = 5_000


def similar_to(
    rule: str,
    *,
    besides: str,
    policies: Collection[str] = (),
    before: datetime | None = None,
) -> Sequence[Entry]:
    """The latest decisions of people on the same check or rule; where none found the thing, on the
    same clauses. besides: what this thing is called. before: as they
    were at that time. Two queries."""
    wanted = Q(policy__in=policies) if policies else Q(pk=None)
    for check in checks_in(rule):
        wanted |= Q(rule__startswith=f"{check}@") | Q(rule__contains=f", {check}@")
    newest = Decision.objects.aggregate(newest=Max("pk"))["newest"] or 0
    lately = Decision.objects.filter(pk__gt=newest - LOOKED_THROUGH, is_automated=False)
    if before is not None:
        lately = lately.filter(at__lt=before)
    # A restoring row is told with what it undoes.
    found = lately.filter(wanted).exclude(subject=besides).exclude(done=Done.HOLD)
    latest = found.select_related("undone_by").order_by("-pk")[:SHOWN]
    return entries_of(latest, before=before)


def checks_in(rule: str) -> list[str]:
    """Of "payment@2, rule:tickets@4f1c" the names without their versions."""
    return [one.rpartition("@")[0] for one in rule.split(", ") if "@" in one]
