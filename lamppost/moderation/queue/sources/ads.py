"""Ads that are held."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from lamppost.board.models import Ad, State
from lamppost.moderation.children.restricting import without_restricted
from lamppost.moderation.queue.desk import Desk
from lamppost.moderation.queue.items import Queue
from lamppost.moderation.queue.sources.findings import whys_of
from lamppost.moderation.queue.sources.leaving_out import (
    name_of_row,
    not_in_hand,
    not_reported_sooner,
)
from lamppost.moderation.queue.sources.reaching import people_who_answered
from lamppost.moderation.queue.sources.source import Shown, Source
from lamppost.screening.models import CampaignMember

PREFIX = "board.ad:"


def waiting(desk: Desk) -> QuerySet[Ad]:
    held = Ad.objects.filter(state=State.HELD).exclude(persona__in=desk.personas)
    held = without_restricted(held, PREFIX)
    held = not_reported_sooner(not_in_hand(held, Queue.ADS, desk), PREFIX)
    return held.filter(~Exists(_campaigns_to_look_at_sooner(desk)))


def _campaigns_to_look_at_sooner(desk: Desk) -> QuerySet[CampaignMember]:
    """What is held as one thing is decided about as one."""
    return CampaignMember.objects.filter(
        slot=desk.slot,
        subject=name_of_row(PREFIX),
        template__look_by__lte=OuterRef("look_by"),
    )


def shown(numbers: Sequence[int]) -> Mapping[int, Shown]:
    found = Ad.objects.filter(pk__in=numbers).values_list("pk", "title", "decision__at")
    whys = whys_of([f"{PREFIX}{number}" for number in numbers])
    reach = people_who_answered(numbers)
    return {
        number: Shown(
            title=title,
            why=whys.get(f"{PREFIX}{number}") or (_("Held by somebody who reviews"),),
            since=since,
            reach=reach.get(number, ""),
        )
        for number, title, since in found
    }


SOURCE = Source(Queue.ADS, waiting, shown)
