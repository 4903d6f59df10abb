"""What a proposal comes to once it counts: the thing is changed, written down and told."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.utils.translation import gettext as _

from lamppost.core.errors import Refused
from lamppost.journal.actions import name_of
from lamppost.journal.decisions import Ruling, write_decision
from lamppost.journal.models import Decision
from lamppost.journal.models.decisions import Done, Policy
from lamppost.moderation.effects import allowing, do
from lamppost.moderation.models import Case, Choice, Proposal
from lamppost.moderation.reports.cases import close_case, close_case_about
from lamppost.moderation.reviewing.entries import Entry
from lamppost.people.models import Person, Persona
from lamppost.relay.models import LetterPhoto

_DONE = {Choice.HOLD: Done.HOLD, Choice.REFUSE: Done.REFUSE, Choice.REMOVE: Done.REMOVE}


def decide(proposal: Proposal, entry: Entry, *, by: Person, at: datetime) -> Decision:
    """Within the caller's transaction. Raises Refused if it cannot be done to the thing as it
    stands: then nothing of it has happened."""
    if proposal.choice == Choice.SUSPEND:
        decision = _suspend(proposal, entry, by=by, at=at)
    elif entry.about is None:
        # Whoever reported it is told that somebody has looked, though there is nothing left.
        decision = write_decision(
            Done.KEEP, entry.subject, ruling_for(proposal, entry), by=by, at=at
        )
    else:
        decision = _do(proposal, entry, by=by, at=at)
    _close_case(entry, decision, at=at)
    return decision


def ruling_for(proposal: Proposal, entry: Entry) -> Ruling:
    before = getattr(entry.about.thing, "decision", None) if entry.about else None
    is_allowed = proposal.choice == Choice.ALLOW
    return Ruling(
        # Nothing is held against what is let through.
        policy=Policy.CHECK if is_allowed else Policy(proposal.policy),
        rule=entry.rule,
        source=entry.source,
        facts=before.facts if before and before.is_restriction else "",
        reasons=proposal.words,
        note=proposal.note,
        until=proposal.until,
    )


def subject_of_effect(entry: Entry) -> str:
    """What a decision changes: of a name the person behind it, of a letter's photo the letter."""
    thing = entry.about.thing if entry.about else None
    if isinstance(thing, Persona):
        return name_of(thing.person)
    if isinstance(thing, LetterPhoto):
        return name_of(thing.letter)
    return entry.subject


def _do(proposal: Proposal, entry: Entry, *, by: Person, at: datetime) -> Decision:
    subject = subject_of_effect(entry)
    is_allowed = proposal.choice == Choice.ALLOW
    person = entry.about.person if entry.about else None
    if is_allowed and person and subject == name_of(person):
        # That nothing is found in a report lifts no suspension that has other reasons.
        ruling = ruling_for(proposal, entry)
        return write_decision(Done.KEEP, person, ruling, by=by, at=at, person=person)
    done = allowing(subject) if is_allowed else _DONE[Choice(proposal.choice)]
    return do(done, subject, ruling_for(proposal, entry), by=by, at=at, seen=proposal.seen)


class NobodyThere(Refused):
    code = "nobody_there"


def _suspend(proposal: Proposal, entry: Entry, *, by: Person, at: datetime) -> Decision:
    """The person; and the thing, too, if that was chosen: its end is no end of the suspension."""
    person = entry.about.person if entry.about else None
    if person is None:
        raise NobodyThere(_("Whoever this was by has left the board."))
    ruling = ruling_for(proposal, entry)
    suspended = do(Done.SUSPEND, name_of(person), ruling, by=by, at=at)
    subject = subject_of_effect(entry)
    if not proposal.removes or subject == name_of(person):
        return suspended
    ruling = replace(ruling, until=None)
    return do(Done.REMOVE, subject, ruling, by=by, at=at, seen=proposal.seen)


def _close_case(entry: Entry, decision: Decision, *, at: datetime) -> None:
    if isinstance(entry.row, Case):
        close_case(entry.row, decision, at=at)
    elif entry.about is not None:
        close_case_about(decision, at=at)
