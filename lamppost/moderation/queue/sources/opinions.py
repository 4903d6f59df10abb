"""Second opinions: whoever gives one does not know what the first thought."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lamppost.moderation.models import Appeal, Opinion
from lamppost.moderation.queue.desk import Desk
from lamppost.moderation.queue.items import Queue
from lamppost.moderation.queue.sources.leaving_out import not_in_hand, not_named
from lamppost.moderation.queue.sources.source import Shown, Source
from lamppost.moderation.queue.sources.subjects import titles_of

# The same for all: why somebody is asked would often tell what the first one thought.
_WHY = gettext_lazy("Somebody else has looked at it: what do you think?")


def waiting(desk: Desk) -> QuerySet[Opinion]:
    """Of what others have looked at. Where two differ, only for seniors who are neither."""
    opinions = Opinion.objects.exclude(state=Opinion.State.DONE)
    opinions = opinions.exclude(first__by=desk.name)
    if desk.steward.is_senior:
        opinions = opinions.filter(Q(second=None) | ~Q(second__by=desk.name))
    else:
        opinions = opinions.filter(state=Opinion.State.WAITING)
    if not desk.steward.is_trained:
        opinions = opinions.exclude(queue=Queue.CHILDREN.value)
    opinions = opinions.exclude(queue__in=sorted(desk.steward.declines))
    own = Appeal.objects.filter(first_by=desk.name, state=Appeal.State.OPEN)
    opinions = opinions.exclude(queue=Queue.APPEALS.value, number__in=own.values("pk"))
    opinions = not_named(opinions, desk.own | desk.restricted)
    return not_in_hand(opinions, Queue.OPINIONS, desk)


def shown(numbers: Sequence[int]) -> Mapping[int, Shown]:
    opinions = list(Opinion.objects.filter(pk__in=numbers))
    titles = titles_of(opinion.subject for opinion in opinions)
    return {
        opinion.pk: Shown(
            title=_("Second opinion: %(title)s") % {"title": titles[opinion.subject]},
            why=(_why(opinion),),
            since=opinion.asked,
        )
        for opinion in opinions
    }


def _why(opinion: Opinion) -> str:
    if opinion.state == Opinion.State.DIFFER:
        return _("Two people see it differently: somebody with more experience decides")
    return str(_WHY)


SOURCE = Source(Queue.OPINIONS, waiting, shown)
