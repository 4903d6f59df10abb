"""Asking somebody to be told. Nothing reaches an address but one mail and one reminder."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext as _

from lamppost.core.sealing import blind_tag, seal, unseal
from lamppost.journal.actions import record
from lamppost.meetings.contacts import limits
from lamppost.meetings.contacts.limits import ContactRefused
from lamppost.meetings.contacts.questions import contacts_of
from lamppost.meetings.contacts.tokens import invitation_token
from lamppost.meetings.contacts.wording import invitation
from lamppost.meetings.contacts.writing import write
from lamppost.meetings.links import absolute
from lamppost.meetings.models import Contact
from lamppost.meetings.models.asked import Asked
from lamppost.meetings.telling.reached import Reach
from lamppost.notices.models import Channel
from lamppost.people.models import Person

REMIND_AFTER = timedelta(hours=12)
_MOST_MAILS = 2


def invite_contact(
    person: Person, name: str, knows_as: str, *, address: str = "", at: datetime
) -> Contact:
    """One more who may agree. Without an address the person hands over the link themselves.

    Raises ContactRefused or TooOften.
    """
    limits.INVITATIONS.spend(str(person.pk))
    with transaction.atomic():
        # Two clicks at once must not make nine of eight.
        Person.objects.select_for_update().get(pk=person.pk)
        mine = contacts_of(person)
        if mine.count() >= limits.MOST_CONTACTS:
            raise ContactRefused(
                _("You have eight already. Remove one of them before you ask another.")
            )
        last = mine.aggregate(last=Max("position"))["last"]
        contact = Contact.objects.create(
            person=person,
            name=seal(_line(name)),
            knows_as=seal(_line(knows_as)),
            address=seal(address) if address else b"",
            position=0 if last is None else last + 1,
            invited=at,
        )
        if address:
            _mail(contact, address, at)
        record("contact.invited", contact, by=person, at=at)
    return contact


def invite_again(contact: Contact, *, at: datetime) -> None:
    """The one reminder. Raises ContactRefused or TooOften."""
    address = unseal(contact.address) if contact.address else ""
    if contact.state != Contact.State.INVITED or not address:
        raise ContactRefused(_("There is no address to write to. Hand over the link yourself."))
    if at - contact.invited < REMIND_AFTER:
        raise ContactRefused(_("You asked a short while ago. Give them until tomorrow."))
    with transaction.atomic():
        _mail(contact, address, at)
        record("contact.invited_again", contact, by=contact.person, at=at)


def tag_of(person: Person, address: str) -> str:
    """Of this person and this address: nobody sees by it that two people have asked the same."""
    return blind_tag("meetings-asked", f"{person.pk}:{address.strip().casefold()}")


def note_no(person: Person, address: str, *, at: datetime) -> None:
    """No mail of this person's goes there any more."""
    Asked.objects.update_or_create(
        person=person,
        tag=tag_of(person, address),
        defaults={"declined": at},
        create_defaults={"declined": at, "last": at},
    )


def note_yes(contact: Contact) -> None:
    """They agreed: should they be asked again one day, that is not pestering."""
    if contact.address:
        tag = tag_of(contact.person, unseal(contact.address))
        Asked.objects.filter(person=contact.person_id, tag=tag).update(mails=0)


def _mail(contact: Contact, address: str, at: datetime) -> None:
    limits.TO_AN_ADDRESS.spend(address.casefold())
    tag = tag_of(contact.person, address)
    Asked.objects.get_or_create(person_id=contact.person_id, tag=tag, defaults={"last": at})
    asked = Asked.objects.filter(person=contact.person_id, tag=tag)
    if asked.filter(declined__isnull=False).exists():
        raise ContactRefused(
            _("They did not want to be asked at this address. No mail goes there any more.")
        )
    if not asked.filter(mails__lt=_MOST_MAILS).update(mails=F("mails") + 1, last=at):
        raise ContactRefused(
            _("We have written there twice already. Leave out the address, and hand over the link.")
        )
    is_reminder = asked.get().mails > 1
    write(
        contact,
        [Reach("asked", Channel.MAIL, address)],
        invitation(contact, is_reminder=is_reminder),
        what="invitation",
        at=at,
        link=absolute("contact", invitation_token(contact)),
    )


def _line(text: str) -> str:
    return " ".join(text.split())[: limits.NAME_LENGTH]
