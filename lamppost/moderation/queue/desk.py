"""Who sits before the queue, and when: what every source has to know."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from lamppost.journal.actions import name_of
from lamppost.moderation.models import Steward
from lamppost.moderation.queue.items import Queue
from lamppost.people.models import Persona
from lamppost.screening.campaigns.kept.state import current


@dataclass(frozen=True)
class Desk:
    """person: their number; name: as the journal has it; personas: the names they post under.
    slot: where campaigns stand."""

    person: int
    name: str
    personas: tuple[int, ...]
    is_senior: bool
    is_trained: bool
    declines: frozenset[str]
    slot: int
    now: datetime

    def takes(self, queue: Queue) -> bool:
        if queue == Queue.CHILDREN and not self.is_trained:
            return False
        return queue.value not in self.declines


def desk_of(steward: Steward, now: datetime) -> Desk:
    own = Persona.objects.filter(person=steward.person_id).values_list("pk", flat=True)
    return Desk(
        person=steward.person_id,
        name=name_of(steward.person),
        personas=tuple(own),
        is_senior=steward.is_senior,
        is_trained=steward.is_trained,
        declines=frozenset(steward.declines),
        slot=current().slot,
        now=now,
    )
