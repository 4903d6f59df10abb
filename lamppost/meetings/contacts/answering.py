"""What a contact decides: to agree, to say no, to leave."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lamppost.core.limits import TooOften
from lamppost.core.sealing import unseal
from lamppost.journal.actions import record
from lamppost.meetings.contacts.inviting import note_no, note_yes
from lamppost.meetings.contacts.limits import LINKS, ContactRefused
from lamppost.meetings.contacts.owners import about, ways_held
from lamppost.meetings.contacts.trying import send_test
from lamppost.meetings.contacts.ways import append_way
from lamppost.meetings.contacts.wording import own_page
from lamppost.meetings.contacts.writing import write_to_contact, write_to_person
from lamppost.meetings.links import absolute, contact_token
from lamppost.meetings.models import Alarm, Contact, Told, Way
from lamppost.meetings.models.asked import Gone
from lamppost.notices.models import Channel
from lamppost.notices.urgent.writing import withdraw


def agree(contact: Contact, *, at: datetime) -> bool:
    """False if they had agreed before. A test goes to the address that they were asked at."""
    with transaction.atomic():
        waiting = Contact.objects.filter(pk=contact.pk, state=Contact.State.INVITED)
        if not waiting.update(state=Contact.State.AGREED, agreed=at, address=b""):
            return False
        note_yes(contact)
        way = _way_asked_by(contact, at)
        record("contact.agreed", contact, by=contact, at=at)
    if way is not None:
        with suppress(TooOften):  # they agreed all the same; the page has a button for it
            send_test(way, at=at)
    return True


def _way_asked_by(contact: Contact, at: datetime) -> Way | None:
    if not contact.address:
        return None
    return append_way(contact, Channel.MAIL, unseal(contact.address), at=at)


def leave(contact: Contact, *, at: datetime) -> None:
    """They said no, or do not want it any more: at once, and nothing of theirs is kept but a
    mark by which they are not asked again. Raises ContactRefused."""
    if Alarm.objects.filter(taken_by=contact, ended__isnull=True).exists():
        raise ContactRefused(
            _("You have taken this on. Say first that you cannot go on, so that others are told.")
        )
    with transaction.atomic():
        person, is_invited = contact.person, contact.state == Contact.State.INVITED
        is_told = Told.objects.filter(contact=contact, alarm__ended__isnull=True).exists()
        for address in _mail_addresses(contact):
            note_no(person, address, at=at)
        # To the person they were gone already: that they were still there is nobody's to know.
        is_gone = contact.remove_due is not None and contact.remove_due <= at
        if not is_gone:
            why = Gone.Why.DECLINED if is_invited else Gone.Why.LEFT
            Gone.objects.create(person=person, name=contact.name, why=why, at=at)
        record("contact.declined" if is_invited else "contact.left", contact, by=contact, at=at)
        if not is_told and not is_gone:
            # Whoever holds the phone just now would learn from it that somebody was told.
            write_to_person(person, what=f"left-{contact.pk}", at=at)
        withdraw(about(contact), at=at)
        contact.delete()


def _mail_addresses(contact: Contact) -> list[str]:
    asked = [unseal(contact.address)] if contact.address else []
    mails = ways_held(contact).filter(channel=Channel.MAIL)
    return asked + [unseal(way.to) for way in mails]


def send_link(contact: Contact, *, at: datetime) -> None:
    """To their own page, by the ways that reach them. Raises TooOften."""
    LINKS.spend(about(contact))
    link = absolute("contact", contact_token(contact))
    with transaction.atomic():
        write_to_contact(contact, own_page(contact), what="link", at=at, link=link)
