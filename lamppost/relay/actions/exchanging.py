"""Commit and reveal: each side tells the other something, opened for both at once."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from lamppost.core.limits import Limit
from lamppost.journal.actions import record
from lamppost.people.actions import blocked_between
from lamppost.people.models import Block
from lamppost.people.suspending import may_write
from lamppost.relay import exchanges
from lamppost.relay.actions.first_exchange import keep_answers
from lamppost.relay.actions.offers import ExchangeRefused, check_answers, checked_offer
from lamppost.relay.asking.mails import tell_of_opening, tell_of_proposal
from lamppost.relay.exchanges import ANSWERS_LAST, PROPOSAL_LASTS, Act, Offer, Who
from lamppost.relay.models import Conversation, Exchange, Side
from lamppost.relay.sides import other_side, person_of

# Nobody has that many people to exchange numbers with in a day; who asks strangers for them does.
PROPOSING = Limit("propose_exchange", times=20, per_secs=24 * 60 * 60)


def propose_exchange(side: Side, offer: Offer, *, at: datetime) -> Exchange:
    """What this side gives lies sealed until the other has given theirs. Raises ExchangeRefused,
    AsksRefused, TooOften or Suspended."""
    may_write(person_of(side), at)
    offer = checked_offer(offer, side=side, at=at)
    PROPOSING.spend(_spender(side))
    with transaction.atomic():
        _stay_open(side.conversation)
        _one_at_a_time(side, at)
        is_blocked = _is_blocked(side)
        exchange = Exchange.objects.create(
            conversation=side.conversation,
            proposer=side,
            gives=list(offer.gives),
            wants=list(offer.wants),
            proposed=at,
            ends=at + PROPOSAL_LASTS,
            hidden_from=other_side(side) if is_blocked else None,
        )
        keep_answers(exchange, side, offer.gives)
        _record(exchange, "exchange.proposed", side, at)
        if not is_blocked:
            tell_of_proposal(exchange)
    return exchange


def change_exchange(exchange: Exchange, side: Side, offer: Offer, *, at: datetime) -> None:
    """Another offer in its place, as long as nobody has answered it. Raises as proposing does."""
    may_write(person_of(side), at)
    offer = checked_offer(offer, side=side, at=at)
    PROPOSING.spend(_spender(side))
    with transaction.atomic():
        _stay_open(side.conversation)
        names = {"gives": list(offer.gives), "wants": list(offer.wants)}
        _move(exchange, side, Act.CHANGE, at, **names, ends=at + PROPOSAL_LASTS)
        keep_answers(exchange, side, offer.gives)
        _record(exchange, "exchange.changed", side, at)


def give_exchange(
    exchange: Exchange, side: Side, answers: Mapping[str, str], *, seen: str, at: datetime
) -> None:
    """The other side's part: from now on each reads the other's, both from the same moment.

    answers: by the name of the field, for everything that the proposer wants. seen: the edition
    of the offer that was on the page. Raises ExchangeRefused or Suspended.
    """
    may_write(person_of(side), at)
    given = {name: answers.get(name, "").strip() for name in exchange.wants}
    check_answers(given, side=side, at=at)
    if _take_back_if_blocked(exchange, side, at):
        raise ExchangeRefused(_GONE[Act.GIVE]())
    with transaction.atomic():
        _stay_open(side.conversation)
        _move(exchange, side, Act.GIVE, at, opened=at, ends=at + ANSWERS_LAST)
        # Read once the row is ours: until then its proposer could change it under our hands.
        exchange.refresh_from_db()
        is_seen = exchanges.edition_of(exchange.gives, exchange.wants) == seen
        if not is_seen or list(given) != exchange.wants:
            raise ExchangeRefused(
                _("The offer has changed meanwhile. Look at it once more before you answer.")
            )
        keep_answers(exchange, side, given)
        _record(exchange, "exchange.opened", side, at)
        tell_of_opening(exchange)


def decline_exchange(exchange: Exchange, side: Side, *, at: datetime) -> None:
    """What was given is deleted, unread. Nobody is asked why. Raises ExchangeRefused."""
    _end(exchange, side, Act.DECLINE, at)


def withdraw_exchange(exchange: Exchange, side: Side, *, at: datetime) -> None:
    """Its proposer takes it back; what they gave is deleted, unread. Raises ExchangeRefused."""
    _end(exchange, side, Act.WITHDRAW, at)


def _end(exchange: Exchange, side: Side, act: Act, at: datetime) -> None:
    with transaction.atomic():
        _move(exchange, side, act, at)
        exchange.answers.all().delete()
        _record(exchange, f"exchange.{exchange.state}", side, at)


def _move(
    exchange: Exchange,
    side: Side,
    act: Act,
    at: datetime,
    **columns: Any,  # noqa: ANN401
) -> None:
    """The transition, if its row still is in a state that has it: of two at once, one wins."""
    who = Who.PROPOSER if exchange.proposer_id == side.pk else Who.OTHER
    state = exchanges.after(Exchange.State.PROPOSED, who, act)
    # What came with a first letter is not bargained about: it opens with the letter, or lapses.
    rows = Exchange.objects.filter(
        pk=exchange.pk,
        conversation=side.conversation_id,
        state=Exchange.State.PROPOSED,
        ends__gt=at,  # the clock's own action may come round later
        from_sheet=False,
    )
    hidden = rows.filter(hidden_from=side).exists()
    if state is None or hidden or not rows.update(state=state.value, **columns):
        raise ExchangeRefused(_GONE[act]())
    exchange.state = state.value


_GONE = {
    Act.CHANGE: lambda: _("It cannot be changed any more: it has been answered, or has ended."),
    Act.GIVE: lambda: _("They have taken it back, or it has ended: nothing of yours was given."),
    Act.DECLINE: lambda: _("There is nothing to decline any more."),
    Act.WITHDRAW: lambda: _("It cannot be taken back any more: it was answered, or has ended."),
}


def _stay_open(conversation: Conversation) -> None:
    """Touches the row, so that whoever ends it at this moment waits, or has won."""
    rows = Conversation.objects.filter(pk=conversation.pk, state=Conversation.State.OPEN)
    if not rows.update(state=Conversation.State.OPEN):
        raise ExchangeRefused(_("This conversation has ended: nothing is exchanged in it."))


def _one_at_a_time(side: Side, at: datetime) -> None:
    waiting = Exchange.objects.filter(state=Exchange.State.PROPOSED, ends__gt=at, from_sheet=False)
    if waiting.filter(proposer=side).exists():
        raise ExchangeRefused(
            _("You have proposed an exchange that waits for an answer: change that one instead.")
        )


def _is_blocked(side: Side) -> bool:
    one, other = person_of(side), person_of(other_side(side))
    if one is None or other is None:
        raise ExchangeRefused(_("They have left this board."))
    # Said of the name that was blocked alone: of another it would tell that the two are one.
    if Block.objects.filter(person=one, persona=other_side(side).persona).exists():
        raise ExchangeRefused(_("You block them: nothing passes between the two of you."))
    return blocked_between(one, other)


def _take_back_if_blocked(exchange: Exchange, side: Side, at: datetime) -> bool:
    """Whoever blocks somebody has taken back what they proposed to them: so it looks, too."""
    if not _is_blocked(side):
        return False
    proposer = other_side(side)
    if exchange.proposer_id == proposer.pk:
        with suppress(ExchangeRefused):  # it has ended in some other way, which is as good
            withdraw_exchange(exchange, proposer, at=at)
    return True


def _record(exchange: Exchange, act: str, side: Side, at: datetime) -> None:
    record(act, exchange, by=person_of(side) or side, at=at)


def _spender(side: Side) -> str:
    person = person_of(side)
    return str(person.pk if person else f"side {side.pk}")
