"""The one way to what was given in an exchange."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from lamppost.core.sealing import Unreadable, unseal
from lamppost.relay.exchanges import may_read_others, may_read_own
from lamppost.relay.models import Answer, Exchange, Side


@dataclass(frozen=True)
class Told:
    """One field. text: None if it was sealed with a key that is gone."""

    field: str
    text: str | None


@dataclass(frozen=True)
class Answers:
    own: tuple[Told, ...] = ()
    others: tuple[Told, ...] = ()


def answers_for(exchange: Exchange, side: Side, now: datetime) -> Answers:
    """What this side may read of it now: its own, and the other's once both have given theirs."""
    return answers_in([exchange], side, now).get(exchange.pk, Answers())


def answers_in(exchanges: Iterable[Exchange], side: Side, now: datetime) -> dict[int, Answers]:
    """The same of several, in two statements.

    The rows are read again: an exchange that was open a moment ago may be gone.
    """
    rows = Exchange.objects.filter(
        pk__in=[one.pk for one in exchanges], conversation=side.conversation_id
    )
    given = Answer.objects.filter(exchange__in=rows).order_by("pk")
    return {row.pk: _readable(row, given, side, now) for row in rows}


def _readable(row: Exchange, given: Iterable[Answer], side: Side, now: datetime) -> Answers:
    if row.hidden_from_id == side.pk:
        return Answers()
    may_own = may_read_own(row.state, row.ends, now)
    may_others = may_read_others(row.state, row.ends, now)
    of_row = [one for one in given if one.exchange_id == row.pk]
    return Answers(
        tuple(_told(one) for one in of_row if may_own and one.side_id == side.pk),
        tuple(_told(one) for one in of_row if may_others and one.side_id != side.pk),
    )


def _told(answer: Answer) -> Told:
    try:
        return Told(answer.field, unseal(answer.sealed))
    except Unreadable:
        return Told(answer.field, None)
