"""Whose the ads of a made board are."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from benchmarks.boards.bulk import put
from benchmarks.boards.rows import rows_of
from lamppost.people.models import Person, Persona


def put_posters(many: int, joined: datetime) -> None:
    """So many people with a persona each; both have the same key."""
    people = [
        {"id": key, "email": f"poster{key}@example.org", "joined": joined, "password": "!"}
        for key in range(1, many + 1)
    ]
    personas = [
        {
            "id": key,
            "person": key,
            "public_id": f"p{key:09}",
            "name": f"Poster {key}",
            "began": joined,
        }
        for key in range(1, many + 1)
    ]
    with transaction.atomic():
        put(Person, rows_of(Person, people))
        put(Persona, rows_of(Persona, personas))
