"""What screening is told of a letter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from django.utils import timezone

from lamppost.people.models import Person
from lamppost.relay.models import Side
from lamppost.screening import actions as screening
from lamppost.screening.facts import facts_around
from lamppost.screening.submission import Facts, Kind, SeenPhoto, Submission
from lamppost.screening.verdict import Screened


def hashed_as(digest: str) -> str:
    """What screening knows a letter's photo by: the same picture may be in an ad, too."""
    return f"letters/{digest}"


def screen_letter(
    text: str,
    *,
    earlier: int = 0,
    by: Person | None = None,
    digests: Iterable[str] = (),
    country: str = "",
    at: datetime | None = None,
) -> Screened:
    """Before any transaction. earlier: letters of the same person in the conversation before
    this one. country: where numbers without a prefix belong. by: None for somebody who has
    left, and for words that are no letter."""
    submission = Submission(
        kind=Kind.LETTER,
        text=text,
        country=country,
        photos=tuple(SeenPhoto(hashed_as(digest)) for digest in digests),
    )
    now = at or timezone.now()
    return screening.screen(submission, lambda: _facts(submission, by, earlier, now))


def _facts(submission: Submission, person: Person | None, earlier: int, at: datetime) -> Facts:
    facts = facts_around(submission, person, at=at)
    if person is None:
        return replace(facts, letters_before=earlier)
    begun = Side.objects.filter(
        persona__person=person,
        role=Side.Role.WRITER,
        conversation__began__gt=at - timedelta(days=1),
        conversation__began__lte=at,
    )
    return replace(facts, letters_before=earlier, opened_last_day=begun.count())
