"""Seen in person: somebody of the host's has met somebody. Nothing else is noted of it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lamppost.core.errors import Refused
from lamppost.journal.actions import HOST, record
from lamppost.people.models import Person, Persona
from lamppost.standing.models import Seen


class NotNamed(Refused):
    """A name that does not say who is meant."""

    code = "not_named"


class MayNotNote(Refused):
    """Somebody who cannot note whom they have seen."""

    code = "may_not_note"


def named(name: str) -> Persona:
    """The persona of that id, or the only one of that name. Raises NotNamed."""
    by_id = Persona.objects.filter(public_id=name).select_related("person").first()
    if by_id:
        return by_id
    found = list(Persona.objects.filter(name__iexact=name).select_related("person")[:2])
    if not found:
        raise NotNamed(_("Nobody posts under that name."))
    if len(found) > 1:
        raise NotNamed(
            _("Several people post under that name. Give the end of the address of their page.")
        )
    return found[0]


def note_seen(persona: Persona, *, by: Person | None, at: datetime) -> Seen:
    """by: a host's own account; none from the command line. Seen again, the new day stands.

    Raises MayNotNote.
    """
    if by and (not by.is_host or by.pk == persona.person_id):
        raise MayNotNote(_("Only a host can note whom they have seen, and not themselves."))
    with transaction.atomic():
        seen, _new = Seen.objects.update_or_create(
            person=persona.person, defaults={"by": by, "at": at}
        )
        record("person.seen", seen, by=by or HOST, at=at)
    return seen


def take_back_seen(persona: Persona) -> bool:
    with transaction.atomic():
        for seen in Seen.objects.filter(person=persona.person):
            record("person.not_seen", seen, by=HOST)
            seen.delete()
            return True
    return False
