"""What everybody may know of a poster: read for each ad that is looked at."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from lamppost.core.reading import reading
from lamppost.people.models import Persona
from lamppost.standing.facts import SEVERAL, PublicFacts

# Written out: putting the same together as a query set takes far longer than answering it, and
# every page of an ad asks.
_STATEMENT = """
    SELECT
        EXISTS (
            SELECT 1 FROM standing_phone
            WHERE person_id = %(person)s AND confirmed < %(since)s
        ),
        (
            SELECT count(DISTINCT other_id) + count(CASE WHEN other_id IS NULL THEN 1 END)
            FROM standing_met WHERE person_id = %(person)s AND at < %(since)s
        ),
        EXISTS (
            SELECT 1 FROM standing_reference
            WHERE about_id = %(person)s AND opened < %(since)s
            AND revoked IS NULL AND declined IS NULL
        ),
        EXISTS (
            SELECT 1 FROM standing_seen WHERE person_id = %(person)s AND at < %(since)s
        )
"""


def public_facts_of(persona: Persona, *, now: datetime) -> PublicFacts:
    """For everybody, as they stood when the week began. One statement.

    If a phone number showed at once under each of a person's names, whoever looked at all the
    names on the board every hour would see which of them belong together.
    """
    connection = reading()
    since = connection.ops.adapt_datetimefield_value(week_began(now))
    with connection.cursor() as cursor:
        cursor.execute(_STATEMENT, {"person": persona.person_id, "since": since})
        has_phone, people_met, has_references, is_seen = cursor.fetchone()
    return PublicFacts(
        has_phone=bool(has_phone),
        has_met_several=people_met >= SEVERAL,
        has_references=bool(has_references),
        is_seen=bool(is_seen),
    )


def week_began(now: datetime) -> datetime:
    """The last Monday's midnight, in the board's own zone."""
    local = timezone.localtime(now)
    monday = local.date() - timedelta(days=local.weekday())
    return timezone.make_aware(datetime.combine(monday, datetime.min.time()))
