"""What decisions do to ads."""

from __future__ import annotations

from datetime import datetime

from lamppost.board.actions import hold_ad, refuse_ad, release_ad, remove_ad
from lamppost.board.actions.transitions import STOPPED
from lamppost.board.models import Ad
from lamppost.journal.decisions import Ruling
from lamppost.journal.models import Decision
from lamppost.journal.models.decisions import Done
from lamppost.moderation.effects.kinds import Kind, cannot
from lamppost.people.models import Person

_ACTIONS = {Done.HOLD: hold_ad, Done.REFUSE: refuse_ad, Done.REMOVE: remove_ad}


class AdKind(Kind[Ad]):
    def find(self, number: int) -> Ad | None:
        return Ad.objects.select_for_update().filter(pk=number).first()

    def person(self, thing: Ad) -> Person | None:
        return thing.persona.person

    def posted(self, thing: Ad) -> datetime:
        return thing.posted

    def restriction(self, thing: Ad, at: datetime) -> Decision | None:
        return thing.decision if thing.state in STOPPED else None

    def words_edition(self, thing: Ad) -> str:
        return str(thing.version)

    def restrict(
        self, done: Done, thing: Ad, ruling: Ruling, *, by: Person, at: datetime
    ) -> Decision:
        if done not in _ACTIONS:
            raise cannot(done)
        return _ACTIONS[done](thing, ruling, by=by, at=at)

    def release(self, thing: Ad, ruling: Ruling, *, by: Person, at: datetime) -> Decision:
        return release_ad(thing, ruling, by=by, at=at, seen=thing.version)
