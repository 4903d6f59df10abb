"""Who sits before the queue, and when: what every source has to know."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from lamppost.board.models import Ad, Photo
from lamppost.journal.actions import name_of
from lamppost.moderation.children.restricting import restricted_names
from lamppost.moderation.models import Claim, Proposal, Steward
from lamppost.moderation.queue.items import Queue
from lamppost.people.models import Persona
from lamppost.relay.models import Letter, LetterPhoto, Side
from lamppost.screening.campaigns.kept.state import current


@dataclass(frozen=True)
class Desk:
    """Each of these is asked once, when a source first wants it, and is handed to all of them as
    a list: as subqueries of every source they made most of what a page of the queue costs."""

    steward: Steward
    now: datetime

    @property
    def name(self) -> str:
        """As the journal has it."""
        return name_of(self.steward.person)

    def takes(self, queue: Queue) -> bool:
        if queue == Queue.CHILDREN and not self.steward.is_trained:
            return False
        return queue.value not in self.steward.declines

    @cached_property
    def slot(self) -> int:
        """Where campaigns stand."""
        return current().slot

    @cached_property
    def personas(self) -> Collection[int]:
        """The names they post under."""
        return _numbers(Persona.objects.filter(person=self.steward.person_id))

    @cached_property
    def conversations(self) -> Collection[int]:
        """Those that they are in."""
        sides = Side.objects.filter(persona__in=self.personas).order_by()
        return frozenset(sides.values_list("conversation", flat=True))

    @cached_property
    def own(self) -> frozenset[str]:
        """All that a decision about it would be about themselves, as the journal calls it."""
        return frozenset(self._own_names())

    @cached_property
    def restricted(self) -> frozenset[str]:
        """What only trained people may see."""
        return frozenset(restricted_names())

    @cached_property
    def proposed(self) -> Mapping[Queue, Collection[int]]:
        """What somebody has chosen about, and could still undo."""
        return _by_queue(Proposal.objects.filter(state=Proposal.State.WAITING))

    @cached_property
    def claimed(self) -> Mapping[Queue, Collection[int]]:
        """What others are at work on."""
        held = Claim.objects.filter(until__gt=self.now)
        return _by_queue(held.exclude(person=self.steward.person_id))

    @cached_property
    def has_others(self) -> bool:
        """Whether somebody else looks at what is reported."""
        others = Steward.objects.filter(person__is_active=True, person__erase_due=None)
        declined = others.exclude(pk=self.steward.pk).values_list("declines", flat=True)
        return any(Queue.REPORTS.value not in declines for declines in declined)

    def _own_names(self) -> Iterator[str]:
        """Themselves, their names, their ads with their photos, and all that is in conversations
        of theirs: also what others wrote to them."""
        yield self.name
        yield from _names("people.persona", self.personas)
        ads = _numbers(Ad.objects.filter(persona__in=self.personas))
        yield from _names("board.ad", ads)
        if ads:
            yield from _names("board.photo", _numbers(Photo.objects.filter(ad__in=ads)))
        if self.conversations:
            letters = Letter.objects.filter(conversation__in=self.conversations)
            photos = LetterPhoto.objects.filter(letter__conversation__in=self.conversations)
            yield from _names("relay.letter", _numbers(letters))
            yield from _names("relay.letterphoto", _numbers(photos))


def _by_queue(rows: QuerySet[Any]) -> Mapping[Queue, Collection[int]]:
    found: dict[Queue, list[int]] = defaultdict(list)
    for queue, number in rows.order_by().values_list("queue", "number"):
        found[Queue(queue)].append(number)
    return found


def _numbers(things: QuerySet[Any]) -> list[int]:
    return list(things.order_by().values_list("pk", flat=True))


def _names(label: str, numbers: Iterable[int]) -> Iterator[str]:
    return (f"{label}:{number}" for number in numbers)
