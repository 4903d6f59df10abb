"""What decisions do to single photos of ads."""

from __future__ import annotations

from datetime import datetime

from lamppost.board.actions.deciding_photos import remove_photo, restore_photo
from lamppost.board.models import Photo
from lamppost.journal.decisions import Ruling
from lamppost.journal.models import Decision
from lamppost.journal.models.decisions import Done
from lamppost.moderation.effects.kinds import Kind, cannot
from lamppost.people.models import Person


class PhotoKind(Kind[Photo]):
    def find(self, number: int) -> Photo | None:
        # The lock is on the photo alone: its ad may have none.
        return Photo.objects.select_for_update().filter(pk=number, ad__isnull=False).first()

    def person(self, thing: Photo) -> Person | None:
        return thing.ad.persona.person if thing.ad else None

    def posted(self, thing: Photo) -> datetime:
        return thing.added

    def restriction(self, thing: Photo, at: datetime) -> Decision | None:
        return thing.decision

    def words_edition(self, thing: Photo) -> str:
        return thing.digest[:12]

    def restrict(
        self, done: Done, thing: Photo, ruling: Ruling, *, by: Person, at: datetime
    ) -> Decision:
        if done not in (Done.REFUSE, Done.REMOVE):
            raise cannot(done)
        return remove_photo(thing, ruling, by=by, at=at)

    def release(self, thing: Photo, ruling: Ruling, *, by: Person, at: datetime) -> Decision:
        return restore_photo(thing, ruling, by=by, at=at)
