"""The exchanges of a conversation as one of its sides sees them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from lamppost.relay.asking.reading import Answers, answers_in
from lamppost.relay.exchanges import edition_of
from lamppost.relay.models import Conversation, Exchange, Side
from lamppost.relay.sides import other_side, person_of

MOST_SHOWN = 10


@dataclass(frozen=True)
class Shown:
    """One exchange. answers: what this side may read of it now."""

    row: Exchange
    is_mine: bool
    state: str  # as it is by now, also if the clock's action comes later
    answers: Answers

    @property
    def edition(self) -> str:
        return edition_of(self.row.gives, self.row.wants)

    @property
    def waits_for_me(self) -> bool:
        return self.state == Exchange.State.PROPOSED and not self.is_mine

    @property
    def waits_for_them(self) -> bool:
        return self.state == Exchange.State.PROPOSED and self.is_mine

    @property
    def can_change(self) -> bool:
        return self.waits_for_them and not self.row.from_sheet

    @property
    def i_give(self) -> list[str]:
        return list(self.row.gives if self.is_mine else self.row.wants)

    @property
    def they_give(self) -> list[str]:
        return list(self.row.wants if self.is_mine else self.row.gives)

    @property
    def said(self) -> str:
        return _SAID[Exchange.State(self.state)](self.is_mine)


@dataclass(frozen=True)
class Panel:
    """Drawn by relay/asks/_exchanges.html, as `exchanges`."""

    public_id: str
    other: str
    shown: tuple[Shown, ...]
    can_propose: bool


def panel_of(side: Side, now: datetime) -> Panel:
    """Newest first."""
    person, other = person_of(side), other_side(side)
    rows = list(
        Exchange.objects.filter(conversation=side.conversation_id)
        .visible_to(person)  # type: ignore[arg-type]  # whoever looks has not left
        .order_by("-pk")[:MOST_SHOWN]
    )
    answers = answers_in(rows, side, now)
    shown = tuple(_shown(row, side, answers.get(row.pk, Answers()), now) for row in rows)
    is_open = side.conversation.state == Conversation.State.OPEN
    waits = any(one.can_change for one in shown)
    return Panel(side.conversation.public_id, other.name, shown, is_open and not waits)


def _shown(row: Exchange, side: Side, answers: Answers, now: datetime) -> Shown:
    return Shown(row, row.proposer_id == side.pk, _state_by(row, now), answers)


def _state_by(row: Exchange, now: datetime) -> str:
    is_over = now >= row.ends
    if row.state == Exchange.State.PROPOSED and is_over:
        return Exchange.State.LAPSED
    if row.state == Exchange.State.OPEN and is_over:
        return Exchange.State.GONE
    return row.state


_SAID = {
    Exchange.State.PROPOSED: lambda mine: (
        _("Waits for their answer") if mine else _("Waits for your answer")
    ),
    Exchange.State.OPEN: lambda mine: _("Open for both of you"),
    Exchange.State.DECLINED: lambda mine: (
        _("They did not want to") if mine else _("You did not want to")
    ),
    Exchange.State.WITHDRAWN: lambda mine: (
        _("You took it back") if mine else _("They took it back")
    ),
    Exchange.State.LAPSED: lambda mine: _("Nobody answered in time"),
    Exchange.State.GONE: lambda mine: _("Over: what was told is deleted"),
}
