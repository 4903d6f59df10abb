"""What becomes of a thing once two have looked at it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lamppost.core.errors import Refused
from lamppost.journal.actions import record
from lamppost.moderation.models import Choice, Opinion, Proposal, Rank
from lamppost.moderation.opinions.applying import apply
from lamppost.moderation.opinions.needing import is_serious, weigh
from lamppost.moderation.opinions.others import others_than
from lamppost.screening.rulings import LOOK_WITHIN

State = Opinion.State


class NotYours(Refused):
    """Somebody else has to say something about it."""

    code = "not_yours"


def second_given(opinion: Opinion, proposal: Proposal, *, at: datetime) -> Opinion:
    """Compares the two. Where they agree it takes effect, or, of a sample, has already; where they
    do not, a senior decides. Raises NotYours, or what the thing's room raises."""
    if proposal.by == opinion.first.by:
        raise NotYours(_("You have been the first to look at this: somebody else is the second."))
    agrees = None if opinion.first.choice == Choice.ASK else agree(opinion.first, proposal)
    is_settled = agrees or (agrees is None and not _needs_third(opinion, proposal))
    with transaction.atomic():
        waiting = Opinion.objects.filter(pk=opinion.pk, state=State.WAITING)
        state = State.DONE if is_settled else State.DIFFER
        changes = {} if is_settled else {"look_by": at + LOOK_WITHIN}
        if not waiting.update(second=proposal, agrees=agrees, state=state, **changes):
            raise NotYours(_("Somebody else has just said what they think of this."))
        Proposal.objects.filter(pk=proposal.pk).update(state=Proposal.State.COMPARED)
        # Neither what was chosen nor by whom first: who reads the journal may be the next.
        record("opinion.given", opinion, by=proposal.by, at=at, why=opinion.why, agrees=agrees)
        opinion.refresh_from_db()
        if is_settled:
            _conclude(opinion, _milder(opinion.first, proposal), proposal.seen, at)
    return opinion


def agree(one: Proposal, other: Proposal) -> bool:
    """Whether they chose the same, and for the same reason where it restricts somebody: that is
    what the person reads. Two suspensions need not be of the same length."""
    if one.choice != other.choice or one.choice == Choice.ASK:
        return False
    return one.choice == Choice.ALLOW or one.policy == other.policy


def _needs_third(opinion: Opinion, second: Proposal) -> bool:
    """The first only asked, so the second's word is the only one there is."""
    if second.choice == Choice.ASK:
        return True
    item = opinion.first.item
    return is_serious(weigh(item, second.choice, second.policy, until=second.until, at=second.at))


def _milder(first: Proposal, second: Proposal) -> Proposal:
    """Of two that agree the first, unless the second suspends for less long."""
    if first.choice == Choice.ASK:
        return second
    sooner = first.until and second.until and second.until < first.until
    return second if sooner else first


def settle(opinion: Opinion, proposal: Proposal, *, at: datetime) -> Opinion:
    """A senior has seen both, and decides. Raises NotYours, or what the thing's room raises."""
    if proposal.choice == Choice.ASK:
        raise NotYours(_("Two have been asked already: choose what is to be done."))
    seniors = others_than(
        opinion.first.by, opinion.second.by if opinion.second else "", rank=Rank.SENIOR
    )
    if not any(f"people.person:{one.person_id}" == proposal.by for one in seniors):
        raise NotYours(_("A senior who has not looked at this before decides about it."))
    with transaction.atomic():
        differing = Opinion.objects.filter(pk=opinion.pk, state=State.DIFFER)
        if not differing.update(settled=proposal, state=State.DONE):
            raise NotYours(_("Somebody else has just decided about this."))
        Proposal.objects.filter(pk=proposal.pk).update(state=Proposal.State.COMPARED)
        with_first = agree(opinion.first, proposal)
        record("opinion.settled", opinion, by=proposal.by, at=at, with_first=with_first)
        opinion.refresh_from_db()
        _conclude(opinion, proposal, proposal.seen, at)
    return opinion


def _conclude(opinion: Opinion, proposal: Proposal, seen: str, at: datetime) -> None:
    """What was agreed on takes effect, unless a sample's first look has done just that."""
    if opinion.why == Opinion.Why.SAMPLE and agree(opinion.first, proposal):
        return
    opinion.decision = apply(opinion, proposal, at=at, seen=seen)
    opinion.save(update_fields=["decision"])
