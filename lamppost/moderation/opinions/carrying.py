"""Where proposals that come to count are handed to second opinions."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from lamppost.journal.models import Decision
from lamppost.moderation.models import Choice, Opinion, Proposal
from lamppost.moderation.opinions.comparing import NotYours, second_given, settle
from lamppost.moderation.opinions.needing import why_second
from lamppost.moderation.opinions.opening import open_opinion
from lamppost.moderation.queue.items import Queue


def carry_out(proposal: Proposal, at: datetime) -> bool:
    """Whether this room has taken the proposal over: then nothing else is to be done with it.

    Call it before a proposal takes effect, in the transaction in which it would. False for most,
    and for a sample: that takes effect, and is compared later. Raises Refused children.
    """
    if proposal.queue == Queue.OPINIONS:
        _answer(proposal, at)
        return True
    why = why_second(
        proposal.item, proposal.choice, proposal.policy, until=proposal.until, at=proposal.at
    )
    if not why or (why == Opinion.Why.SAMPLE and _still_waits(proposal)):
        return False
    open_opinion(proposal, why, at=at)
    return why != Opinion.Why.SAMPLE


def note_effect(proposal: Proposal, decision: Decision) -> None:
    """What came of a first choice that took effect: of a sample it stands beside the second's."""
    Opinion.objects.filter(first=proposal).update(decision=decision)


def _answer(proposal: Proposal, at: datetime) -> None:
    opinion = Opinion.objects.select_related("first", "second").filter(pk=proposal.number).first()
    if opinion is None or opinion.state == Opinion.State.DONE:
        raise NotYours(_("Somebody else has just said what they think of this."))
    if opinion.state == Opinion.State.WAITING:
        second_given(opinion, proposal, at=at)
    else:
        settle(opinion, proposal, at=at)


def _still_waits(proposal: Proposal) -> bool:
    """Where the thing stands in the queue as before: a second look would come twice, and show
    that its person alone was suspended."""
    is_held = proposal.queue in (Queue.ADS, Queue.LETTERS)
    return is_held and proposal.choice == Choice.SUSPEND and not proposal.removes
