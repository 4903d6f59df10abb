"""Opinions as they may stand in the table, past whatever would have led to them."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import count

from lamppost.journal.models.decisions import Policy
from lamppost.moderation.models import Choice, Opinion, Proposal
from lamppost.testing import NOON

_numbers = count(1)
FIRST, SECOND, THIRD, FOURTH = (f"people.person:{n}" for n in (901, 902, 903, 904))


def make_proposal(
    choice: str = Choice.ALLOW,
    *,
    by: str = FIRST,
    queue: str = "ads",
    number: int = 0,
    at: datetime = NOON,
    policy: str = Policy.SPAM,
    state: str = Proposal.State.COMPARED,
    until: datetime | None = None,
) -> Proposal:
    return Proposal.objects.create(
        queue=queue,
        number=number or next(_numbers),
        by=by,
        at=at,
        counts_from=at + timedelta(seconds=10),
        state=state,
        choice=choice,
        policy=policy,
        until=until,
    )


def make_opinion(
    first: str = Choice.ALLOW,
    second: str = "",
    *,
    why: str = Opinion.Why.SAMPLE,
    group: str = Opinion.Group.STEWARD,
    rule: str = "payment@2",
    settled: str = "",
    by: str = FIRST,
    at: datetime = NOON,
) -> Opinion:
    """Waiting, unless a second choice is given; then they are compared by the choice alone."""
    one = make_proposal(first, by=by, at=at)
    other = make_proposal(second, by=SECOND, at=at, queue="opinions") if second else None
    third = make_proposal(settled, by=THIRD, at=at, queue="opinions") if settled else None
    state = Opinion.State.WAITING
    if other:
        differs = first != second and not third
        state = Opinion.State.DIFFER if differs else Opinion.State.DONE
    return Opinion.objects.create(
        queue="ads",
        number=one.number,
        subject=f"board.ad:{one.number}",
        why=why,
        state=state,
        asked=at,
        look_by=at + timedelta(days=1),
        first=one,
        second=other,
        settled=third,
        agrees=first == second if other else None,
        group=group,
        rule=rule,
        stood="held",
        source="screening",
    )
