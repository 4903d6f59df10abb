"""What may be chosen about a thing, as it stands. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from lamppost.journal.models.decisions import Policy
from lamppost.moderation.clauses import CLAUSES, Kind
from lamppost.moderation.models import Choice
from lamppost.moderation.queue.items import Queue

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Words


@dataclass(frozen=True)
class Offer:
    """key: pressed for it. needs_clause: it restricts somebody, so it names the rule that says so.
    has_answer: what is written to the person is all that they are told."""

    choice: Choice
    label: Words
    key: str
    needs_clause: bool = False
    tone: str = ""
    has_answer: bool = False


_ALLOW = Offer(Choice.ALLOW, _("Allow"), "a", tone="safe")
_LEAVE = Offer(Choice.ALLOW, _("Leave it as it is"), "a", tone="safe")
_HOLD = Offer(Choice.HOLD, _("Hold"), "h", needs_clause=True)
_REFUSE = Offer(Choice.REFUSE, _("Refuse"), "r", needs_clause=True, tone="alarm")
_REMOVE = Offer(Choice.REMOVE, _("Remove"), "d", needs_clause=True, tone="alarm")
_SUSPEND = Offer(Choice.SUSPEND, _("Suspend the person"), "s", needs_clause=True, tone="alarm")
_ASK = Offer(Choice.ASK, _("Ask for a second opinion"), "2")
_ALLOW_ALL = Offer(Choice.ALLOW, _("Allow all of them"), "a", tone="safe")
_HOLD_ALL = Offer(Choice.HOLD, _("Hold all of them"), "h", needs_clause=True)
_REMOVE_ALL = Offer(Choice.REMOVE, _("Remove all of them"), "d", needs_clause=True, tone="alarm")
_UNDO = Offer(Choice.ALLOW, _("Undo the decision"), "a", tone="safe", has_answer=True)
_STANDS = Offer(Choice.REFUSE, _("The decision stands"), "r", tone="alarm", has_answer=True)

_OFFERED: dict[tuple[Kind, str], tuple[Offer, ...]] = {
    (Kind.AD, "held"): (_ALLOW, _REFUSE, _REMOVE, _SUSPEND, _ASK),
    (Kind.AD, "live"): (_LEAVE, _HOLD, _REMOVE, _SUSPEND, _ASK),
    (Kind.AD, "expired"): (_LEAVE, _HOLD, _REMOVE, _SUSPEND, _ASK),
    (Kind.AD, "closed"): (_LEAVE, _HOLD, _REMOVE, _SUSPEND, _ASK),
    (Kind.LETTER, "held"): (_ALLOW, _REFUSE, _SUSPEND, _ASK),
    (Kind.LETTER, "sent"): (_LEAVE, _REMOVE, _SUSPEND, _ASK),
    (Kind.PHOTO, ""): (_LEAVE, _REMOVE, _SUSPEND, _ASK),
}
_OTHERWISE = (_LEAVE, _SUSPEND, _ASK)


def offers_for(queue: Queue, kind: Kind, state: str, *, has_person: bool) -> tuple[Offer, ...]:
    """In the order in which they are shown, mildest first."""
    if queue == Queue.APPEALS:
        return _UNDO, _STANDS
    if queue == Queue.CAMPAIGNS:
        # No second person could look at many ads as the first one met them: opinions/needing.py.
        return _ALLOW_ALL, _HOLD_ALL, _REMOVE_ALL
    found = _OFFERED.get((kind, state), _OTHERWISE)
    unwanted = set() if has_person else {Choice.SUSPEND}
    if queue == Queue.OPINIONS:
        unwanted.add(Choice.ASK)
    return tuple(one for one in found if one.choice not in unwanted)


@dataclass(frozen=True)
class NumberedClause:
    key: str
    policy: Policy
    title: Words
    sentence: Words


def numbered_clauses(offers: Sequence[Offer]) -> list[NumberedClause]:
    """As the number keys pick them. "Looked at first" is for holding alone, and is 0."""
    if not any(one.needs_clause for one in offers):
        return []
    accusing = [policy for policy in Policy if policy != Policy.CHECK]
    keys: dict[Policy, str] = {
        policy: str(number) for number, policy in enumerate(accusing, start=1)
    }
    if any(one.choice == Choice.HOLD for one in offers):
        keys[Policy.CHECK] = "0"
    return [
        NumberedClause(key, policy, CLAUSES[policy].title, CLAUSES[policy].sentence)
        for policy, key in keys.items()
    ]


DONE_WORDS: dict[str, Words] = {
    Choice.ALLOW: _("Allowed"),
    Choice.HOLD: _("Held"),
    Choice.REFUSE: _("Refused"),
    Choice.REMOVE: _("Removed"),
    Choice.SUSPEND: _("Suspended"),
    Choice.ASK: _("A second opinion is asked for"),
}
APPEAL_WORDS: dict[str, Words] = {
    Choice.ALLOW: _("The decision is undone"),
    Choice.REFUSE: _("The decision stands"),
}
