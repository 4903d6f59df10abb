"""Who may review, and the door in front of their pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.db import transaction
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from lamppost.core.errors import Refused
from lamppost.journal.actions import HOST, record
from lamppost.moderation.models import Rank, Steward
from lamppost.moderation.resting import note_work
from lamppost.people.models import Person

P = ParamSpec("P")
_WHO_REVIEWS = "moderation:who-reviews"
StewardView = Callable[Concatenate[HttpRequest, Steward, P], HttpResponseBase]


def steward_of(person: Person | AnonymousUser) -> Steward | None:
    """None for whoever does not review, has asked to be erased, or is suspended: for so long they
    decide about others as little as they write."""
    if not person.is_authenticated or not person.is_active or person.erase_due:
        return None
    if person.suspended_until and person.suspended_until > timezone.now():
        return None
    return Steward.objects.select_related("person").filter(person=person).first()


def reviews(person: Person | AnonymousUser) -> bool:
    """The same for a link that every page shows: kept for a minute, and no query until then."""
    if not person.is_authenticated:
        return False
    kept = cache.get(_WHO_REVIEWS)
    if kept is None:
        kept = set(Steward.objects.values_list("person", flat=True))
        cache.set(_WHO_REVIEWS, kept, timeout=60)
    return person.pk in kept


def forget_who_reviews() -> None:
    cache.delete(_WHO_REVIEWS)


def for_stewards(
    rank: Rank = Rank.STEWARD, *, trained: bool = False
) -> Callable[[StewardView[P]], Callable[Concatenate[HttpRequest, P], HttpResponseBase]]:
    """Gives the view the steward as its second argument. To all others the page is not there:
    nobody learns from it who reviews, or that there is something to see."""

    def wrap(view: StewardView[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            steward = steward_of(request.user)
            if steward is None or steward.rank < rank or (trained and not steward.is_trained):
                raise Http404
            note_work(request, timezone.now())
            answer = view(request, steward, *args, **kwargs)
            answer["X-Robots-Tag"] = "noindex"
            return answer

        return never_cache(guarded)

    return wrap


class OutOfRank(Refused):
    """Somebody who reviews would be suspended by one of no higher rank."""

    code = "out_of_rank"


def refuse_out_of_rank(person: Person, *, by: Steward) -> None:
    """Those who review are suspended only from above, and the host by nobody: else a single one
    of them could shut out all others. Raises OutOfRank."""
    their = Steward.objects.filter(person=person).first()
    if their and by.rank <= their.rank:
        raise OutOfRank(
            _("They review, too: only somebody of a higher rank can suspend them. Tell your host.")
        )


def make_steward(person: Person, rank: Rank, *, at: datetime, is_trained: bool = False) -> Steward:
    """Gives somebody this rank, or changes the one they have. Only the host does this."""
    with transaction.atomic():
        steward, _is_new = Steward.objects.update_or_create(
            person=person,
            defaults={"rank": rank, "trained": at if is_trained else None},
            create_defaults={"rank": rank, "trained": at if is_trained else None, "since": at},
        )
        is_host = rank == Rank.HOST
        Person.objects.filter(pk=person.pk).update(is_host=is_host)
        forget_who_reviews()
        record(
            "steward.made", person, by=HOST, at=at, rank=Rank(rank).name.lower(), trained=is_trained
        )
    return steward


def end_steward(person: Person, *, at: datetime) -> bool:
    """False: they did not review."""
    with transaction.atomic():
        if not Steward.objects.filter(person=person).delete()[0]:
            return False
        Person.objects.filter(pk=person.pk).update(is_host=False)
        forget_who_reviews()
        record("steward.ended", person, by=HOST, at=at)
    return True
