"""What this room holds of somebody, and the notices sent to them."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import models

from lamppost.notices.models import Notice
from lamppost.people.belongings import Belonging
from lamppost.people.models import Person


def _account(person: Person) -> dict[str, Any]:
    return {
        "address": person.email,
        "joined": person.joined,
        "last_signed_in": person.last_login,
        "confirmed_to_be_an_adult": person.adult_since,
        "erasure_due": person.erase_due,
        "suspended_until": person.suspended_until,
        "names": list(
            person.personas.order_by("pk").values("name", "public_id", "began", "is_retired")
        ),
        "blocked": [
            {"name": block.persona.name, "public_id": block.persona.public_id, "since": block.since}
            for block in person.blocks.select_related("persona").order_by("pk")
        ],
    }


def _erase_account(person: Person) -> None:
    person.blocks.all().delete()


def _sign_in(person: Person) -> dict[str, Any]:
    """How somebody gets in; without the secrets, which would let whoever finds the file in."""
    return {
        "addresses": list(
            EmailAddress.objects.filter(user=person).values("email", "verified", "primary")
        ),
        "second_steps": [
            {
                "kind": step.type,
                "name": str(step),
                "added": step.created_at,
                "last_used": step.last_used_at,
            }
            for step in Authenticator.objects.filter(user=person).order_by("pk")
        ],
        "sessions": list(
            UserSession.objects.filter(user=person)
            .order_by("pk")
            .values("created_at", "last_seen_at", "ip", "user_agent")
        ),
    }


def _erase_sign_in(person: Person) -> None:
    store = import_module(settings.SESSION_ENGINE).SessionStore
    for key in list(sessions_that_know(person)):
        store(key).delete()
    UserSession.objects.filter(user=person).delete()
    Authenticator.objects.filter(user=person).delete()
    EmailAddress.objects.filter(user=person).delete()


def sessions_that_know(person: Person) -> Iterator[str]:
    """Sessions signed in as somebody, or begun with their address. Linear in all sessions."""
    for session in Session.objects.order_by("pk").iterator(chunk_size=1_000):
        held = session.get_decoded()
        is_theirs = held.get(SESSION_KEY) == str(person.pk)
        if is_theirs or (person.email and repr(person.email) in repr(held)):
            yield session.session_key


def _notices(person: Person) -> list[Any]:
    return list(
        _notices_to(person).values("kind", "address", "subject", "body", "state", "written", "sent")
    )


def _erase_notices(person: Person) -> None:
    _notices_to(person).delete()


def _notices_to(person: Person) -> models.QuerySet[Notice]:
    addresses = EmailAddress.objects.filter(user=person).values_list("email", flat=True)
    return Notice.objects.filter(address__in=[*addresses, person.email or ""]).order_by("pk")


# Notices come first: they are found by the addresses that `sign-in` deletes.
OWN = (
    Belonging("notices", _notices, _erase_notices),
    Belonging("account", _account, _erase_account),
    Belonging("sign-in", _sign_in, _erase_sign_in),
)
