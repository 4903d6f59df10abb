"""Screening something, and keeping what came of it."""

from __future__ import annotations

import hashlib
import json
import logging
import traceback
from collections.abc import Callable, Iterable
from dataclasses import asdict, replace
from datetime import datetime

from django.db import models

from lamppost.journal.actions import name_of
from lamppost.screening import pipeline
from lamppost.screening.mails import tell_host
from lamppost.screening.models import Rulebook, Screening
from lamppost.screening.rules.evaluating import findings_of_rules
from lamppost.screening.rules.field import Around
from lamppost.screening.rules.fields import without_words
from lamppost.screening.rules.keeping import keep_hits
from lamppost.screening.settled import settle
from lamppost.screening.submission import Facts, Submission
from lamppost.screening.verdict import Screened

logger = logging.getLogger(__name__)


def screen(submission: Submission, gather: Callable[[], Facts]) -> Screened:
    """What the board thinks of it; call it before any transaction.

    Never raises: what cannot be screened, or whose facts cannot be gathered, is held, and the
    log says which error it was.
    """
    return _or_failed(lambda: _with_rules(submission, gather()))


def screen_alone(submission: Submission, facts: Facts) -> Screened:
    """The same without the host's rules, and without any database."""
    return _or_failed(lambda: pipeline.screen(submission, facts))


def _with_rules(submission: Submission, facts: Facts) -> Screened:
    read = pipeline.read(submission, facts)
    found = pipeline.look(read)
    ran = findings_of_rules(submission, facts, normal=read.normal, findings=found)
    around = Around(submission, facts, normal=read.normal, findings=found)
    versions = pipeline.versions_of() | ran.versions
    if facts.lists:
        versions["lists"] = facts.lists
    return replace(
        pipeline.judge([*found, *ran.findings], versions),
        facts=without_words(around),
        looked=ran.looked,
    )


def _or_failed(look: Callable[[], Screened]) -> Screened:
    try:
        screened = look()
        settle()
        return screened
    except Exception as error:
        # Any mistake of any check: an ad must neither go up unseen for it, nor be lost.
        # Where, but not the error's own words: they can quote the text.
        where = traceback.extract_tb(error.__traceback__)[-1]
        name = type(error).__name__
        logger.error("screening failed: %s in %s:%s", name, where.filename, where.lineno)
        return pipeline.failed(name)


def keep(screened: Screened, subject: models.Model | str, *, at: datetime) -> None:
    """Files the verdict, within the transaction of what it is about; where a person must look
    at once, or screening has failed, the host is mailed in the same transaction."""
    keep_many([(screened, subject)], at=at)


def keep_many(verdicts: Iterable[tuple[Screened, models.Model | str]], *, at: datetime) -> None:
    """Files many in few statements."""
    books: dict[str, Rulebook] = {}
    rows = [(screened, _row(screened, subject, books, at)) for screened, subject in verdicts]
    Screening.objects.bulk_create((row for _screened, row in rows), batch_size=500)
    keep_hits([(row, screened.looked) for screened, row in rows], at=at)
    for screened, row in rows:
        tell_host(screened, row)


def _row(
    screened: Screened, subject: models.Model | str, books: dict[str, Rulebook], at: datetime
) -> Screening:
    said = json.dumps(screened.versions, sort_keys=True)
    if said not in books:
        books[said] = _rulebook(said, screened.versions)
    return Screening(
        subject=name_of(subject),
        at=at,
        verdict=screened.verdict.value,
        findings=[asdict(finding) for finding in screened.findings],
        facts=dict(screened.facts),
        rulebook=books[said],
        is_urgent=screened.is_urgent,
    )


def _rulebook(said: str, versions: dict[str, int | str]) -> Rulebook:
    digest = hashlib.sha256(said.encode()).hexdigest()
    return Rulebook.objects.get_or_create(digest=digest, defaults={"versions": versions})[0]


def decide_outcome(screening: Screening, outcome: Screening.Outcome, *, at: datetime) -> None:
    """Notes what a reviewer thought of a verdict; a later appeal may note otherwise.

    Precision of rules is counted from these.
    """
    screening.outcome, screening.decided = outcome, at
    screening.save(update_fields=["outcome", "decided"])


def forget(subjects: Iterable[models.Model | str]) -> None:
    """Deletes every verdict about things that are gone, with the words that it quotes."""
    names = [name_of(subject) for subject in subjects]
    for start in range(0, len(names), 500):
        Screening.objects.filter(subject__in=names[start : start + 500]).delete()
