"""Telling those who look after the board of a conversation."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lamppost.core.errors import Refused
from lamppost.core.limits import Limit
from lamppost.journal.actions import record
from lamppost.people.models import Person
from lamppost.relay.keys import key_again
from lamppost.relay.models import REPORT_LENGTH, Letter, Report, Side

REPORTING = Limit("report_conversation", times=20, per_secs=24 * 60 * 60)


class ReportRefused(Refused):
    """A report that cannot be taken as it is."""

    code = "report_refused"


def report_conversation(
    side: Side,
    reason: str,
    words: str,
    *,
    key: str,
    letter: Letter | None,
    by: Person,
    at: datetime,
) -> Report:
    """What one of the two says of the other; the same one if it comes again. The other is not
    told. Raises ReportRefused or TooOften."""
    if reason not in Report.Reason.values:
        raise ReportRefused(_("Choose what it is about."))
    if len(words) > REPORT_LENGTH:
        raise ReportRefused(_("At most 2,000 characters, please. You can send two reports."))
    REPORTING.spend(str(by.pk))
    earlier = Report.objects.filter(side=side, key=key).first()
    if earlier and earlier.words != words:  # an old form, brought by the Back button
        key = key_again(key, words)
    with transaction.atomic():
        report, is_new = Report.objects.get_or_create(
            side=side,
            key=key,
            defaults={"letter": letter, "reason": reason, "words": words, "at": at},
        )
        if is_new:
            record("letter.reported", report, by=by, at=at, reason=reason)
    return report
