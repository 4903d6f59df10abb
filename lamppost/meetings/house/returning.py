"""Taking up what the other board has done for our plans, so that nobody hears it twice."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from lamppost.meetings.alarms.actions import take_on
from lamppost.meetings.guarding.beginning import begin_alarm
from lamppost.meetings.house.contents import about
from lamppost.meetings.house.messages import Answer, Done
from lamppost.meetings.ladder import Why
from lamppost.meetings.models import Alarm, Contact, Housed, Plan, PlanContact, Told, Way
from lamppost.notices.models import Channel, Dispatch

KNOWN_AT_A_TIME = 200


def take_up(answer: Answer, *, known: dict[str, str], at: datetime) -> bool:
    """Whether there was something: the other board is to be told that it is known now."""
    Housed.objects.filter(ref__in=_settled(answer, known)).update(taken_up="")
    for done in answer.done:
        _take_up(done, at)
    return bool(answer.done)


def taken_up() -> dict[str, str]:
    """What the other board has done, as we know it; until it does not ask any more."""
    rows = Housed.objects.exclude(taken_up="").order_by("pk")
    return dict(rows.values_list("ref", "taken_up")[:KNOWN_AT_A_TIME])


def _settled(answer: Answer, known: dict[str, str]) -> list[str]:
    """Refs of which it has heard that we know, and has done no more since."""
    asked = {done.ref for done in answer.done}
    return [ref for ref in known if ref not in asked]


def _take_up(done: Done, at: datetime) -> None:
    """One plan: its alarm, who was told by what, and who has taken it on. Twice does no harm."""
    with transaction.atomic():
        housed = Housed.objects.select_for_update(of=("self",)).filter(ref=done.ref)
        mine = housed.select_related("plan").first()
        if mine is None or mine.taken_up == done.mark:
            return
        if mine.plan is not None:
            _bring_in(mine.plan, done, at)
        housed.update(taken_up=done.mark)


def _bring_in(plan: Plan, done: Done, at: datetime) -> None:
    alarm = Alarm.objects.filter(plan=plan, ended=None).first() or _begun(plan, at)
    contacts = set(PlanContact.objects.filter(plan=plan).values_list("contact", flat=True))
    told = {contact for _key, contact in done.keys} & contacts
    Told.objects.bulk_create(
        [Told(alarm=alarm, contact_id=contact, first=at) for contact in sorted(told)],
        ignore_conflicts=True,
    )
    _mark_sent(alarm, [key for key, _contact in done.keys], at)
    if done.put_down:
        _put_down(alarm, done, done.put_down, at)
    if done.taken_by in told and done.taken:
        take_on(Contact.objects.get(pk=done.taken_by), plan.public_id, at=done.taken)
    # The guard sees to it at once: it goes on, or says that all is clear.
    Plan.objects.filter(pk=plan.pk).update(look_at=at)


def _begun(plan: Plan, at: datetime) -> Alarm:
    """As the guard would have begun it. A plan that was closed, or put off, while the other
    board could not hear so, gets an alarm that the guard ends, with its all-clear."""
    end = plan.due + timedelta(seconds=plan.grace_secs)
    if plan.is_forced:
        return begin_alarm(plan, Why.FORCED, began=min(plan.look_at or at, at), at=at)
    return begin_alarm(plan, Why.OVERDUE, began=min(end, at), at=at)


def _mark_sent(alarm: Alarm, keys: Iterable[str], at: datetime) -> None:
    """As messages that went out from here: the ladder writes none of these keys again."""
    rows = [
        Dispatch(
            key=key,
            about=about(alarm),
            channel=_channel(key),
            state=Dispatch.State.SENT,
            written=at,
            due=at,
            best_before=at,
            sent=at,
        )
        for key in sorted(keys)
    ]
    Dispatch.objects.bulk_create(rows, ignore_conflicts=True)


def _channel(key: str) -> str:
    way = key.rpartition(".")[2]
    found = Way.objects.filter(pk=int(way)).first() if way.isdecimal() else None
    return found.channel if found else Channel.MAIL


def _put_down(alarm: Alarm, done: Done, put_down: datetime, at: datetime) -> None:
    """The climb that began anew there goes on here, under the same number."""
    Alarm.objects.filter(pk=alarm.pk, taken_by=None, ended=None).update(
        climb_why=Why.PUT_DOWN,
        climb_began=put_down,
        climb_number=F("climb_number") + done.downs,
        done_until=None,
        look_at=at,
    )
