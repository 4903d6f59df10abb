"""Meetings of the demo's guide: somebody to tell, a plan for tomorrow, one that is over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from lamppost.core.sealing import seal
from lamppost.demo.cast import DOMAIN, GUIDE, address_of
from lamppost.meetings.codes import choose_codes, has_codes
from lamppost.meetings.details import Details
from lamppost.meetings.door.actions import open_door
from lamppost.meetings.models import Contact, DoorCode, Plan, Way
from lamppost.meetings.plans.actions import arm_plan, check_in
from lamppost.meetings.plans.drafts import NewPlan, write_draft
from lamppost.notices.models import Channel
from lamppost.people.models import Person
from lamppost.relay.models import Conversation
from lamppost.relay.sides import other_side, own_side, person_of

# Shown on the page with the demo's mails. Nobody's: on a board with people none are made.
SAFE, FORCED = "1890", "2468"
_GRACE_SECS = 15 * 60
_AGREED_AGO = timedelta(days=20)


@dataclass(frozen=True)
class _Friend:
    name: str
    address: str


FRIENDS = (_Friend("Ana", f"ana.next.door@{DOMAIN}"), _Friend("Joe", f"joe.at.work@{DOMAIN}"))


def write_meetings(*, now: datetime) -> int:
    """How many plans. Nobody is missed before tomorrow evening."""
    guide = Person.objects.filter(email=address_of(GUIDE)).first()
    if guide is None:
        return 0
    if not has_codes(guide):
        choose_codes(guide, SAFE, FORCED, at=now - _AGREED_AGO)
    friends = [_agreed(guide, number, now) for number in range(len(FRIENDS))]
    talk = _talk_of(guide)
    _write_over(guide, friends[:1], now)
    tomorrow = (now + timedelta(days=1)).replace(hour=17, minute=0, second=0, microsecond=0)
    details = Details(
        with_whom=other_side(own_side(talk, guide)).name if talk else "the one with the van",
        where="On the steps of the library",
        words="They come with a white van.",
        conversation=talk.public_id if talk else "",
    )
    _arm(guide, details, friends, starts=tomorrow, at=now)
    if talk:
        _offer_door(talk, guide, now)
    return 2


def take_meetings_away() -> None:
    """The guide's, whoever wrote them: nobody is told of what is taken away."""
    Plan.objects.filter(person__email=address_of(GUIDE)).delete()
    Contact.objects.filter(person__email=address_of(GUIDE)).delete()
    DoorCode.objects.filter(person__email=address_of(GUIDE)).delete()


def _agreed(guide: Person, number: int, now: datetime) -> Contact:
    """Who has agreed, and was reached by mail. Not asked here: they would get the mails."""
    friend, at = FRIENDS[number], now - _AGREED_AGO
    contact = Contact.objects.create(
        person=guide,
        state=Contact.State.AGREED,
        position=number,
        name=seal(friend.name),
        knows_as=seal(GUIDE),
        invited=at,
        agreed=at,
    )
    Way.objects.create(
        contact=contact, channel=Channel.MAIL, to=seal(friend.address), added=at, proven=at
    )
    return contact


def _talk_of(guide: Person) -> Conversation | None:
    mine = Conversation.objects.visible_to(guide)
    return mine.filter(state=Conversation.State.OPEN).order_by("-last_at", "-pk").first()


def _arm(
    guide: Person, details: Details, tell: list[Contact], *, starts: datetime, at: datetime
) -> Plan:
    due = starts + timedelta(hours=1)
    new = NewPlan(details=details, starts=starts, due=due, grace_secs=_GRACE_SECS, tell=tell)
    plan = write_draft(guide, new, at=at)
    assert plan  # noqa: S101  a new draft is always kept
    arm_plan(plan, at=at)
    return Plan.objects.get(pk=plan.pk)


def _write_over(guide: Person, tell: list[Contact], now: datetime) -> None:
    """Yesterday's, closed in time; its words go in two days."""
    began = now - timedelta(hours=26)
    details = Details(with_whom="Somebody for the lamp", where="Their porch, by day")
    plan = _arm(guide, details, tell, starts=began, at=began)
    check_in(plan, SAFE, at=began + timedelta(minutes=40))


def _offer_door(talk: Conversation, guide: Person, now: datetime) -> None:
    side = other_side(own_side(talk, guide))
    if other := person_of(side):
        open_door(side, by=other, at=now)
