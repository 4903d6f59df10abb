"""What somebody can do about their names, and about whom they want nothing of."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from lamppost.core.errors import Refused
from lamppost.journal.actions import record
from lamppost.people.models import Block, Person, Persona
from lamppost.people.names import clean_name

MOST_PERSONAS = 8  # enough for a household with a side business, too few to flood with
MOST_PERSONAS_EVER = 40  # retired ones too: a name is not a mask for a single day


class TooManyPersonas(Refused):
    """Somebody has as many names as one account may have."""

    code = "too_many_personas"


class LastPersona(Refused):
    """Somebody wants to retire the only name they have."""

    code = "last_persona"


class OwnPersona(Refused):
    """Somebody wants to block themselves."""

    code = "own_persona"


def add_persona(person: Person, name: str) -> Persona:
    """A further name to post under. Raises NameRefused or TooManyPersonas."""
    name = clean_name(name)
    with _alone(person):
        if (
            current_personas(person).count() >= MOST_PERSONAS
            or person.personas.count() >= MOST_PERSONAS_EVER
        ):
            raise TooManyPersonas(
                _("You have as many names as one account can have. Use one of them.")
            )
        persona = Persona.objects.create(person=person, name=name)
        record("persona.added", persona, by=person)
    return persona


def rename_persona(persona: Persona, name: str, *, by: Person) -> None:
    """Raises NameRefused."""
    persona.name = clean_name(name)
    with transaction.atomic():
        persona.save(update_fields=["name"])
        record("persona.renamed", persona, by=by)


def retire_persona(persona: Persona, *, by: Person) -> None:
    """Nothing new can be posted under it; what was posted stays. Raises LastPersona."""
    with _alone(persona.person):
        others = current_personas(persona.person).exclude(pk=persona.pk)
        if not others.exists():
            raise LastPersona(_("This is your only name. Add another one before it goes."))
        won = Persona.objects.filter(pk=persona.pk, is_retired=False).update(is_retired=True)
        if won:
            record("persona.retired", persona, by=by)


def current_personas(person: Person) -> models.QuerySet[Persona]:
    """Names that can be posted under, oldest first."""
    return person.personas.filter(is_retired=False).order_by("pk")


def default_persona(person: Person) -> Persona | None:
    """The name that a form starts with; None for somebody who has none yet."""
    return current_personas(person).first()


@contextmanager
def _alone(person: Person) -> Iterator[None]:
    """A transaction in which nobody else counts or changes this person's names.

    The lock does nothing on SQLite, where the transaction itself shuts others out.
    """
    with transaction.atomic():
        Person.objects.select_for_update().get(pk=person.pk)
        yield


def confirm_adult(person: Person) -> None:
    """Notes that somebody said "I am 18 or over". Nothing else is asked about age."""
    now = timezone.now()
    with transaction.atomic():
        if Person.objects.filter(pk=person.pk, adult_since=None).update(adult_since=now):
            person.adult_since = now
            record("person.confirmed_adult", person, by=person)


def block_person(person: Person, *, persona: Persona) -> Block:
    """From now on nothing passes between the two. The other is not told. Raises OwnPersona.

    The block names the persona that was met and no other: a list that showed the rest would
    tell which names belong together.
    """
    if persona.person_id == person.pk:
        raise OwnPersona(_("That is one of your own names. You cannot block yourself."))
    with transaction.atomic():
        block, is_new = Block.objects.get_or_create(person=person, persona=persona)
        if is_new:
            record("block.set", block, by=person)
    return block


def unblock(person: Person, *, persona: Persona) -> None:
    with transaction.atomic():
        for block in Block.objects.filter(person=person, persona=persona):
            record("block.lifted", block, by=person)
            block.delete()


def blocked_between(one: Person, other: Person) -> bool:
    """Whether either wants nothing of the other, whatever names they met under."""
    return Block.objects.filter(
        Q(person=one, persona__person=other) | Q(person=other, persona__person=one)
    ).exists()
