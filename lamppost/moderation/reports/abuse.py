"""Reports that were made up: a warning first, then fewer of them for a time (DSA, article 23).

Nobody is ever kept from saying that a child or somebody else may be in danger.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from lamppost.core.errors import Refused
from lamppost.journal.actions import record
from lamppost.journal.decisions import Ruling, write_decision
from lamppost.journal.models.decisions import Done, Policy
from lamppost.moderation.models import Report, ReportingLimit
from lamppost.moderation.reports.telling import tell_limit, tell_warning
from lamppost.people.models import Person

COUNTED = timedelta(days=90)
LIMITED_FROM = 3  # made-up reports within COUNTED; before that there are warnings
LIMITED_FOR = timedelta(days=30)
ONE_IN = timedelta(days=1)


class ReportingLimited(Refused):
    """Somebody who may send one report a day has sent it."""

    code = "reporting_limited"


def mark_abusive(report: Report, *, by: Person, at: datetime) -> bool:
    """A steward says that a report was made up, and not merely wrong. False: it was marked
    already. Somebody without an account is not limited: anybody could type in their address."""
    with transaction.atomic():
        marked = Report.objects.filter(pk=report.pk).exclude(outcome=Report.Outcome.ABUSIVE)
        if not marked.update(outcome=Report.Outcome.ABUSIVE):
            return False
        record("report.marked_abusive", report, by=by, at=at)
        if report.person:
            _warn_or_limit(report, report.person, by=by, at=at)
    return True


def _warn_or_limit(report: Report, person: Person, *, by: Person, at: datetime) -> None:
    if limit_of(person, at=at):
        return
    if abusive_cases(person, at=at) < LIMITED_FROM:
        record("reporter.warned", report, by=by, at=at, person=person.pk)
        tell_warning(report, person)
        return
    until = at + LIMITED_FOR
    decision = write_decision(
        Done.SUSPEND, report, _ruling(until), by=by, at=at, person=person, content_at=report.at
    )
    ReportingLimit.objects.create(person=person, since=at, until=until, decision=decision)
    record("reporter.limited", report, by=by, at=at, person=person.pk, decision=decision.pk)
    tell_limit(decision, person)


def _ruling(until: datetime) -> Ruling:
    return Ruling(
        policy=Policy.OTHER,
        rule="made-up reports",
        facts="Several reports within 90 days that people of the board found to be made up.",
        reasons=_(
            "Several of your reports said what was not so, and people of this board think that "
            "they were not meant honestly. Each one takes time that somebody in need is waiting "
            "for. For 30 days you may send one report a day. Reports that a child or somebody "
            "else may be in danger are always taken."
        ),
        until=until,
    )


def abusive_cases(person: Person, *, at: datetime) -> int:
    """Of the last 90 days; ten reports of one thing are one."""
    theirs = Report.objects.filter(person=person, outcome=Report.Outcome.ABUSIVE)
    return theirs.filter(at__gt=at - COUNTED).values("case").distinct().count()


def limit_of(person: Person, *, at: datetime) -> ReportingLimit | None:
    """None too once the decision was undone, as after an objection."""
    limits = ReportingLimit.objects.filter(person=person, until__gt=at)
    return limits.filter(decision__undone_by=None).select_related("decision").first()


def refuse_if_limited(person: Person | None, kind: str, *, at: datetime) -> None:
    """Raises ReportingLimited."""
    if person is None or Report.Kind(kind).is_grave or not limit_of(person, at=at):
        return
    grave = [one for one in Report.Kind if one.is_grave]
    lately = Report.objects.filter(person=person, at__gt=at - ONE_IN).exclude(kind__in=grave)
    if lately.exists():
        raise ReportingLimited(
            _(
                "You may send one report a day at the moment, and have sent it. If a child or "
                "somebody else may be in danger, say so above: that is always taken."
            )
        )
