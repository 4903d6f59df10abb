"""Objecting to a decision: once, within six months, without an account."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from lamppost.core.errors import Refused
from lamppost.journal.actions import record
from lamppost.journal.models import Decision
from lamppost.journal.models.decisions import Done
from lamppost.moderation.models import Appeal
from lamppost.moderation.models.appeals import OBJECTION_LENGTH
from lamppost.moderation.reasons import appeal_mails
from lamppost.moderation.reasons.statement import OBJECT_WITHIN

HEAR_WITHIN = timedelta(days=3)
# A hold or a suspension is over by itself soon: an objection heard after that is worth nothing.
HEAR_SOON = timedelta(days=1)
_SHORT = (Done.HOLD, Done.SUSPEND)


class AppealRefused(Refused):
    """An objection that cannot be taken, or not be heard like this."""

    code = "appeal_refused"


def object_to(decision: Decision, words: str, *, at: datetime) -> Appeal:
    """The objection; the one that is there already if there is one. Raises AppealRefused."""
    if earlier := appeal_to(decision):
        return earlier
    if sentence := why_not_objected_to(decision, at):
        raise AppealRefused(sentence)
    if not words.strip():
        raise AppealRefused(_("Say what is wrong with it, in a sentence or two."))
    if len(words) > OBJECTION_LENGTH:
        raise AppealRefused(_("At most 5,000 characters, please."))
    with transaction.atomic():
        # Whoever clicks twice waits here for the first click, and gets its objection.
        appeal, is_new = Appeal.objects.get_or_create(
            decision=decision,
            defaults={
                "first_by": decision.by,
                "words": words,
                "at": at,
                "look_by": at + (HEAR_SOON if decision.done in _SHORT else HEAR_WITHIN),
            },
        )
        if is_new:
            record("appeal.made", appeal, by=decision.person, at=at, about=decision.subject)
            appeal_mails.tell_of_receipt(appeal)
    return appeal


def appeal_to(decision: Decision) -> Appeal | None:
    return Appeal.objects.filter(decision=decision).first()


def why_not_objected_to(decision: Decision, at: datetime) -> str:
    """A sentence; "" if an objection can be made."""
    if not decision.is_restriction:
        return _("This decision restricts nothing: there is nothing to object to.")
    if at >= decision.at + OBJECT_WITHIN:
        return _(
            "Objections are possible for six months, and these are over. A court, or a body that "
            "settles disputes out of court, may still hear you."
        )
    if Decision.objects.filter(undoes=decision).exists():
        return _("This decision has been undone already.")
    return ""
