"""Carrying a decision out, whatever it is about."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lamppost.journal.decisions import Ruling, write_decision
from lamppost.journal.models import Decision
from lamppost.journal.models.decisions import RESTRICTIONS, Done
from lamppost.moderation.effects.ads import AdKind
from lamppost.moderation.effects.kinds import Changed, Gone, Kind, NotSo
from lamppost.moderation.effects.letters import LetterKind
from lamppost.moderation.effects.outcomes import note_outcome
from lamppost.moderation.effects.people import PersonKind
from lamppost.moderation.effects.photos import PhotoKind
from lamppost.moderation.reasons.closing import close_undone
from lamppost.moderation.reasons.telling import tell_person
from lamppost.people.models import Person

# By how the journal names things: "board.ad:17".
KINDS: dict[str, Kind[Any]] = {
    "board.ad": AdKind(),
    "relay.letter": LetterKind(),
    "board.photo": PhotoKind(),
    "people.person": PersonKind(),
}


def do(
    done: Done, subject: str, ruling: Ruling, *, by: Person, at: datetime, seen: str = ""
) -> Decision:
    """Changes the thing, writes the decision and tells whom it touches, or none of them.

    KEEP is for what nothing restricts, RESTORE for what is restricted: `allowing` says which.
    seen: the edition that whoever decides has looked at. Of two who saw the same one, the
    second is turned away. Raises Changed, Gone, NotSo, or what the room of the thing raises.
    """
    with transaction.atomic():
        kind, thing = _find(subject)
        if seen and not _is_edition(seen, kind.edition(thing, at)):
            raise Changed
        decision = _carry_out(kind, done, thing, ruling, by=by, at=at)
        _follow_up(decision)
    return decision


def restore(decision: Decision, ruling: Ruling, *, by: Person, at: datetime) -> Decision:
    """Undoes what a decision did, completely: also where another has come after it, so that the
    thing is as it was before both. Raises as `do`."""
    with transaction.atomic():
        kind, thing = _find(decision.subject)
        if not kind.can_undo(decision, thing, at):
            raise _not_restricted()
        undoing = kind.undo(decision, thing, ruling, by=by, at=at)
        _follow_up(undoing)
    return undoing


def _follow_up(decision: Decision) -> None:
    note_outcome(decision)
    tell_person(decision)
    close_undone(decision)


def allowing(subject: str) -> Done:
    """What letting a thing be amounts to: RESTORE for what is restricted, KEEP for the rest.

    Raises Gone.
    """
    return Done.RESTORE if restriction_of(subject) else Done.KEEP


def restriction_of(subject: str, *, at: datetime | None = None) -> Decision | None:
    """The decision that restricts it now. Raises Gone."""
    with transaction.atomic():
        kind, thing = _find(subject)
        return kind.restriction(thing, at or timezone.now())


def edition_of(subject: str) -> str:
    """What somebody sees of it at this moment. Raises Gone."""
    with transaction.atomic():
        kind, thing = _find(subject)
        return kind.edition(thing, timezone.now())


def _find(subject: str) -> tuple[Kind[Any], models.Model]:
    name, _colon, number = subject.partition(":")
    if name not in KINDS:
        raise NotSo(_("Nothing can be decided about this here."))
    thing = KINDS[name].find(int(number))
    if thing is None:
        raise Gone
    return KINDS[name], thing


def _not_restricted() -> NotSo:
    return NotSo(_("Nothing restricts this any more."))


def _is_edition(seen: str, now: str) -> bool:
    """Also of the words alone, for whoever did not look at what was decided."""
    return seen in (now, now.partition("-")[0])


def _carry_out(
    kind: Kind[Any], done: Done, thing: models.Model, ruling: Ruling, *, by: Person, at: datetime
) -> Decision:
    if done in RESTRICTIONS:
        return kind.restrict(done, thing, ruling, by=by, at=at)
    restriction = kind.restriction(thing, at)
    if done == Done.RESTORE:
        if restriction is None:
            raise _not_restricted()
        return kind.release(thing, ruling, by=by, at=at)
    if restriction is not None:
        raise NotSo(_("This is restricted: it can be given back, or stay as it is."))
    return write_decision(
        done,
        thing,
        ruling,
        by=by,
        at=at,
        person=kind.person(thing),
        content_at=kind.posted(thing),
    )
