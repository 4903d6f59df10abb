"""How many people may have met something. Nobody is counted for looking: the board knows only
who wrote, and who is written to."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Count
from django.utils.translation import ngettext

from lamppost.relay.models import Conversation


def people(count: int) -> str:
    """Nothing for nobody."""
    if not count:
        return ""
    return ngettext("%(count)s person", "%(count)s people", count) % {"count": count}


def people_who_answered(ads: Sequence[int]) -> dict[int, str]:
    """In words, by ad; those that nobody has answered are not in it."""
    talks = Conversation.objects.filter(ad__in=ads).order_by()
    counted = talks.values_list("ad").annotate(count=Count("pk"))
    return {ad: people(count) for ad, count in counted}
