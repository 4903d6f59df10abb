"""Choosing something about an item, and taking that back while it does not count yet."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from lamppost.core.errors import Refused
from lamppost.journal.actions import name_of, record
from lamppost.moderation.models import Choice, Proposal, Steward
from lamppost.moderation.queue.claims import take
from lamppost.moderation.queue.items import Item
from lamppost.moderation.queue.listing import may_decide
from lamppost.moderation.reviewing.entries import entry_of
from lamppost.moderation.reviewing.forms import Chosen
from lamppost.moderation.reviewing.own import is_their_own
from lamppost.moderation.stewards import refuse_out_of_rank

UNDO_WITHIN = timedelta(seconds=10)


class ProposalRefused(Refused):
    """It cannot be chosen, or not any more."""

    code = "proposal_refused"


def propose(item: Item, chosen: Chosen, *, by: Steward, at: datetime) -> Proposal:
    """A second click makes no second one. Raises ProposalRefused or OutOfRank."""
    if own := waiting_about(item, by):
        return own
    _may(item, chosen, by, at)
    try:
        with transaction.atomic():
            proposal = Proposal.objects.create(
                queue=item.queue.value,
                number=item.number,
                by=name_of(by.person),
                at=at,
                counts_from=at + UNDO_WITHIN,
                choice=chosen.choice,
                policy=chosen.policy,
                words=chosen.words,
                note=chosen.note,
                until=chosen.until,
                removes=chosen.removes,
                seen=chosen.seen,
                took_secs=chosen.took_secs,
            )
    except IntegrityError:
        # Of two at the same moment the database lets one through.
        if own := waiting_about(item, by):
            return own
        raise ProposalRefused(_("Somebody else has just decided about this.")) from None
    return proposal


def _may(item: Item, chosen: Chosen, by: Steward, at: datetime) -> None:
    entry = entry_of(item)
    if entry is None:
        raise ProposalRefused(_("Nobody has to look at this any more."))
    if is_their_own(entry, by):
        raise ProposalRefused(_("This is yours, or was decided by you: somebody else decides."))
    if not may_decide(by, item, at):
        raise ProposalRefused(_("This waits for somebody else now."))
    if chosen.choice == Choice.SUSPEND and entry.about and entry.about.person:
        refuse_out_of_rank(entry.about.person, by=by)
    if not take(item, by, at):
        raise ProposalRefused(_("Somebody else is looking at this."))


def waiting_about(item: Item, by: Steward) -> Proposal | None:
    """What they have chosen and can still take back."""
    mine = Proposal.objects.filter(by=name_of(by.person), state=Proposal.State.WAITING)
    return mine.filter(queue=item.queue.value, number=item.number).first()


def undo(number: int, *, by: Steward, at: datetime) -> tuple[Item, dict[str, Any]]:
    """The item, and all that was chosen and typed. Raises ProposalRefused if it counts already."""
    mine = Proposal.objects.filter(pk=number, by=name_of(by.person))
    with transaction.atomic():
        proposal = mine.first()
        gone = mine.filter(state=Proposal.State.WAITING, counts_from__gt=at).delete()[0]
        if proposal is None or not gone:
            raise ProposalRefused(
                _("It counts already. What was done can be undone by another decision.")
            )
        # Not what was chosen: it never counted.
        record("proposal.undone", by.person, by=by.person, at=at, item=str(proposal.item))
    return proposal.item, _typed(proposal)


def _typed(proposal: Proposal) -> dict[str, Any]:
    """As the form has it, in values that a session keeps."""
    ends = proposal.until
    return {
        "policy": proposal.policy,
        "words": proposal.words,
        "note": proposal.note,
        "removes": proposal.removes,
        **(
            {"days": str(max(1, round((ends - proposal.at).total_seconds() / 86_400)))}
            if ends
            else {}
        ),
    }
