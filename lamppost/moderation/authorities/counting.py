"""How many requests there were, for everybody: by country and basis, and of nobody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Q
from django.utils import timezone

from lamppost.moderation.authorities.reading import may_be_counted
from lamppost.moderation.models.authorities import AuthorityRequest
from lamppost.moderation.period import Period, end_of, start_of

State = AuthorityRequest.State


@dataclass(frozen=True)
class Asked:
    """country: ISO 3166. kind, basis: as the register calls them."""

    country: str
    kind: str
    basis: str
    total: int
    answered: int
    not_given: int  # refused, or withdrawn
    open: int


def asked_in(period: Period, now: datetime) -> tuple[Asked, ...]:
    """Those that came in the period, but for those that nobody may know of yet."""
    came = Q(received__gte=start_of(period.since), received__lt=end_of(period.until))
    rows = (
        AuthorityRequest.objects.filter(came, may_be_counted(timezone.localdate(now)))
        .values("country", "kind", "basis")
        .annotate(
            total=Count("pk"),
            answered=Count("pk", filter=Q(state=State.ANSWERED)),
            not_given=Count("pk", filter=Q(state__in=[State.REFUSED, State.WITHDRAWN])),
            open=Count("pk", filter=Q(state=State.OPEN)),
        )
        .order_by("country", "kind", "basis")
    )
    return tuple(Asked(**row) for row in rows)


def mark_of_register() -> tuple[object, ...]:
    """Changes whenever a count may."""
    latest = AuthorityRequest.objects.aggregate(
        Count("pk"), Max("entered"), Max("ended"), Max("notice_at")
    )
    return tuple(str(value) for value in latest.values())
