"""Putting messages of this part into the outbox of what cannot wait."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from lamppost.meetings.contacts.owners import Owner, about
from lamppost.meetings.contacts.wording import Message, to_oneself
from lamppost.meetings.models import Contact
from lamppost.meetings.telling.reached import Reach, own_reaches, reaches_of_contacts
from lamppost.notices.urgent.writing import Urgent, write_urgent
from lamppost.people.models import Person

GOOD_FOR = timedelta(days=2)
AFTER_ALARMS = 5  # rank: what is sent here never stands before a prompt or a rung


def write_to_contact(
    contact: Contact, message: Message, *, what: str, at: datetime, link: str = ""
) -> None:
    """By every way that is known to reach them."""
    write(
        contact, reaches_of_contacts([contact.pk])[contact.pk], message, what=what, at=at, link=link
    )


def write_to_person(person: Person, *, what: str, at: datetime) -> None:
    """That something has changed, in their own words and by their first way. The page says what:
    a notice names nobody."""
    write(person, own_reaches([person])[person.pk][:1], to_oneself(person), what=what, at=at)


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
            key=f"{stamp}:{reach.name}",
            about=about(owner),
            channel=reach.channel,
            to=reach.to,
            subject=message.subject,
            body=message.body,
            link=link,
            rank=AFTER_ALARMS,
            best_before=at + GOOD_FOR,
        )
        for reach in reaches
    ]
    write_urgent(urgents, at=at)
