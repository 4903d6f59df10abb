"""What is decided about a letter by those who review. `moderation` calls these."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from lamppost.core.errors import Refused
from lamppost.journal.actions import lines_about, record
from lamppost.journal.decisions import Ruling, write_decision
from lamppost.journal.models import Decision
from lamppost.journal.models.decisions import Done
from lamppost.people.models import Person
from lamppost.relay import mails
from lamppost.relay.actions.first_exchange import open_with_letter
from lamppost.relay.models import Conversation, Letter, Side
from lamppost.relay.sides import nothing_passes, other_side, person_of
from lamppost.screening.rulings import LOOK_WITHIN

By = models.Model | str
_DONE = {
    Letter.State.HELD: Done.HOLD,
    Letter.State.REFUSED: Done.REFUSE,
    Letter.State.REMOVED: Done.REMOVE,
}


class LetterMoved(Refused):
    """The letter is no longer in a state that this can be done from: somebody else was first."""

    code = "letter_moved"


def hold_letter(
    letter: Letter, ruling: Ruling, *, by: By, at: datetime, look_by: datetime | None = None
) -> Decision:
    """Keeps a letter from its reader until somebody has looked: one that came, too."""
    from_states = {Letter.State.SENT, Letter.State.HELD}
    until = look_by or at + LOOK_WITHIN
    return _restrict(letter, Letter.State.HELD, from_states, ruling, by, at, look_by=until)


def refuse_letter(letter: Letter, ruling: Ruling, *, by: By, at: datetime) -> Decision:
    """It never comes through. Its reader does not learn that there was one."""
    from_states = {Letter.State.HELD, Letter.State.DROPPED}
    return _restrict(letter, Letter.State.REFUSED, from_states, ruling, by, at)


def remove_letter(letter: Letter, ruling: Ruling, *, by: By, at: datetime) -> Decision:
    """Takes away one that came: its reader sees that there was a letter, and no word of it."""
    return _restrict(letter, Letter.State.REMOVED, {Letter.State.SENT}, ruling, by, at)


def release_letter(letter: Letter, ruling: Ruling, *, by: By, at: datetime) -> Decision:
    """Undoes whatever decision restricts a letter.

    One that had come is there again. One that had not goes on its way as a new letter does;
    unless one of the two blocks the other by now, or the conversation has ended: then it is
    dropped, as one that is written then. Raises LetterMoved.
    """
    ending = letter.decision
    with transaction.atomic():
        # Whoever ends the conversation at this moment waits, or has won.
        talk = Conversation.objects.select_for_update().get(pk=letter.conversation_id)
        standing = Letter.objects.select_for_update().get(pk=letter.pk)
        if standing.state not in _DONE or standing.decision_id != (ending.pk if ending else None):
            raise LetterMoved(_("Somebody else has decided about this letter meanwhile."))
        had_come = has_come(standing)
        passes = had_come or (
            talk.state == Conversation.State.OPEN and not nothing_passes(standing.side)
        )
        decision = _write(Done.RESTORE, letter, ruling, by, at, undoes=ending)
        Letter.objects.filter(pk=letter.pk).update(
            state=Letter.State.SENT if passes else Letter.State.DROPPED,
            decision=decision,
            look_by=None,
        )
        record("letter.released", letter, by=by, reason=ruling.rule, at=at)
        letter.refresh_from_db()
        if passes and not had_come:
            _send_on(letter, by, at)
    return decision


def has_come(letter: Letter) -> bool:
    """Whether its reader has had it, before it was restricted."""
    if letter.state in (Letter.State.SENT, Letter.State.REMOVED):
        return True
    taken = lines_about(letter).filter(act__in=_ACTS.values()).order_by("pk")
    return any(line.details.get("was") == Letter.State.SENT for line in taken)


def _send_on(letter: Letter, by: By, at: datetime) -> None:
    """As one that has just been written: new to its reader, mailed, with what came with it."""
    reader = other_side(letter.side)
    if reader.read_until >= letter.pk:
        # They have read what came after it: it would count as read, too.
        Side.objects.filter(pk=reader.pk).update(read_until=letter.pk - 1)
    Conversation.objects.filter(pk=letter.conversation_id).update(last_at=at)
    open_with_letter(letter, at=at, by=by if isinstance(by, Person) else None)
    mails.tell_of_letter(letter)


_ACTS = {
    Letter.State.HELD: "letter.held",
    Letter.State.REFUSED: "letter.refused",
    Letter.State.REMOVED: "letter.removed",
}


def _restrict(
    letter: Letter,
    state: Letter.State,
    from_states: Collection[Letter.State],
    ruling: Ruling,
    by: By,
    at: datetime,
    look_by: datetime | None = None,
) -> Decision:
    with transaction.atomic():
        standing = Letter.objects.select_for_update().filter(pk=letter.pk)
        was = standing.values_list("state", flat=True).first() or ""
        # Before it is known who wins: whoever loses takes it back with the transaction.
        decision = _write(_DONE[state], letter, ruling, by, at)
        changes: dict[str, Any] = {"state": state, "decision": decision, "look_by": look_by}
        if not Letter.objects.filter(pk=letter.pk, state__in=from_states).update(**changes):
            raise LetterMoved(_("Somebody else has decided about this letter meanwhile."))
        record(_ACTS[state], letter, by=by, reason=ruling.rule, at=at, was=was)
    letter.refresh_from_db()
    return decision


def _write(
    done: Done,
    letter: Letter,
    ruling: Ruling,
    by: By,
    at: datetime,
    undoes: Decision | None = None,
) -> Decision:
    return write_decision(
        done,
        letter,
        ruling,
        by=by,
        at=at,
        person=person_of(letter.side),
        content_at=letter.written,
        undoes=undoes,
    )
