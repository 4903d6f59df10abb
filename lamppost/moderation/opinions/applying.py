"""What somebody has chosen, done to the thing that a second opinion is about."""

from __future__ import annotations

from copy import copy
from datetime import datetime

from django.utils.translation import gettext as _

from lamppost.core.errors import Refused
from lamppost.journal.models import Decision
from lamppost.journal.models.decisions import Source
from lamppost.moderation.models import Case, Opinion, Proposal
from lamppost.moderation.opinions.others import person_named
from lamppost.moderation.queue.items import Item, Queue
from lamppost.moderation.reviewing.deciding import decide
from lamppost.moderation.reviewing.entries import Entry
from lamppost.moderation.reviewing.subjects import about


class HasLeft(Refused):
    """Whoever chose it is not there any more."""

    code = "has_left"


def apply(
    opinion: Opinion, proposal: Proposal, *, at: datetime, seen: str = "", note: str = ""
) -> Decision:
    """In the caller's transaction. Raises HasLeft, or as `decide` does: nothing is done then.

    seen: the edition that the last of them has looked at. note: for others who review, beside
    what whoever chose has written.
    """
    by = person_named(proposal.by)
    if by is None:
        raise HasLeft(_("Whoever chose this has left the board: nothing was done."))
    chosen = copy(proposal)
    chosen.seen = seen
    chosen.note = "\n".join(part for part in (proposal.note, note) if part)
    return decide(chosen, _entry(opinion), by=by, at=at)


def _entry(opinion: Opinion) -> Entry:
    """As it stood in its queue when the first one looked, where it may not stand any more."""
    item = Item(Queue(opinion.queue), opinion.number)
    case = None
    if item.queue == Queue.REPORTS:
        case = Case.objects.filter(pk=item.number, state=Case.State.OPEN).first()
    source, thing = Source(opinion.source), about(opinion.subject)
    return Entry(item, opinion.subject, thing, None, source, opinion.rule, case)
