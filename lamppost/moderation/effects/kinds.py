"""What every kind of thing that can be decided about has to be able to do."""

from __future__ import annotations

from abc import ABC, abstractmethod
from datetime import datetime
from typing import Generic, TypeVar

from django.db import models
from django.utils.translation import gettext as _

from lamppost.core.errors import Refused
from lamppost.journal.decisions import Ruling
from lamppost.journal.models import Decision
from lamppost.journal.models.decisions import Done
from lamppost.people.models import Person

Thing = TypeVar("Thing", bound=models.Model)


class Changed(Refused):
    """It is not what whoever decides has looked at."""

    code = "thing_changed"

    def __init__(self) -> None:
        super().__init__(_("This has changed since you looked at it. Look at it once more."))


class Gone(Refused):
    """It was deleted, by its owner or with their account."""

    code = "thing_gone"

    def __init__(self) -> None:
        super().__init__(_("This is not there any more: whoever it belonged to has deleted it."))


class NotSo(Refused):
    """This cannot be done to it as it stands."""

    code = "not_so"


class Kind(ABC, Generic[Thing]):
    """One kind of thing."""

    @abstractmethod
    def find(self, number: int) -> Thing | None:
        """The thing, which nobody else changes until the transaction is over."""

    @abstractmethod
    def person(self, thing: Thing) -> Person | None:
        """Whom a decision about it touches; None once they have left."""

    @abstractmethod
    def posted(self, thing: Thing) -> datetime | None: ...

    @abstractmethod
    def restriction(self, thing: Thing, at: datetime) -> Decision | None:
        """The decision that restricts it now."""

    @abstractmethod
    def words_edition(self, thing: Thing) -> str:
        """Another whenever it reads or looks otherwise. Without a hyphen."""

    @abstractmethod
    def restrict(
        self, done: Done, thing: Thing, ruling: Ruling, *, by: Person, at: datetime
    ) -> Decision: ...

    @abstractmethod
    def release(self, thing: Thing, ruling: Ruling, *, by: Person, at: datetime) -> Decision: ...

    def undo(
        self, decision: Decision, thing: Thing, ruling: Ruling, *, by: Person, at: datetime
    ) -> Decision:
        """Undoes this decision; and whatever restricts the thing by now, where another decision
        has come after it."""
        return self.release(thing, ruling, by=by, at=at)

    def can_undo(self, decision: Decision, thing: Thing, at: datetime) -> bool:
        return self.restriction(thing, at) is not None

    def edition(self, thing: Thing, at: datetime) -> str:
        """What somebody sees who looks at it: its words, and what is decided about it."""
        restriction = self.restriction(thing, at)
        return f"{self.words_edition(thing)}-{restriction.pk if restriction else 0}"


def cannot(done: Done) -> NotSo:
    return NotSo(_("“%(done)s” is nothing that can be done to this.") % {"done": done.value})
