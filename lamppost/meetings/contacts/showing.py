"""What pages show of contacts and ways, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from lamppost.core.sealing import unseal
from lamppost.meetings.contacts.owners import Owner, ways_held
from lamppost.meetings.contacts.questions import contacts_of
from lamppost.meetings.contacts.tokens import invitation_token
from lamppost.meetings.links import absolute
from lamppost.meetings.models import Contact, Way
from lamppost.meetings.models.asked import Gone
from lamppost.notices.models import Channel
from lamppost.people.models import Person

_INVITED, _AGREED, _READY = "invited", "agreed", "ready"


@dataclass(frozen=True)
class ShownContact:
    """One line of a person's list. link: to be handed over, while it opens something."""

    public_id: str
    name: str
    knows_as: str
    state: str
    link: str
    has_address: bool
    remove_due: datetime | None


@dataclass(frozen=True)
class ShownWay:
    public_id: str
    label: str
    to: str
    tested: datetime | None
    proven: datetime | None


@dataclass(frozen=True)
class ShownGone:
    sentence: str
    at: datetime


def shown_contacts(person: Person) -> list[ShownContact]:
    """Two queries, however many they are."""
    mine = list(contacts_of(person))
    reached = Way.objects.filter(contact__in=mine, proven__isnull=False)
    ready = set(reached.values_list("contact", flat=True))
    return [_contact(one, is_reached=one.pk in ready) for one in mine]


def _contact(contact: Contact, *, is_reached: bool) -> ShownContact:
    is_invited = contact.state == Contact.State.INVITED
    return ShownContact(
        public_id=contact.public_id,
        name=unseal(contact.name),
        knows_as=unseal(contact.knows_as),
        state=_READY if is_reached else _INVITED if is_invited else _AGREED,
        link="" if is_reached else absolute("contact", invitation_token(contact)),
        has_address=bool(contact.address),
        remove_due=contact.remove_due,
    )


def shown_ways(owner: Owner) -> list[ShownWay]:
    return [_way(way) for way in ways_held(owner)]


def _way(way: Way) -> ShownWay:
    channel = Channel(way.channel)
    labels = {
        Channel.MAIL: _("Mail"),
        Channel.SMS: _("Text message"),
        Channel.PUSH: _("A browser"),
        Channel.APPRISE: _("Another service"),
    }
    return ShownWay(
        public_id=way.public_id,
        label=labels[channel],
        to=_written(channel, unseal(way.to)),
        tested=way.tested,
        proven=way.proven,
    )


def _written(channel: Channel, to: str) -> str:
    if channel == Channel.PUSH:
        return ""  # says nothing to anybody
    # Of a service's address the kind alone: behind it stand keys.
    return to.partition(":")[0] if channel == Channel.APPRISE else to


def shown_gone(person: Person) -> list[ShownGone]:
    said = {
        Gone.Why.DECLINED: _("%(name)s does not want to be told."),
        Gone.Why.LEFT: _("%(name)s has left your list."),
    }
    gone = Gone.objects.filter(person=person).order_by("-at", "-pk")
    return [ShownGone(said[Gone.Why(one.why)] % {"name": unseal(one.name)}, one.at) for one in gone]
