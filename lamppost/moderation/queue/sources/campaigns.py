"""Ads of one template that nobody has looked at as a whole, or that have grown by half since."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from django.db.models import Count, F, Max, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lamppost.moderation.queue.desk import Desk
from lamppost.moderation.queue.items import Queue
from lamppost.moderation.queue.sources.leaving_out import not_in_hand
from lamppost.moderation.queue.sources.source import Shown, Source
from lamppost.screening.campaigns.kept.thinking import findings
from lamppost.screening.models import CampaignMember, CampaignTemplate
from lamppost.screening.rulings import campaign_within


class Sizes(NamedTuple):
    accounts: int
    places: int
    last: int  # the member that came last: findings stand by those


def waiting(desk: Desk) -> QuerySet[CampaignTemplate]:
    # Not by the index of slots: what is flagged is few, and has one in the order of the queue.
    flagged = CampaignTemplate.objects.alias(standing=F("slot") + 0)
    flagged = flagged.filter(look_by__isnull=False, standing=desk.slot)
    flagged = not_in_hand(flagged, Queue.CAMPAIGNS, desk)
    own = CampaignMember.objects.filter(slot=desk.slot, subject__in=desk.own)
    return flagged.exclude(pk__in=own.values("template")) if desk.own else flagged


def shown(numbers: Sequence[int]) -> Mapping[int, Shown]:
    found = CampaignTemplate.objects.filter(pk__in=numbers, look_by__isnull=False)
    kept = list(found.values_list("pk", "size", "look_by"))
    sizes = _sizes(numbers)
    reasons = _reasons(sizes)
    return {
        number: Shown(
            title=ngettext("Campaign of %(count)s ad", "Campaign of %(count)s ads", size)
            % {"count": size},
            why=(_measured(sizes[number]), *reasons.get(number, ())),
            # Or since it has become large: what it was asked about before is not kept.
            since=look_by - campaign_within(size),
            reach=ngettext("%(count)s ad", "%(count)s ads", size) % {"count": size},
        )
        for number, size, look_by in kept
        if number in sizes and look_by
    }


def _sizes(numbers: Sequence[int]) -> dict[int, Sizes]:
    members = CampaignMember.objects.filter(template__in=numbers).values_list("template")
    measured = members.annotate(
        accounts=Count("account", distinct=True),
        places=Count("place", distinct=True),
        last=Max("pk"),
    )
    return {number: Sizes(*of) for number, *of in measured}


def _measured(sizes: Sizes) -> str:
    accounts = ngettext("%(count)s account", "%(count)s accounts", sizes.accounts)
    places = ngettext("%(count)s place", "%(count)s places", sizes.places)
    return _("One template, %(accounts)s, %(places)s") % {
        "accounts": accounts % {"count": sizes.accounts},
        "places": places % {"count": sizes.places},
    }


def _reasons(sizes: Mapping[int, Sizes]) -> dict[int, tuple[str, ...]]:
    """What speaks for one hand, as it is filed with each of its ads."""
    last = {of.last: number for number, of in sizes.items()}
    members = CampaignMember.objects.filter(pk__in=last).values_list("subject", "pk")
    template_of = {subject: last[member] for subject, member in members}
    filed = findings().filter(subject__in=template_of).values_list("subject", "findings")
    return {
        template_of[subject]: tuple(found[0].get("words", "").splitlines())
        for subject, found in filed
        if found
    }


SOURCE = Source(Queue.CAMPAIGNS, waiting, shown)
