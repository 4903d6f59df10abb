"""What decisions do to people: for a time they neither post nor write."""

from __future__ import annotations

from datetime import datetime

from lamppost.journal.decisions import Ruling
from lamppost.journal.models import Decision
from lamppost.journal.models.decisions import Done
from lamppost.moderation.effects.kinds import Kind, cannot
from lamppost.people.models import Person
from lamppost.people.suspending import lift_suspension, suspend_person, suspension_of


class PersonKind(Kind[Person]):
    def find(self, number: int) -> Person | None:
        return Person.objects.select_for_update().filter(pk=number).first()

    def person(self, thing: Person) -> Person | None:
        return thing

    def posted(self, thing: Person) -> None:
        return None

    def restriction(self, thing: Person, at: datetime) -> Decision | None:
        return suspension_of(thing, at)

    def words_edition(self, thing: Person) -> str:
        return "1"

    def restrict(
        self, done: Done, thing: Person, ruling: Ruling, *, by: Person, at: datetime
    ) -> Decision:
        if done != Done.SUSPEND:
            raise cannot(done)
        return suspend_person(thing, ruling, by=by, at=at)

    def release(self, thing: Person, ruling: Ruling, *, by: Person, at: datetime) -> Decision:
        return lift_suspension(thing, ruling, by=by, at=at)

    def can_undo(self, decision: Decision, thing: Person, at: datetime) -> bool:
        return True  # also when it is over: that it was wrong is worth a line

    def undo(
        self, decision: Decision, thing: Person, ruling: Ruling, *, by: Person, at: datetime
    ) -> Decision:
        """Of two suspensions the one that was objected to, also when it is over."""
        return lift_suspension(decision, ruling, by=by, at=at)
