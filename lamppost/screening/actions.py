"""Screening something, and keeping what came of it."""

from __future__ import annotations

import hashlib
import json
import logging
import traceback
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime

from django.db import models

from lamppost.journal.actions import name_of
from lamppost.screening import pipeline
from lamppost.screening.models import Rulebook, Screening
from lamppost.screening.submission import Facts, Submission
from lamppost.screening.verdict import Screened

logger = logging.getLogger(__name__)


def screen(submission: Submission, facts: Facts) -> Screened:
    """What the board thinks of it; call it before any transaction.

    Never raises: what cannot be screened is held, and the log says which error it was.
    """
    try:
        return pipeline.screen(submission, facts)
    except Exception as error:
        # Any mistake of any check: an ad must neither go up unseen for it, nor be lost.
        # Where, but not the error's own words: they can quote the text.
        where = traceback.extract_tb(error.__traceback__)[-1]
        name = type(error).__name__
        logger.error("screening failed: %s in %s:%s", name, where.filename, where.lineno)
        return pipeline.failed(name)


def keep(screened: Screened, subject: models.Model, *, at: datetime) -> Screening:
    """Files the verdict, within the transaction of what it is about."""
    return Screening.objects.create(
        subject=name_of(subject),
        at=at,
        verdict=screened.verdict.value,
        findings=[asdict(finding) for finding in screened.findings],
        rulebook=_rulebook(screened.versions),
        is_urgent=screened.is_urgent,
    )


def forget(subjects: Iterable[models.Model | str]) -> None:
    """Deletes every verdict about things that are gone, with the words that it quotes."""
    names = [name_of(subject) for subject in subjects]
    for start in range(0, len(names), 500):
        Screening.objects.filter(subject__in=names[start : start + 500]).delete()


def _rulebook(versions: dict[str, int | str]) -> Rulebook:
    said = json.dumps(versions, sort_keys=True)
    digest = hashlib.sha256(said.encode()).hexdigest()
    return Rulebook.objects.get_or_create(digest=digest, defaults={"versions": versions})[0]
