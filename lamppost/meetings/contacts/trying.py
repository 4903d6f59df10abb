"""Tests: a way counts once somebody who reads it has said that a message arrived."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from lamppost.core.limits import Limit
from lamppost.core.sealing import unseal
from lamppost.journal.actions import record
from lamppost.meetings.contacts import limits
from lamppost.meetings.contacts.limits import ContactRefused
from lamppost.meetings.contacts.owners import about, owner_of, ways_held
from lamppost.meetings.contacts.tokens import way_of, way_token
from lamppost.meetings.contacts.wording import own_page, trial
from lamppost.meetings.contacts.writing import write, write_to_contact, write_to_person
from lamppost.meetings.links import absolute, contact_token
from lamppost.meetings.models import Contact, Way
from lamppost.meetings.telling.reached import Reach
from lamppost.notices.models import Channel

_DAY = 24 * 60 * 60


def send_test(way: Way, *, at: datetime) -> None:
    """A message whose link proves the way. Raises TooOften."""
    to = unseal(way.to)
    limits.TESTS.spend(about(owner_of(way)))
    limits.TO_AN_ADDRESS.spend(to.casefold())
    if way.channel == Channel.SMS:
        # The same count as that of codes: texts cost the host money.
        Limit("sms_board", times=settings.SMS_PER_DAY, per_secs=_DAY).spend("")
    with transaction.atomic():
        Way.objects.filter(pk=way.pk).update(tested=at)
        write(
            owner_of(way),
            [Reach(str(way.pk), Channel(way.channel), to)],
            trial(),
            what=f"test-{way.public_id}",
            at=at,
            link=absolute("arrived", way_token(way, at=at)),
        )


def ask_for_test(contact: Contact, *, at: datetime) -> None:
    """The person wants to know whether it still works. Raises ContactRefused or TooOften."""
    ways = list(ways_held(contact)) if contact.state == Contact.State.AGREED else []
    if not ways:
        raise ContactRefused(_("They have not chosen yet how they are told. Ask them to."))
    limits.ASKED_TESTS.spend(str(contact.pk))
    for way in ways:
        send_test(way, at=at)


def prove_way(token: str, *, at: datetime) -> bool:
    """That a test arrived, as often as it is said. False for a link that is too old, or not ours.

    The person hears of it when it makes somebody of use to them.
    """
    way = way_of(token, now=at)
    if way is None:
        return False
    with transaction.atomic():
        contact = way.contact
        was_ready = contact is None or ways_held(contact).filter(proven__isnull=False).exists()
        Way.objects.filter(pk=way.pk).update(proven=at)
        if contact is not None and not was_ready:
            record("contact.ready", contact, by=contact, at=at)
            # Here first, and nowhere else: the invitation, which others may have, opens it no more.
            link = absolute("contact", contact_token(contact))
            write_to_contact(contact, own_page(contact), what="page", at=at, link=link)
            write_to_person(contact.person, what=f"ready-{contact.pk}", at=at)
    return True
