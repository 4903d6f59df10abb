"""What becomes known of somebody."""

from __future__ import annotations

from datetime import date, datetime

from lamppost.people.models import Person, Persona
from lamppost.standing.models import Met
from lamppost.standing.references import invite

Names = tuple[Persona | None, Persona | None]


def note_meeting(
    one: Person,
    other: Person,
    *,
    key: str,
    on: date,
    at: datetime,
    under: Names = (None, None),
) -> None:
    """That both have confirmed a meeting, of which each may say a word; once for a key.

    Within the caller's transaction.
    under: the names that they know each other by, in the order of the two.
    """
    first, second = under
    for person, own, met, name in ((one, first, other, second), (other, second, one, first)):
        columns = {"other": met, "persona": own, "other_name": name.name if name else ""}
        row, is_new = Met.objects.get_or_create(
            person=person, key=key, defaults={**columns, "on": on, "at": at}
        )
        if is_new:
            invite(row)
