"""Taking ads out of their templates, so that nothing of them stays.

Whoever erases an ad cannot wait for its template to be grown anew from the others, and does not
have the counts of words that it takes. So what could hold a word of the ad goes at once, and the
rest is left to whoever places ads.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter

from django.db.models import F

from lamppost.screening.campaigns.folding import flat
from lamppost.screening.campaigns.kept.packing import packed, packed_template, unpacked
from lamppost.screening.campaigns.kept.postings import drop
from lamppost.screening.campaigns.kept.templates import remove
from lamppost.screening.campaigns.template import Template
from lamppost.screening.models import (
    CampaignMember,
    CampaignState,
    CampaignTemplate,
)

_AT_ONCE = 500


def cut(subjects: Sequence[str]) -> list[int]:
    """Takes them out of every slot, within `state.locked`.

    Gives the templates that have other ads, which are now to be grown anew.
    """
    left: list[int] = []
    for start in range(0, len(subjects), _AT_ONCE):
        standing = CampaignMember.objects.filter(subject__in=subjects[start : start + _AT_ONCE])
        rows = list(standing.order_by("template", "pk").values_list("template", "pk"))
        for template, group in groupby(rows, key=itemgetter(0)):
            if _cut_of(template, [pk for _template, pk in group]):
                left.append(template)
    return left


def _cut_of(template: int, members: Sequence[int]) -> bool:
    CampaignMember.objects.filter(pk__in=members).delete()
    CampaignState.objects.update(drift=F("drift") + 1)
    first = CampaignMember.objects.filter(template=template).order_by("pk")
    codes = first.values_list("codes", flat=True).first()
    drop(template)
    if codes is None:
        remove(template)
        return False
    _scrub(template, flat(unpacked(codes)))
    return True


def _scrub(template: int, words: str) -> None:
    """Makes it the template of its first ad alone, found by nothing, until it is grown anew."""
    CampaignTemplate.objects.filter(pk=template).update(
        body=packed_template(Template(words)),
        first=packed(words),
        size=CampaignMember.objects.filter(template=template).count(),
        scored_size=0,
    )
