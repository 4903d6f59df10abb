"""A letter that nobody but those who look after the board may read. `moderation` calls these."""

from __future__ import annotations

from datetime import datetime

from django.db import models, transaction

from lamppost.journal.actions import record
from lamppost.journal.decisions import Ruling, write_decision
from lamppost.journal.models.decisions import Done
from lamppost.relay.models import Letter
from lamppost.relay.sides import person_of


def hide_letter(
    letter: Letter, ruling: Ruling, *, by: models.Model | str, at: datetime, look_by: datetime
) -> bool:
    """Takes a letter that was sent out of the other's sight until somebody has looked at it.
    False: it was out of it already."""
    return _move(
        letter, Letter.State.SENT, Letter.State.HELD, Done.HOLD, ruling, by, at, look_by=look_by
    )


def take_letter_away(
    letter: Letter, ruling: Ruling, *, by: models.Model | str, at: datetime
) -> bool:
    """Of a held one: for good. False: it was not held."""
    return _move(letter, Letter.State.HELD, Letter.State.REFUSED, Done.REMOVE, ruling, by, at)


def _move(
    letter: Letter,
    before: Letter.State,
    after: Letter.State,
    done: Done,
    ruling: Ruling,
    by: models.Model | str,
    at: datetime,
    look_by: datetime | None = None,
) -> bool:
    standing = Letter.objects.filter(pk=letter.pk, state=before)
    with transaction.atomic():
        if not standing.exists():
            return False
        decision = write_decision(
            done, letter, ruling, by=by, at=at,
            person=person_of(letter.side), content_at=letter.written,
        )  # fmt: skip
        if not standing.update(state=after, decision=decision, look_by=look_by):
            transaction.set_rollback(True)
            return False
        record(f"letter.{after.value}", letter, by=by, at=at)
    letter.refresh_from_db()
    return True
