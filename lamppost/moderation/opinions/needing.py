"""Whether something is looked at by a second person, and why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.utils import timezone

from lamppost.journal.models.decisions import Policy
from lamppost.moderation.models import Choice, Opinion
from lamppost.moderation.opinions.lot import is_drawn
from lamppost.moderation.opinions.subjects import subject_of
from lamppost.moderation.queue.items import Item, Queue
from lamppost.screening.models import Screening

# Clauses that weigh on whoever is said to have broken them, and on whoever they are there for.
GRAVE = frozenset({Policy.MINORS, Policy.EXPLOITATION, Policy.SERVICES})
LONG = timedelta(days=30)  # of a suspension: longer than an ad is up
# A hold is no end: it is undone, or somebody decides again, within a day.
_FINAL = frozenset({Choice.REFUSE, Choice.REMOVE, Choice.SUSPEND})
# An appeal is a second look already, and a child case has two people of its own. A campaign is
# many ads, which no second person could look at as they were.
_QUEUES = frozenset({Queue.ADS, Queue.LETTERS, Queue.REPORTS})
# Whoever looks again sees what these are about just as it was: a photo that was taken off is gone.
_DRAWN_FROM = frozenset({"board.ad", "relay.letter", "people.persona"})


@dataclass(frozen=True)
class Weighed:
    """What the question turns on. lasts: how long a suspension is to be."""

    choice: Choice
    policy: Policy
    lasts: timedelta = timedelta()
    is_urgent: bool = False
    is_drawn: bool = False


def why(queue: Queue, weighed: Weighed) -> str:
    """ "" or a value of Opinion.Why. Pure."""
    if queue not in _QUEUES:
        return ""
    if weighed.choice == Choice.ASK:
        return Opinion.Why.ASKED.value
    if is_serious(weighed):
        return Opinion.Why.SERIOUS.value
    if weighed.is_drawn and weighed.choice != Choice.HOLD:
        return Opinion.Why.SAMPLE.value
    return ""


def is_serious(weighed: Weighed) -> bool:
    """Whether it must not rest on one person alone: restricting somebody over a grave clause, a
    long suspension, and letting through what the checks call urgent."""
    if weighed.choice == Choice.ALLOW:
        return weighed.is_urgent
    if weighed.choice == Choice.SUSPEND and weighed.lasts > LONG:
        return True
    return weighed.choice in _FINAL and weighed.policy in GRAVE


def why_second(
    item: Item,
    choice: Choice | str,
    policy: Policy | str,
    *,
    until: datetime | None = None,
    at: datetime | None = None,
    lot: bool | None = None,
) -> str:
    """ "" | "serious" | "sample" | "asked".

    until: of a suspension chosen at this time. lot: given by tests alone; else the board draws.
    """
    weighed = weigh(item, choice, policy, until=until, at=at)
    may_be_drawn = subject_of(item).partition(":")[0] in _DRAWN_FROM
    drawn = may_be_drawn and (is_drawn(item) if lot is None else lot)
    return why(item.queue, replace(weighed, is_drawn=drawn))


def weigh(
    item: Item,
    choice: Choice | str,
    policy: Policy | str,
    *,
    until: datetime | None = None,
    at: datetime | None = None,
) -> Weighed:
    is_allowed = choice == Choice.ALLOW
    return Weighed(
        Choice(choice),
        Policy(policy),
        lasts=until - (at or timezone.now()) if until else timedelta(),
        is_urgent=is_allowed and is_urgent(subject_of(item)),
    )


def is_urgent(subject: str) -> bool:
    """Whether the checks, when they last looked, asked that a person look within hours."""
    last = Screening.objects.filter(subject=subject).order_by("-at", "-pk").first()
    return last is not None and last.is_urgent
