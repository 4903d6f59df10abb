"""What somebody is not shown, although it waits.

Each is asked row by row through a unique index, so that it costs by what is shown and not by what
there is. Nobody decides about themselves, whichever way it came up.
"""

from __future__ import annotations

from typing import Any, TypeVar

from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from lamppost.board.models import Ad, Photo
from lamppost.moderation.models import Case, Claim, Opinion, Proposal
from lamppost.moderation.queue.desk import Desk
from lamppost.moderation.queue.items import Queue
from lamppost.relay.models import Letter, LetterPhoto, Side

Things = TypeVar("Things", bound=QuerySet[Any])


def not_in_hand(things: Things, queue: Queue) -> Things:
    """Without what is decided as soon as it cannot be undone, and what waits for a second
    opinion: that is an item of its own."""
    here = Q(queue=queue.value, number=OuterRef("pk"))
    proposed = Proposal.objects.filter(here, state=Proposal.State.WAITING)
    # What was drawn by lot has been decided: if it stands here, it has come up again.
    asked = Opinion.objects.exclude(state=Opinion.State.DONE).exclude(why=Opinion.Why.SAMPLE)
    left = things.filter(~Exists(proposed), ~Exists(asked.filter(here)))
    # Each by an index of its own: with an "or" between them SQLite reads all opinions, for each.
    elsewhere = _same_subject(queue)
    return left.filter(~Exists(asked.filter(elsewhere))) if elsewhere else left


def _same_subject(queue: Queue) -> Q:
    """An opinion about it that came from another queue: what is reported is held for it."""
    if queue == Queue.REPORTS:
        return Q(subject=OuterRef("subject"))
    if queue in _PREFIXES:
        return Q(subject=Concat(Value(_PREFIXES[queue]), Cast(OuterRef("pk"), CharField())))
    return Q()


_PREFIXES = {Queue.ADS: "board.ad:", Queue.LETTERS: "relay.letter:"}


def not_claimed(things: Things, queue: Queue, desk: Desk) -> Things:
    """Without what somebody else is at work on."""
    claimed = Claim.objects.filter(
        queue=queue.value, number=OuterRef("pk"), until__gt=desk.now
    ).exclude(person=desk.person)
    return things.filter(~Exists(claimed))


def not_reported_sooner(things: Things, prefix: str) -> Things:
    """Without what is held and is looked at as a case, because that has to be looked at sooner.
    The other way round the case is left out: one thing stands in the queue once."""
    sooner = Case.objects.filter(
        subject=name_of_row(prefix), state=Case.State.OPEN, look_by__lte=OuterRef("look_by")
    )
    return things.filter(~Exists(sooner))


def name_of_row(prefix: str) -> Any:  # noqa: ANN401
    """For a subquery: what the journal calls the row outside."""
    return Concat(Value(prefix), Cast(OuterRef("pk"), CharField()))


def not_about(things: Things, desk: Desk, column: str = "subject") -> Things:
    """Without what is about this person: their ads, letters, photos, names, and themselves."""
    for own in _own_names(desk):
        things = things.exclude(**{f"{column}__in": own})
    return things


def _own_names(desk: Desk) -> list[Any]:
    theirs: list[Any] = [[desk.name, *(f"people.persona:{number}" for number in desk.personas)]]
    if desk.personas:
        sides = own_conversations(desk)
        theirs += [
            names_of(Ad.objects.filter(persona__in=desk.personas), "board.ad:"),
            names_of(Photo.objects.filter(ad__persona__in=desk.personas), "board.photo:"),
            names_of(Letter.objects.filter(conversation__in=sides), "relay.letter:"),
            names_of(
                LetterPhoto.objects.filter(letter__conversation__in=sides), "relay.letterphoto:"
            ),
        ]
    return theirs


def own_conversations(desk: Desk) -> QuerySet[Side, Any]:
    return Side.objects.filter(persona__in=desk.personas).values("conversation")


def names_of(things: QuerySet[Any], prefix: str) -> QuerySet[Any]:
    """For a subquery: as the journal calls them."""
    name = Concat(Value(prefix), Cast(F("pk"), CharField()))
    named: QuerySet[Any] = things.order_by().annotate(journal_name=name)
    return named.values("journal_name")
