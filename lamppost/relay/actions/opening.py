"""The first letter about an ad."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lamppost.board.models import Ad, State
from lamppost.core.errors import Refused
from lamppost.core.limits import Limit
from lamppost.journal.actions import record
from lamppost.people.models import Persona
from lamppost.relay.actions.writing import NewLetter, add_letter, screened
from lamppost.relay.models import Conversation, Side

# Somebody who looks for a room writes to thirty people in a day; a flood is hundreds.
OPENING = Limit("open_conversation", times=40, per_secs=24 * 60 * 60)


class CannotWrite(Refused):
    """A letter that cannot be written, whatever it says."""

    code = "cannot_write"


def conversation_about(ad: Ad, writer: Persona) -> Conversation | None:
    """The conversation that this persona has begun about the ad, if there is one."""
    return Conversation.objects.filter(
        ad=ad, sides__persona=writer, sides__role=Side.Role.WRITER
    ).first()


def open_conversation(ad: Ad, new: NewLetter, *, by: Persona, at: datetime) -> Conversation:
    """Begins a conversation with its first letter; the one that is there already, if there is.

    What the poster asks must have been met: see `asking.answer_asks`, which calls this.
    Raises CannotWrite or LetterRefused.
    """
    if ad.persona.person_id == by.person_id:
        raise CannotWrite(_("This is your own ad."))
    if ad.state != State.LIVE:
        raise CannotWrite(_("This ad is not up any more: nobody can answer it."))
    OPENING.spend(str(by.person_id))
    found = screened(new, earlier=0)
    with transaction.atomic():
        # Whoever clicks twice waits here for the first click, and then finds its conversation.
        Persona.objects.select_for_update().get(pk=by.pk)
        conversation = conversation_about(ad, by) or _begin(ad, by, at)
        side = conversation.sides.get(role=Side.Role.WRITER)
        add_letter(side, new, found, at=at)
    return conversation


def _begin(ad: Ad, writer: Persona, at: datetime) -> Conversation:
    conversation = Conversation.objects.create(ad=ad, ad_title=ad.title, began=at, last_at=at)
    for role, persona in ((Side.Role.POSTER, ad.persona), (Side.Role.WRITER, writer)):
        Side.objects.create(
            conversation=conversation, role=role, persona=persona, name=persona.name
        )
    record("conversation.began", conversation, by=writer.person, at=at)
    return conversation
