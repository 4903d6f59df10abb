"""What was chosen, carried out once it cannot be taken back any more."""

from __future__ import annotations

import logging
from datetime import datetime

from django.db import DatabaseError, transaction
from django.utils.translation import gettext as _

from lamppost.core.errors import Refused
from lamppost.journal.actions import CLOCK, record
from lamppost.moderation.models import Proposal, Steward
from lamppost.moderation.opinions import carrying as second_opinions
from lamppost.moderation.queue.claims import give_back
from lamppost.moderation.queue.items import Queue
from lamppost.moderation.reviewing.carriers import CARRIERS
from lamppost.moderation.reviewing.deciding import decide
from lamppost.moderation.reviewing.entries import entry_of

logger = logging.getLogger(__name__)

AT_A_TIME = 100
TROUBLE_LENGTH = 200


class CannotBe(Refused):
    code = "cannot_be"


def carry_out_due(now: datetime) -> int:
    """All that counts by now; how many were carried out. Two at once share the work."""
    waiting = Proposal.objects.filter(state=Proposal.State.WAITING, counts_from__lte=now)
    due = list(waiting.order_by("counts_from", "pk").values_list("pk", flat=True)[:AT_A_TIME])
    return sum(carry_out(number, at=now) for number in due)


def carry_out(number: int, *, at: datetime) -> bool:
    """Whether it was this call that did. What cannot be done is back in the queue, and its
    steward reads why.

    Who takes the row out of its state does what it says, in one transaction: however often the
    power fails, it is done once or waits.
    """
    try:
        with transaction.atomic():
            return _carry_out(number, at)
    except Refused as refused:
        _fail(number, refused.sentence, at=at)
    except DatabaseError:
        raise  # another time it may be there
    except Exception as error:
        # One that nobody foresaw must not stand in the way of all that come after it.
        logger.exception("proposal %s failed: %s", number, type(error).__name__)
        _fail(
            number,
            _("Something went wrong on our side. Whoever runs this board can see what."),
            at=at,
        )
    return False


def _carry_out(number: int, at: datetime) -> bool:
    waiting = Proposal.objects.filter(pk=number, state=Proposal.State.WAITING, counts_from__lte=at)
    if not waiting.update(state=Proposal.State.DONE):
        return False
    proposal = Proposal.objects.get(pk=number)
    steward = _steward_of(proposal)
    if steward is None:
        raise CannotBe(_("Whoever chose this does not review any more."))
    if carrier := CARRIERS.get(Queue(proposal.queue)):
        carrier(proposal, steward, at)
    else:
        _decide(proposal, steward, at)
    give_back(proposal.item, steward)
    return True


def _decide(proposal: Proposal, steward: Steward, at: datetime) -> None:
    entry = entry_of(proposal.item)
    if entry is None:
        raise CannotBe(_("Somebody else has decided this meanwhile, or it is gone."))
    # Before it takes effect: the second one is shown the thing as the first one met it.
    if not second_opinions.carry_out(proposal, at):
        decision = decide(proposal, entry, by=steward.person, at=at)
        second_opinions.note_effect(proposal, decision)


def _steward_of(proposal: Proposal) -> Steward | None:
    number = proposal.by.removeprefix("people.person:")
    found = Steward.objects.select_related("person").filter(person=int(number)).first()
    return found if found and found.person.is_active and not found.person.erase_due else None


def _fail(number: int, sentence: str, *, at: datetime) -> None:
    with transaction.atomic():
        waiting = Proposal.objects.filter(pk=number, state=Proposal.State.WAITING)
        trouble = sentence[:TROUBLE_LENGTH]
        if not waiting.update(state=Proposal.State.FAILED, trouble=trouble):
            return
        proposal = Proposal.objects.get(pk=number)
        record("proposal.failed", proposal, by=CLOCK, at=at, item=str(proposal.item))
        if steward := _steward_of(proposal):
            give_back(proposal.item, steward)
