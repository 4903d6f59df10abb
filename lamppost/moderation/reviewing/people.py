"""What the board remembers of somebody, for whoever decides about a thing of theirs: numbers and
earlier decisions. None of their names, and no address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q, Value
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lamppost.board.models import Ad
from lamppost.journal.actions import name_of
from lamppost.journal.models import Decision
from lamppost.journal.models.decisions import RESTRICTIONS
from lamppost.moderation.log import Entry
from lamppost.moderation.reviewing.blind import entries_of
from lamppost.people.models import Person
from lamppost.standing.facts import Facts
from lamppost.standing.reading import facts_of

LATEST = 5
OLD_ENOUGH = timedelta(days=180)  # a throw-away account is seldom kept for half a year
SELDOM_RIGHT = 0.5


@dataclass(frozen=True)
class History:
    """ads: how many of which state. stopped and undone count restrictions that touched them."""

    joined: datetime
    facts: Facts
    ads: dict[str, int]
    stopped: int
    undone: int
    latest: Sequence[Entry]

    @property
    def ads_in_all(self) -> int:
        return sum(self.ads.values())


def history_of(person: Person, *, before: datetime | None = None) -> History:
    """Some five queries, however much there is of them. before: as it was at that time, for
    whoever must not learn what was decided since; of the ads it is then only told how many."""
    touched = Decision.objects.filter(person=name_of(person))
    is_undone = Q(undone_by__isnull=False)
    if before is not None:
        touched = touched.filter(at__lt=before)
        is_undone &= Q(undone_by__at__lt=before)
    is_restriction = Q(done__in=[done.value for done in RESTRICTIONS])
    counts = touched.aggregate(
        stopped=Count("pk", filter=is_restriction),
        undone=Count("pk", filter=is_restriction & is_undone),
    )
    ads = Ad.objects.filter(persona__person=person).order_by()
    by_state = ads.values_list("state") if before is None else ads.values_list(Value(""))
    latest = touched.select_related("undone_by").order_by("-at", "-pk")[:LATEST]
    return History(
        joined=person.joined,
        facts=facts_of(person),
        ads=dict(by_state.annotate(n=Count("pk"))),
        stopped=counts["stopped"],
        undone=counts["undone"],
        latest=entries_of(latest, before=before),
    )


def speaks_against(history: History, sure: Sequence[float], *, now: datetime) -> list[str]:
    """Sentences for whoever might be about to stop something. Pure.

    sure: how often each finding that stops the thing is right.
    """
    said = []
    if now - history.joined >= OLD_ENOUGH:
        months = (now - history.joined).days // 30
        said.append(
            ngettext("The account is %(n)d month old.", "The account is %(n)d months old.", months)
            % {"n": months}
        )
    # The one that is looked at is not earlier.
    earlier = history.ads_in_all - 1
    if earlier > 0 and not history.stopped - history.undone - 1 > 0:
        said.append(
            ngettext(
                "%(n)d earlier ad, and nothing of it stayed stopped.",
                "%(n)d earlier ads, and none of them stayed stopped.",
                earlier,
            )
            % {"n": earlier}
        )
    if history.undone:
        said.append(
            ngettext(
                "%(n)d decision that touched them was undone.",
                "%(n)d decisions that touched them were undone.",
                history.undone,
            )
            % {"n": history.undone}
        )
    if history.facts.meetings:
        said.append(
            ngettext(
                "They have met %(n)d person through this board.",
                "They have met %(n)d people through this board.",
                history.facts.meetings,
            )
            % {"n": history.facts.meetings}
        )
    if sure and max(sure) < SELDOM_RIGHT:
        said.append(_("Each finding is of a kind that is wrong more often than right."))
    return said
