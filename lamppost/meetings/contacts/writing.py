"""Putting messages of this part into the outbox of what cannot wait."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from lamppost.core.sealing import unseal
from lamppost.meetings.contacts.owners import Owner, about, ways_held
from lamppost.meetings.contacts.questions import Reach, reach_of
from lamppost.meetings.contacts.wording import Message, words_of
from lamppost.meetings.models import Contact
from lamppost.notices.models import Channel
from lamppost.notices.urgent.writing import Urgent, write_urgent
from lamppost.people.models import Person

GOOD_FOR = timedelta(days=2)
AFTER_ALARMS = 5  # rank: what is sent here never stands before a prompt or a rung


def write_to_contact(
    contact: Contact, message: Message, *, what: str, at: datetime, link: str = ""
) -> None:
    """By every way that is known to reach them."""
    proven = ways_held(contact).filter(proven__isnull=False)
    reaches: list[Reach] = [(Channel(way.channel), unseal(way.to)) for way in proven]
    write(contact, reaches, message, what=what, at=at, link=link)


def write_to_person(person: Person, *, what: str, at: datetime) -> None:
    """That something has changed, in their own words and by their first way. The page says what:
    a notice names nobody."""
    write(person, reach_of(person)[:1], words_of(person), what=what, at=at)


def write(
    owner: Owner,
    reaches: Iterable[Reach],
    message: Message,
    *,
    what: str,
    at: datetime,
    link: str = "",
) -> None:
    """Call it in the transaction of what it tells of."""
    stamp = f"{about(owner)}:{what}:{at.timestamp():.6f}"
    urgents = [
        Urgent(
            key=f"{stamp}:{turn}",
            about=about(owner),
            channel=channel,
            to=to,
            subject=message.subject,
            body=message.body,
            link=link,
            rank=AFTER_ALARMS,
            best_before=at + GOOD_FOR,
        )
        for turn, (channel, to) in enumerate(reaches)
    ]
    write_urgent(urgents, at=at)
