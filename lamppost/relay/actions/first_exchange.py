"""The exchange that comes with a first letter: answers to what was asked, for what is told."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from lamppost.core.sealing import seal
from lamppost.journal.actions import CLOCK, record
from lamppost.people.actions import blocked_between
from lamppost.people.models import Person
from lamppost.relay.asking.sheets import Sheet, told_by
from lamppost.relay.asks import Given
from lamppost.relay.exchanges import ANSWERS_LAST
from lamppost.relay.models import Answer, Conversation, Exchange, Letter, Side
from lamppost.relay.sides import nothing_passes, other_side, person_of


def begin_exchange(letter: Letter, sheet: Sheet, given: Given, *, at: datetime) -> None:
    """Within the transaction of the letter. Both have given theirs, so it is open at once;
    unless the letter waits to be looked at: then it opens when the letter is let through.

    If nothing is to pass between the two, the poster never learns of it, and what they tell is
    not given out; to the writer it looks like a poster who tells nothing in return.
    """
    poster, is_dropped = other_side(letter.side), nothing_passes(letter.side)
    gives = list(sheet.asks.questions)
    told = {} if is_dropped else told_by(sheet)
    if not gives and not told:
        return
    is_open = letter.state in _OPENS
    exchange = Exchange.objects.create(
        conversation=letter.conversation,
        proposer=letter.side,
        state=Exchange.State.OPEN if is_open else Exchange.State.PROPOSED,
        gives=gives,
        wants=list(told),
        proposed=at,
        opened=at if is_open else None,
        ends=at + ANSWERS_LAST,
        from_sheet=True,
        hidden_from=poster if is_dropped else None,
    )
    keep_answers(exchange, letter.side, {question: given.to(question) for question in gives})
    keep_answers(exchange, poster, told)
    record("exchange.given", exchange, by=letter.side, at=at)


_OPENS = (Letter.State.SENT, Letter.State.DROPPED)


def open_with_letter(letter: Letter, *, at: datetime, by: Person | None = None) -> bool:
    """What waited for a held letter, opened as that is let through: whoever lets it through
    calls this in the same transaction. False: nothing waited, or nothing is to pass any more."""
    one, other = person_of(letter.side), person_of(other_side(letter.side))
    if one is None or other is None or blocked_between(one, other):
        return False
    waiting = Exchange.objects.filter(
        conversation=letter.conversation_id,
        proposer=letter.side_id,
        from_sheet=True,
        state=Exchange.State.PROPOSED,
        ends__gt=at,
        conversation__state=Conversation.State.OPEN,
    )
    with transaction.atomic():
        opened = {"state": Exchange.State.OPEN, "opened": at, "ends": at + ANSWERS_LAST}
        if not waiting.update(**opened):
            return False
        record("exchange.opened", letter, by=by or CLOCK, at=at)
    return True


def keep_answers(exchange: Exchange, side: Side, answers: dict[str, str]) -> None:
    """Sealed, in place of what this side gave before."""
    Answer.objects.filter(exchange=exchange, side=side).delete()
    for name, text in answers.items():
        Answer.objects.create(exchange=exchange, side=side, field=name, sealed=seal(text))
