"""What decisions do to letters."""

from __future__ import annotations

from datetime import datetime

from lamppost.journal.decisions import Ruling
from lamppost.journal.models import Decision
from lamppost.journal.models.decisions import Done
from lamppost.moderation.effects.kinds import Kind, cannot
from lamppost.people.models import Person
from lamppost.relay.actions.deciding import (
    hold_letter,
    refuse_letter,
    release_letter,
    remove_letter,
)
from lamppost.relay.models import Letter
from lamppost.relay.sides import person_of

_RESTRICTED = {Letter.State.HELD, Letter.State.REFUSED, Letter.State.REMOVED}


class LetterKind(Kind[Letter]):
    def find(self, number: int) -> Letter | None:
        there = Letter.objects.exclude(state=Letter.State.ERASED)
        return there.select_for_update().filter(pk=number).first()

    def person(self, thing: Letter) -> Person | None:
        return person_of(thing.side)

    def posted(self, thing: Letter) -> datetime:
        return thing.written

    def restriction(self, thing: Letter, at: datetime) -> Decision | None:
        return thing.decision if thing.state in _RESTRICTED else None

    def words_edition(self, thing: Letter) -> str:
        return "1"  # a letter is never changed

    def restrict(
        self, done: Done, thing: Letter, ruling: Ruling, *, by: Person, at: datetime
    ) -> Decision:
        if done == Done.HOLD:
            return hold_letter(thing, ruling, by=by, at=at)
        if done not in (Done.REFUSE, Done.REMOVE):
            raise cannot(done)
        # Refused is what never came, removed what did. Of one that never came its reader does
        # not learn that there was one, whichever word was chosen.
        end = remove_letter if thing.state == Letter.State.SENT else refuse_letter
        return end(thing, ruling, by=by, at=at)

    def release(self, thing: Letter, ruling: Ruling, *, by: Person, at: datetime) -> Decision:
        return release_letter(thing, ruling, by=by, at=at)
