"""Taking a contact off the list: it takes a day, and they hear of it at once.

Whoever has got hold of the phone would begin with that.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from lamppost.journal.actions import CLOCK, record
from lamppost.meetings.contacts.limits import ContactRefused
from lamppost.meetings.contacts.owners import about
from lamppost.meetings.contacts.questions import is_gone, is_in_armed_plan, needed
from lamppost.meetings.contacts.wording import removal, removal_undone
from lamppost.meetings.contacts.writing import write_to_contact
from lamppost.meetings.models import Contact, Plan, PlanContact
from lamppost.meetings.models.asked import Gone
from lamppost.notices.urgent.writing import withdraw
from lamppost.people.models import Person

REMOVAL_TAKES = timedelta(hours=24)
GONE_SHOWN = timedelta(days=30)


def ask_removal(contact: Contact, *, at: datetime) -> None:
    """An invitation that nobody has agreed to goes at once. Raises ContactRefused while the
    contact is in a plan that runs."""
    if is_in_armed_plan(contact):
        raise ContactRefused(
            _("They are in a plan that is running. Check in first: until then this list stays.")
        )
    with transaction.atomic():
        if Contact.objects.filter(pk=contact.pk, state=Contact.State.INVITED).exists():
            _remove(contact, by=contact.person, at=at)
            return
        staying = Contact.objects.filter(pk=contact.pk, remove_due__isnull=True)
        if staying.update(remove_due=at + REMOVAL_TAKES):
            write_to_contact(contact, removal(contact), what="removal", at=at)
            record("contact.removal_asked", contact, by=contact.person, at=at)


def undo_removal(contact: Contact, *, at: datetime) -> None:
    with transaction.atomic():
        going = Contact.objects.filter(pk=contact.pk, remove_due__isnull=False)
        if going.update(remove_due=None):
            write_to_contact(contact, removal_undone(contact), what="staying", at=at)
            record("contact.removal_undone", contact, by=contact.person, at=at)


def remove_due_contacts(now: datetime, *, limit: int = 100) -> int:
    """Those whose day is over and whom nobody needs; the others later, and no page shows them
    meanwhile."""
    drafts = PlanContact.objects.filter(plan__state=Plan.State.DRAFT)
    drafts.filter(is_gone(now, "contact__")).delete()
    is_needed = needed().filter(contact=OuterRef("pk"))
    due = Contact.objects.filter(remove_due__lte=now).exclude(Exists(is_needed))
    with transaction.atomic():
        gone = list(due.order_by("remove_due", "pk")[:limit])
        for contact in gone:
            _remove(contact, by=CLOCK, at=now)
    return len(gone)


def _remove(contact: Contact, *, by: Person | str, at: datetime) -> None:
    record("contact.removed", contact, by=by, at=at)
    # What says that they are being removed is not taken back: they hear of it, however late.
    if contact.state == Contact.State.INVITED:
        withdraw(about(contact), at=at)
    contact.delete()


def forget_gone(now: datetime) -> int:
    """Lines that said who left, a month ago."""
    return Gone.objects.filter(at__lte=now - GONE_SHOWN).delete()[0]
