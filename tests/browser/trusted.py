"""Contacts in every state, and ways of theirs and of a person's own: see `lived_in`."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from lamppost.core.sealing import seal
from lamppost.meetings.contacts.actions import ask_removal
from lamppost.meetings.contacts.owners import Owner, ways_held
from lamppost.meetings.contacts.tests.cast import make_agreed, make_invited, make_ready
from lamppost.meetings.contacts.tokens import invitation_token, way_token
from lamppost.meetings.contacts.ways import append_way
from lamppost.meetings.links import contact_token
from lamppost.meetings.models import Contact
from lamppost.meetings.models.asked import Gone
from lamppost.notices.models import Channel
from lamppost.people.models import Person

LONG_NAME = "Hildegard-Theodora Wolfeschlegelstein"


def make_trusted(alice: Person, *, at: datetime) -> dict[str, Any]:
    """Links of contacts, by how far they are."""
    invited, agreed = make_invited(alice, at=at), make_agreed(alice, "Abe", at=at)
    Contact.objects.filter(pk=invited.pk).update(address=seal("joe@example.org"))
    ready, leaving = make_ready(alice, LONG_NAME, at=at), make_ready(alice, "Lea", at=at)
    ask_removal(leaving, at=at)
    for owner in (ready, alice):
        _add_ways(owner, at)
    add_gone(alice, at=at)
    return {
        "invitation": invitation_token(invited),
        "old_invitation": invitation_token(ready),
        "trusted": contact_token(ready),
        "trusted_untested": contact_token(agreed),
        "trusted_leaving": contact_token(leaving),
        "test_arrived": way_token(ways_held(ready)[0], at=at),
    }


def add_trusted(alice: Person, number: int, *, at: datetime) -> None:
    """One more of each."""
    make_ready(alice, f"Friend {number}", at=at)
    add_gone(alice, at=at)
    ready = Contact.objects.filter(person=alice, state=Contact.State.AGREED)[1]
    for owner in (alice, ready):
        append_way(owner, Channel.MAIL, f"more-{number}@example.org", at=at)


def add_gone(alice: Person, *, at: datetime) -> None:
    Gone.objects.create(person=alice, name=seal("Kim"), why=Gone.Why.LEFT, at=at)


def _add_ways(owner: Owner, at: datetime) -> None:
    long = f"{'a-very-long-name-of-a-mailbox' * 2}@example.org"
    for channel, to in ((Channel.SMS, "+19372247111"), (Channel.MAIL, long)):
        append_way(owner, channel, to, at=at)
