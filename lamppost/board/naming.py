"""Under which of their names somebody posts."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser

from lamppost.people.actions import add_persona
from lamppost.people.models import Person, Persona


def names_of(visitor: Person | AnonymousUser) -> list[Persona]:
    """The names that a visitor can choose from, the latest used first."""
    if not visitor.is_authenticated:
        return []
    return list(visitor.personas.filter(is_retired=False).order_by("-pk"))


def usual_name(visitor: Person | AnonymousUser) -> str:
    names = names_of(visitor)
    return names[0].name if names else ""


def persona_named(person: Person, name: str) -> Persona:
    """The person's own persona of that name, made if there is none yet. Raises Refused."""
    for persona in names_of(person):
        if persona.name.casefold() == name.casefold():
            return persona
    return add_persona(person, name=name)
