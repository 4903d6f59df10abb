"""Commit and reveal: what can become of an exchange, and who may read what. Pure.

proposed ── the other gives ──▶ open ── 30 days ──▶ gone
    ├── the other declines ──▶ declined
    ├── the proposer takes it back ──▶ withdrawn
    └── nobody answers in 14 days ──▶ lapsed
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from lamppost.relay.asks import FIELD_LENGTH, key_of

ANSWERS_LAST = timedelta(days=30)
PROPOSAL_LASTS = timedelta(days=14)
MOST_FIELDS = 6
VALUE_LENGTH = 1_000  # as models.ANSWER_LENGTH

SUGGESTED_FIELDS = (
    "First name",
    "Full name",
    "Phone number",
    "Exact address",
    "Car and number plate",
    "A picture of me, by link",
    "Where I can be found online",
)


class State(StrEnum):
    """As models.Exchange.State."""

    PROPOSED = "proposed"
    OPEN = "open"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"
    GONE = "gone"


class Who(StrEnum):
    PROPOSER = "proposer"
    OTHER = "other"
    CLOCK = "clock"


class Act(StrEnum):
    CHANGE = "change"
    GIVE = "give"
    DECLINE = "decline"
    WITHDRAW = "withdraw"
    END = "end"


_NEXT = {
    (State.PROPOSED, Who.PROPOSER, Act.CHANGE): State.PROPOSED,
    (State.PROPOSED, Who.PROPOSER, Act.WITHDRAW): State.WITHDRAWN,
    (State.PROPOSED, Who.OTHER, Act.GIVE): State.OPEN,
    (State.PROPOSED, Who.OTHER, Act.DECLINE): State.DECLINED,
    (State.PROPOSED, Who.CLOCK, Act.END): State.LAPSED,
    (State.OPEN, Who.CLOCK, Act.END): State.GONE,
}


def after(state: str, who: Who, act: Act) -> State | None:
    """What the act makes of it; None if that one cannot do that now."""
    return _NEXT.get((State(state), who, act))


def holds_answers(state: str) -> bool:
    """Whether anything that was given is still kept."""
    return state in {State.PROPOSED, State.OPEN}


def may_read_others(state: str, ends: datetime, now: datetime) -> bool:
    """Whether a side reads what the other gave: for as long as it is open, by the clock on the
    wall and not by when the clock's action came round."""
    return state == State.OPEN and now < ends


def may_read_own(state: str, ends: datetime, now: datetime) -> bool:
    return holds_answers(state) and now < ends


@dataclass(frozen=True)
class Offer:
    """What one side gives, by the name of the field, and the names of what they want."""

    gives: dict[str, str] = field(default_factory=dict)
    wants: tuple[str, ...] = ()


class Flaw(StrEnum):
    """What can be wrong with an offer."""

    GIVES_NOTHING = "gives_nothing"
    WANTS_NOTHING = "wants_nothing"
    TOO_MANY = "too_many"
    TOO_LONG = "too_long"
    EMPTY = "empty"


def cleaned(offer: Offer) -> Offer:
    """Without blanks around names and values, rows left empty, and names given twice."""
    gives = {_line(name): value.strip() for name, value in offer.gives.items()}
    kept = {name: value for name, value in gives.items() if name or value}
    wants = dict.fromkeys(line for name in offer.wants if (line := _line(name)))
    return Offer(kept, tuple(wants))


def flaw_of(offer: Offer) -> Flaw | None:
    """Of a cleaned offer. Both sides tell something, or it is no exchange."""
    if not offer.gives:
        return Flaw.GIVES_NOTHING
    if not offer.wants:
        return Flaw.WANTS_NOTHING
    if max(len(offer.gives), len(offer.wants)) > MOST_FIELDS:
        return Flaw.TOO_MANY
    if not all(name and value for name, value in offer.gives.items()):
        return Flaw.EMPTY
    if any(len(name) > FIELD_LENGTH for name in (*offer.gives, *offer.wants)):
        return Flaw.TOO_LONG
    if any(len(value) > VALUE_LENGTH for value in offer.gives.values()):
        return Flaw.TOO_LONG
    return None


def edition_of(gives: list[str], wants: list[str]) -> str:
    """Changes when the names do: nobody gives for an offer that they have not seen."""
    return key_of(repr((list(gives), list(wants))))


def _line(text: str) -> str:
    return " ".join(text.split())
