"""What somebody thought of a campaign, and under which number it goes now."""

from __future__ import annotations

from lamppost.moderation.models import CampaignReview


def review_of(number: int) -> CampaignReview | None:
    return CampaignReview.objects.filter(template=number).first()


def hear_of_new_number(old: int, new: int) -> None:
    """After a rebuild. Where two that were looked at have become one, the later look counts."""
    ours = CampaignReview.objects.filter(template__in=[old, new]).order_by("-at", "-pk")
    last = ours.first()
    if last is not None:
        ours.exclude(pk=last.pk).delete()
        CampaignReview.objects.filter(pk=last.pk).update(template=new)
