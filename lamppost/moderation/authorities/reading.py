"""What of the register somebody looks at: what is due, what is open, what is over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from lamppost.moderation.models.authorities import AuthorityRequest

State, Notice = AuthorityRequest.State, AuthorityRequest.Notice
SOON = timedelta(days=3)
ON_A_PAGE = 50
_SILENT = (Notice.FORBIDDEN, Notice.DANGER)


@dataclass(frozen=True)
class Register:
    """to_tell: whose time not to be told is over. after: where the next page of `ended` begins."""

    to_tell: list[AuthorityRequest]
    open: list[AuthorityRequest]
    ended: list[AuthorityRequest]
    after: int | None


def register(now: datetime, *, before: int | None = None) -> Register:
    every = AuthorityRequest.objects.prefetch_related("about")
    ended = every.exclude(state=State.OPEN).order_by("-pk")
    if before:
        ended = ended.filter(pk__lt=before)
    rows = list(ended[: ON_A_PAGE + 1])
    after = rows[ON_A_PAGE - 1].pk if len(rows) > ON_A_PAGE else None
    open_ones = every.filter(state=State.OPEN).order_by(F("deadline").asc(nulls_last=True), "pk")
    return Register(list(to_tell(now)), list(open_ones), rows[:ON_A_PAGE], after)


def to_tell(now: datetime) -> QuerySet[AuthorityRequest]:
    """People who may be told by now, and were not: because the day has come that was named, or
    because nobody has said anything about it since the request was answered."""
    waits = Q(notice__in=_SILENT, not_before__lte=timezone.localdate(now))
    forgotten = Q(notice=Notice.NOT_YET) & ~Q(state=State.OPEN)
    return AuthorityRequest.objects.filter(waits | forgotten).order_by("pk")


def due_soon(now: datetime) -> QuerySet[AuthorityRequest]:
    """Open ones whose deadline is near or over."""
    return AuthorityRequest.objects.filter(state=State.OPEN, deadline__lte=now + SOON)


def may_be_counted(today: date) -> Q:
    """Requests that everybody may know of: on a small board a number alone can tell somebody
    that they are looked at."""
    return ~Q(notice__in=_SILENT) | Q(not_before__lte=today)
