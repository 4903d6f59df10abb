"""What is known around a submission, gathered before it is looked at."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from lamppost.journal.actions import name_of
from lamppost.people.models import Person
from lamppost.screening import lists
from lamppost.screening.photos.matching import matches_of
from lamppost.screening.prices.actions import asked_in, spread_for
from lamppost.screening.submission import Facts, Submission
from lamppost.standing.models import Phone


def facts_around(submission: Submission, person: Person | None, *, at: datetime) -> Facts:
    """What this room and those below it know; rooms above add what only they do.

    Reads only, in a few statements, and outside of any transaction. person: None for somebody
    who has left, or has no account here.
    """
    author = name_of(person) if person else ""
    hosts, words = lists.current(), lists.current_words()
    facts = Facts(
        now=at,
        author=author,
        photo_matches=matches_of(submission.photos, author=author, now=at),
        prices=spread_for(asked_in(submission), now=at),
        bad_hosts=hosts.bad_hosts,
        refused_hosts=hosts.refused_hosts,
        wordlists=words.lists,
        lists=" ".join(filter(None, [hosts.digest, words.digest])),
    )
    if person is None:
        return facts
    return replace(
        facts,
        account_age_days=max(0.0, (at - person.joined).total_seconds() / 86_400),
        has_phone=Phone.objects.filter(person=person).exists(),
    )
