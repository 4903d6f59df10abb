"""What one side sets for itself: seen, muted, kept, noted, met."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lamppost.core.errors import Refused
from lamppost.core.sealing import seal
from lamppost.journal.actions import record
from lamppost.people.models import Person
from lamppost.relay.models import Conversation, Side
from lamppost.relay.sides import other_side, person_of
from lamppost.standing.actions import note_meeting

NOTE_LENGTH = 2_000


class NoteRefused(Refused):
    """A note that cannot be kept."""

    code = "note_refused"


class NotMet(Refused):
    """A meeting that cannot be noted."""

    code = "not_met"


def read_to(side: Side, letter_id: int) -> None:
    """Everything up to this letter has been seen; going back marks nothing unread."""
    Side.objects.filter(pk=side.pk, read_until__lt=letter_id).update(read_until=letter_id)


def mute(side: Side, *, on: bool) -> None:
    """Off: also a mailbox that mails came back from is tried anew."""
    anew = {} if on else {"mail_failed": None}
    Side.objects.filter(pk=side.pk).update(is_muted=on, **anew)


def give_contact(side: Side) -> None:
    """They were asked whether the other is to have their number, and meant it: asked once."""
    Side.objects.filter(pk=side.pk).update(has_given_contact=True)


def keep_in_touch(side: Side, *, on: bool, by: Person) -> None:
    """Once both want it, the masks outlive the ad."""
    with transaction.atomic():
        if Side.objects.filter(pk=side.pk, keeps=not on).update(keeps=on):
            record("conversation.kept" if on else "conversation.let_go", side.conversation, by=by)


def note_to_self(side: Side, text: str) -> None:
    """Sealed: nobody else reads it, and no backup of the database does. Raises NoteRefused."""
    if len(text) > NOTE_LENGTH:
        raise NoteRefused(_("A note has at most 2,000 characters."))
    Side.objects.filter(pk=side.pk).update(note=seal(text) if text.strip() else b"")


def pass_over(side: Side, on: date) -> None:
    """They do not say whether they met on the day that the other has named; nobody is told."""
    Side.objects.filter(pk=side.pk).update(passed_over=on)


def say_met(side: Side, on: date, *, by: Person, at: datetime) -> bool:
    """One side's word that they met on this day; True once the other has said the same day.

    Nobody is asked why they say nothing. Raises NotMet.
    """
    if not side.conversation.began.date() <= on <= at.date():
        raise NotMet(_("That day lies before your first letter, or has not come yet."))
    with transaction.atomic():
        # Should both say so at the same moment, the second waits here and finds the first's word.
        Conversation.objects.select_for_update().get(pk=side.conversation_id)
        Side.objects.filter(pk=side.pk).update(met_on=on)
        other = other_side(side)
        if other.met_on != on or person_of(other) is None:
            return False
        _note_both(side, on, by=by, at=at)
    return True


def confirm_met(side: Side, on: date, *, by: Person, at: datetime) -> None:
    """That both have shown that they met on this day: it stands as if each had said so, and
    counts once, whichever of the two ways it was said in. Within the caller's transaction."""
    Side.objects.filter(conversation=side.conversation_id).update(met_on=on)
    _note_both(side, on, by=by, at=at)


def _note_both(side: Side, on: date, *, by: Person, at: datetime) -> None:
    other = other_side(side)
    if who := person_of(other):
        key = f"relay.conversation:{side.conversation_id}:{on.isoformat()}"
        note_meeting(by, who, key=key, on=on, at=at, under=(side.persona, other.persona))
        record("conversation.met", side.conversation, by=by, at=at)
