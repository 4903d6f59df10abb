"""Hearing an objection: by somebody other than who decided first, and undone completely."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lamppost.journal.actions import name_of, record
from lamppost.journal.decisions import Ruling, write_decision
from lamppost.journal.models import Decision
from lamppost.journal.models.decisions import Done, Policy, Source
from lamppost.moderation.effects import Gone, NotSo, restore, restriction_of
from lamppost.moderation.effects.outcomes import note_upheld
from lamppost.moderation.models import Appeal, ChildCase
from lamppost.moderation.opinions.needing import GRAVE
from lamppost.moderation.reasons import appeal_mails
from lamppost.moderation.reasons.objecting import AppealRefused
from lamppost.people.models import Person


def hear(appeal: Appeal, overturn: bool, answer: str, *, by: Person, at: datetime) -> Decision:
    """Ends an objection: what was decided is undone completely, or kept. The person is told.

    answer: what they are told, in the hearer's words. Raises AppealRefused for whoever decided
    first, whom it touches, and of two who hear it at once for the second.
    """
    with transaction.atomic():
        open_one = Appeal.objects.select_for_update().filter(pk=appeal.pk, state=Appeal.State.OPEN)
        standing = open_one.first()
        if standing is None:
            raise AppealRefused(_("Somebody else has heard this objection meanwhile."))
        _refuse_partial(standing, by, at)
        ruling = _ruling(standing.decision, answer)
        outcome = (_undo if overturn else _keep)(standing.decision, ruling, by, at)
        standing.state = Appeal.State.OVERTURNED if overturn else Appeal.State.UPHELD
        standing.heard_by, standing.heard = name_of(by), at
        standing.answer, standing.outcome = answer, outcome
        standing.save(update_fields=["state", "heard_by", "heard", "answer", "outcome"])
        record("appeal.heard", standing, by=by, at=at, outcome=standing.state)
        appeal_mails.tell_of_outcome(standing)
    appeal.refresh_from_db()
    return outcome


def may_hear(appeal: Appeal, person: Person, at: datetime) -> bool:
    """Whether it was neither them who decided, nor is about something of theirs."""
    return name_of(person) not in _concerned(appeal, at)


def _refuse_partial(appeal: Appeal, by: Person, at: datetime) -> None:
    if not may_hear(appeal, by, at):
        raise AppealRefused(
            _("Somebody else hears this: you have decided about it, or it is yours.")
        )


def _concerned(appeal: Appeal, at: datetime) -> set[str]:
    """Also whoever has decided about the thing since: that would be undone with it."""
    concerned = {appeal.first_by, appeal.decision.person}
    try:
        holds = restriction_of(appeal.decision.subject, at=at)
    except (Gone, NotSo):
        holds = None
    return concerned | ({holds.by} if holds else set())


def _ruling(decision: Decision, answer: str) -> Ruling:
    return Ruling(policy=Policy(decision.policy), source=Source.APPEAL, reasons=answer)


def _undo(decision: Decision, ruling: Ruling, by: Person, at: datetime) -> Decision:
    _refuse_to_undo_graver(decision, at)
    try:
        return restore(decision, ruling, by=by, at=at)
    except (Gone, NotSo):
        # Nothing is left to give back. That it was wrong is written down all the same.
        ended = Decision.objects.filter(undoes=decision).first()
        return ended or _write(Done.RESTORE, decision, ruling, by, at, undoes=decision)


def _refuse_to_undo_graver(decision: Decision, at: datetime) -> None:
    """What is undone takes with it what came after it. Not what was decided over a grave clause
    by two people, or waits for those who look after child safety: an objection to the hold
    before it would otherwise put the thing up again."""
    if ChildCase.objects.filter(subject=decision.subject, state=ChildCase.State.OPEN).exists():
        raise AppealRefused(
            _("Others are still looking at this. Hear the objection once they have decided.")
        )
    try:
        holds = restriction_of(decision.subject, at=at)
    except (Gone, NotSo):
        return
    if holds and holds != decision and holds.policy in GRAVE:
        raise AppealRefused(
            _(
                "Something weightier has been decided about this since, and stands until somebody "
                "objects to that. This objection cannot undo it: say so in the answer."
            )
        )


def _keep(decision: Decision, ruling: Ruling, by: Person, at: datetime) -> Decision:
    note_upheld(decision.subject, at=at)
    return _write(Done.KEEP, decision, ruling, by, at)


def _write(
    done: Done,
    decision: Decision,
    ruling: Ruling,
    by: Person,
    at: datetime,
    undoes: Decision | None = None,
) -> Decision:
    """About the same thing, which may not be there any more."""
    return write_decision(
        done,
        decision.subject,
        ruling,
        by=by,
        at=at,
        person=decision.person or None,
        content_at=decision.content_at,
        undoes=undoes,
    )
