"""Objections that nobody has to hear any more."""

from __future__ import annotations

from datetime import datetime

from lamppost.journal.actions import record
from lamppost.journal.models import Decision
from lamppost.journal.models.decisions import Source
from lamppost.moderation.models import Appeal
from lamppost.moderation.reasons import appeal_mails

BY_RELEASE = "release"  # undone before anybody had heard it: by whom says the decision
BY_ERASURE = "erasure"


def close_undone(decision: Decision) -> None:
    """What was objected to is undone: the objection is right, and its maker is told. In the
    transaction of the decision that undoes it, unless that comes from the hearing itself."""
    if decision.undoes is None or decision.source == Source.APPEAL:
        return
    appeal = Appeal.objects.filter(decision=decision.undoes, state=Appeal.State.OPEN).first()
    if appeal is None:
        return
    appeal.state, appeal.outcome = Appeal.State.OVERTURNED, decision
    appeal.heard_by, appeal.heard = BY_RELEASE, decision.at
    appeal.save(update_fields=["state", "outcome", "heard_by", "heard"])
    record("appeal.closed", appeal, by=decision.by, at=decision.at)
    appeal_mails.tell_of_outcome(appeal)


def close_gone(person: str, *, at: datetime) -> None:
    """Of somebody who leaves: nobody is there to be told, and their words go."""
    theirs = Appeal.objects.filter(decision__person=person)
    waiting = theirs.filter(state=Appeal.State.OPEN)
    waiting.update(state=Appeal.State.GONE, heard_by=BY_ERASURE, heard=at)
    theirs.update(words="", answer="")
