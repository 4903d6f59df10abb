"""The board's terms: which version holds, and publishing another.

A board has terms from its first day: a text that comes with the program. It holds until the host
publishes one of their own, also when a later program brings a better text: what people agreed to
is not changed by an update.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lamppost.core.errors import Refused
from lamppost.journal.actions import record
from lamppost.journal.models import Terms

SHIPPED = "shipped-1"
LONGEST = 100_000  # characters: some forty pages
LONGEST_SUMMARY = 2_000
_FOLDER = Path(__file__).parent / "shipped"


class TermsRefused(Refused):
    """Terms that cannot be published as they are."""

    code = "terms_refused"


@dataclass(frozen=True)
class Version:
    """One version, the shipped one or the host's. since: None if it held from the beginning."""

    version: str
    text: str
    summary: str = ""
    published: datetime | None = None
    since: datetime | None = None

    def is_to_come(self, at: datetime) -> bool:
        return self.since is not None and self.since > at


def version_in_force(at: datetime | None = None) -> str:
    """Its name, such as "3". One look-up in a table of few rows, so that no process is late."""
    held = _holding(at or timezone.now()).values_list("version", flat=True).first()
    return held or SHIPPED


def terms_in_force(at: datetime) -> Version:
    held = _holding(at).first()
    return _version_of(held) if held else shipped()


def _holding(at: datetime) -> models.QuerySet[Terms]:
    """What was published later goes before what was published earlier, once its time has come:
    so a version that is to come can still be mended by another."""
    return Terms.objects.filter(since__lte=at).order_by("-pk")


@cache
def shipped() -> Version:
    return Version(SHIPPED, (_FOLDER / f"{SHIPPED}.md").read_text(encoding="utf-8"))


def all_versions() -> list[Version]:
    """In the order in which they were published, the shipped one first."""
    return [shipped(), *map(_version_of, Terms.objects.order_by("pk"))]


def _version_of(row: Terms) -> Version:
    return Version(row.version, row.text, row.summary, row.published, row.since)


def publish_terms(
    text: str, summary: str, *, by: models.Model | str, at: datetime, since: datetime | None = None
) -> Version:
    """The next version; its number is the one after the last. since: else it holds at once.

    Raises TermsRefused.
    """
    begins = since or at
    text = text.replace("\r\n", "\n").strip() + "\n"
    _refuse_unusable(text, summary, begins, at)
    with transaction.atomic():
        # Of two at once, one gets the number; the other is turned away by the database.
        row = Terms.objects.create(
            version=str(Terms.objects.count() + 1),
            text=text,
            summary=summary.strip(),
            published=at,
            since=begins,
        )
        record(
            "terms.published",
            row,
            by=by,
            at=at,
            version=row.version,
            since=begins.isoformat(),
            sha256=digest_of(row),
        )
    return _version_of(row)


def _refuse_unusable(text: str, summary: str, begins: datetime, at: datetime) -> None:
    if not text.strip():
        raise TermsRefused(_("The text is empty."))
    if "\0" in text + summary:
        raise TermsRefused(_("This is not a text."))
    if len(text) > LONGEST:
        raise TermsRefused(_("The text is longer than %(most)s characters.") % {"most": LONGEST})
    if not summary.strip():
        raise TermsRefused(_("Say in a sentence what is different: --summary."))
    if len(summary) > LONGEST_SUMMARY:
        raise TermsRefused(
            _("The summary is longer than %(most)s characters.") % {"most": LONGEST_SUMMARY}
        )
    if begins < at:
        raise TermsRefused(_("Terms cannot take effect in the past."))
    newest = all_versions()[-1]
    if newest.text == text:
        raise TermsRefused(
            _("This is version %(version)s, word for word.") % {"version": newest.version}
        )


def digest_of(row: Terms) -> str:
    """Of all that a version says: kept in its journal line, and with that in the chain."""
    times = (at.astimezone(UTC).isoformat(timespec="microseconds") for at in _times(row))
    said = (row.version, row.text, row.summary, *times)
    return sha256("\0".join(said).encode()).hexdigest()


def _times(row: Terms) -> tuple[datetime, datetime]:
    return row.published, row.since
