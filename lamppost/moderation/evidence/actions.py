"""Keeping evidence, and letting it go when its time is over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import models, transaction

from lamppost.journal.actions import CLOCK, name_of, record
from lamppost.moderation.evidence import store
from lamppost.moderation.evidence.exhibit import Exhibit, unpacked
from lamppost.moderation.evidence.store import Stored
from lamppost.moderation.evidence.taking import exhibit_of, with_photos
from lamppost.moderation.models import Evidence

# One year (18 USC 2258A(h), as of the REPORT Act of 2024), counted so that it is there on every
# day of it in a leap year, too: present on day 365, gone on day 366.
KEPT_FOR = timedelta(days=366)
# A transaction is over long before; then a file without a row belongs to nothing.
ORPHAN_AFTER_SECS = 60 * 60


@dataclass(frozen=True)
class Taken:
    """An exhibit whose file is written, and that no row knows yet."""

    exhibit: Exhibit
    stored: Stored


def take(subject: str) -> Taken:
    """Reads the thing with its photos and writes the sealed file: slow, and best done before any
    transaction. Raises NothingThere."""
    exhibit = with_photos(exhibit_of(subject))
    return Taken(exhibit, store.store(exhibit.packed()))


def preserve(
    subject: str, *, why: str, by: models.Model | str, at: datetime, taken: Taken | None = None
) -> Evidence:
    """Keeps a thing as it is now, for a year from now; does no harm twice.

    The row is of the caller's transaction. taken: by `take`, shortly before; if the thing has
    changed since, it is taken again. Raises NothingThere.
    """
    edition = exhibit_of(subject).edition
    with transaction.atomic():
        kept = Evidence.objects.filter(subject=subject, edition=edition).first()
        if kept is not None:
            keep_longer(kept, by=by, at=at)
            return kept
        if taken is None or taken.exhibit.edition != edition:
            taken = take(subject)
        return _keep(taken, why=why, by=by, at=at)


def keep_longer(kept: Evidence, *, by: models.Model | str, at: datetime) -> None:
    """For a year from now, within the caller's transaction."""
    until = at + KEPT_FOR
    if Evidence.objects.filter(pk=kept.pk, until__lt=until).update(until=until):
        kept.until = until
        record("evidence.kept_longer", kept, by=by, at=at, about=kept.subject)


def _keep(taken: Taken, *, why: str, by: models.Model | str, at: datetime) -> Evidence:
    kept = Evidence.objects.create(
        subject=taken.exhibit.subject,
        person=taken.exhibit.person,
        why=why[:200],
        by=name_of(by),
        since=at,
        until=at + KEPT_FOR,
        edition=taken.exhibit.edition,
        file=taken.stored.file,
        digest=taken.stored.digest,
        size=taken.stored.size,
    )
    record("evidence.kept", kept, by=by, at=at, about=kept.subject, digest=kept.digest)
    return kept


def read_exhibit(kept: Evidence) -> Exhibit:
    """What was kept, once it is known that whoever asks may see it. Raises Damaged."""
    return unpacked(store.read(Stored(kept.file, kept.digest, kept.size)))


def expire_evidence_due(now: datetime) -> int:
    """Deletes what has been kept for its time, and files of what was never finished.

    Rows first: a file without a row is found again, a row must never be without its file.
    """
    gone = 0
    for kept in Evidence.objects.filter(until__lte=now):
        with transaction.atomic():
            record("evidence.gone", kept, by=CLOCK, at=now, about=kept.subject, digest=kept.digest)
            gone += Evidence.objects.filter(pk=kept.pk, until__lte=now).delete()[0] > 0
        store.delete(kept.file)
    _delete_orphans()
    return gone


def _delete_orphans() -> None:
    old = list(store.files_older_than(ORPHAN_AFTER_SECS))
    known = set(Evidence.objects.filter(file__in=old).values_list("file", flat=True))
    for file in old:
        if file not in known:
            store.delete(file)
