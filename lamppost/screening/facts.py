"""What is known around a submission, gathered before it is looked at."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from lamppost.journal.actions import name_of
from lamppost.people.models import Person
from lamppost.screening import lists
from lamppost.screening.photos.matching import matches_of
from lamppost.screening.submission import Facts, Submission
from lamppost.standing.models import Phone


def facts_around(submission: Submission, person: Person | None, *, at: datetime) -> Facts:
    """What this room and those below it know; rooms above add what only they do.

    Reads only, in a few statements, and outside of any transaction. person: None for somebody
    who has left, or has no account here.
    """
    author = name_of(person) if person else ""
    facts = Facts(
        now=at,
        author=author,
        photo_matches=matches_of(submission.photos, author=author, now=at),
        bad_hosts=lists.current().bad_hosts,
    )
    if person is None:
        return facts
    return replace(
        facts,
        account_age_days=max(0.0, (at - person.joined).total_seconds() / 86_400),
        has_phone=Phone.objects.filter(person=person).exists(),
    )


def kept_facts(submission: Submission, facts: Facts) -> dict[str, object]:
    """What is filed with a verdict, so that a host's rule can be tried against the past: no
    words, and nothing that says who it was."""
    return {
        "kind": submission.kind.value,
        "category": submission.category,
        "price_cents": submission.price_cents,
        "currency": submission.currency,
        "photos": len(submission.photos),
        "account_age_days": round(facts.account_age_days, 2),
        "has_phone": facts.has_phone,
        "posted_last_hour": facts.posted_last_hour,
        "posted_last_day": facts.posted_last_day,
        "letters_before": facts.letters_before,
        "opened_last_day": facts.opened_last_day,
    }
