"""Noting which of our plans the other board must hear of."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import Greatest

from lamppost.core.sealing import blind_tag
from lamppost.meetings.house.contents import Content, content_of
from lamppost.meetings.house.signing import number_at
from lamppost.meetings.models import Housed, Plan

MOST = 100  # in one look: half a second's work, beside a guard that must not wait for it
ALARMS = 20
ALARMS_EVERY = timedelta(seconds=10)


def note_changes(now: datetime) -> int:
    """How many plans were looked at: fewer than MOST when there are no more."""
    plans = list(_changed().select_related("housed")[:MOST])
    alarms = list(_with_alarms(now).select_related("housed")[:ALARMS])
    for plan in {plan.pk: plan for plan in [*plans, *alarms]}.values():
        _note(plan, now)
    _note_gone(now)
    return len(plans)


def _changed() -> QuerySet[Plan]:
    new = Q(housed__isnull=True, state=Plan.State.ARMED)
    changed = Q(housed__isnull=False) & ~Q(housed__plan_version=F("version"))
    return Plan.objects.filter(new | changed).order_by("look_at", "pk")


def _with_alarms(now: datetime) -> QuerySet[Plan]:
    """What an alarm has sent, and who has taken it on, no version of its plan tells."""
    climbing = Plan.objects.filter(alarm__ended=None, alarm__isnull=False, housed__isnull=False)
    last = Q(housed__looked=None) | Q(housed__looked__lte=now - ALARMS_EVERY)
    return climbing.filter(last).order_by("housed__looked", "pk")


def _note_gone(now: datetime) -> None:
    """Plans that were erased with their person, or whose alarm has ended."""
    gone = Q(plan__isnull=True) | Q(plan__state=Plan.State.CLOSED, plan__alarm__ended__isnull=False)
    left = Housed.objects.filter(gone, is_held=True)
    left.update(is_held=False, version=_after_last(now), content="")


def _after_last(now: datetime) -> Greatest:
    # With the time in it, so that a board put back from a backup uses no number again.
    return Greatest(F("version") + 1, Value(number_at(now)))


def _note(plan: Plan, now: datetime) -> None:
    content = content_of(plan, now=now)
    shown = _hash(content)
    seen = {"plan_version": plan.version, "looked": now}
    housed: Housed | None = getattr(plan, "housed", None)
    if housed is None:
        version = number_at(now)
        Housed.objects.get_or_create(
            plan=plan,
            defaults={
                **seen,
                "ref": ref_of(plan),
                "version": version,
                # Nobody whom the other board could reach: there is nothing to say.
                "acked": 0 if content else version,
                "is_held": content is not None,
                "content": shown,
            },
        )
    elif housed.content == shown:
        Housed.objects.filter(pk=housed.pk).update(**seen)
    else:
        changes = {"content": shown, "is_held": content is not None, **seen}
        Housed.objects.filter(pk=housed.pk).update(version=_after_last(now), **changes)


def ref_of(plan: Plan) -> str:
    """32 letters that are the plan's for us, and nothing for whoever has not our key."""
    return blind_tag("house.ref", plan.public_id)[:32]


def _hash(content: Content | None) -> str:
    """ "" for nothing to hold."""
    if content is None:
        return ""
    said = f"{content.ends.isoformat()} {content.rests} {content.package.as_text()}"
    return blind_tag("house.content", said)
