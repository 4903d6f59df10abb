"""Reports come in, and the one open case of what they are about comes to an end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lamppost.core.errors import Refused
from lamppost.core.sealing import seal
from lamppost.journal.actions import record
from lamppost.journal.models import Decision
from lamppost.moderation.models import Case, Report
from lamppost.moderation.reports.abuse import refuse_if_limited
from lamppost.moderation.reports.jobs import tell_reporters
from lamppost.moderation.reports.looking import WAITS, Said, look_by_of
from lamppost.moderation.reports.reach import reach_of
from lamppost.moderation.reports.records import sender_of, weight_of_reporter
from lamppost.moderation.reports.telling import tell_receipt
from lamppost.people.models import Person
from lamppost.relay.keys import key_again

VISITOR = "visitor"  # to the journal: somebody without an account
_TRIES = 5  # each lost one means that a case was closed at this very moment


class CaseClosed(Refused):
    """Somebody else has decided the case meanwhile."""

    code = "case_closed"


@dataclass(frozen=True)
class NewReport:
    """What somebody sends in. key: the form's, so that a second click is no second report.
    address: where the outcome goes, "" for none and for those with an account."""

    kind: str
    words: str
    key: str
    address: str = ""


def file_report(
    subject: str, new: NewReport, *, by: Person | None, at: datetime
) -> tuple[Report, bool]:
    """subject: as the journal names it, one that they may see. The report, and whether it is new.

    It changes when somebody looks at the thing and nothing else: whatever number of reports
    there is, the thing stays as it is until a person decides.
    """
    key = new.key
    known = Report.objects.filter(case__subject=subject, key=key).select_related("case").first()
    if known and (known.words, known.kind) == (new.words, new.kind):
        return known, False
    if known:  # an old form, brought by the Back button
        key = key_again(key, f"{new.kind} {new.words}")
    refuse_if_limited(by, new.kind, at=at)
    with transaction.atomic():
        case = _open_case(subject, new.kind, at)
        report, is_new = Report.objects.get_or_create(
            case=case, key=key, defaults=_columns(new, by, at)
        )
        if is_new:
            _look_sooner(case)
            record("report.made", report, by=by or VISITOR, at=at, about=subject, kind=new.kind)
            tell_receipt(report)
    return report, is_new


def _open_case(subject: str, kind: str, at: datetime) -> Case:
    """Locked until the transaction ends: whoever closes it meanwhile waits, and finds the report
    in it; where they were first, the report opens the next case."""
    reach = reach_of(subject)
    for _try in range(_TRIES):
        case, _is_new = Case.objects.get_or_create(
            subject=subject,
            state=Case.State.OPEN,
            defaults={"opened": at, "look_by": at + WAITS[kind], "reach": reach},
        )
        if Case.objects.filter(pk=case.pk, state=Case.State.OPEN).update(reach=reach):
            case.refresh_from_db()
            return case
    raise CaseClosed(_("It was decided at this very moment. Send the report once more."))


def _columns(new: NewReport, by: Person | None, at: datetime) -> dict[str, object]:
    sender = "" if by else sender_of(new.address)
    return {
        "kind": new.kind,
        "words": new.words,
        "person": by,
        "address": seal(new.address) if new.address and by is None else b"",
        "sender": sender,
        "weight": weight_of_reporter(by, sender),
        "at": at,
    }


def _look_sooner(case: Case) -> None:
    rows = case.reports.values_list("kind", "at", "person", "weight")
    due = look_by_of([Said(*row) for row in rows], case.reach, so_far=case.look_by)
    Case.objects.filter(pk=case.pk).update(look_by=due)


def close_case(case: Case, decision: Decision, *, at: datetime) -> None:
    """In the transaction of the decision about what was reported. Whoever reported it was right
    if it is restricted now, and wrong if it stays; they are told by a job. Raises CaseClosed."""
    closed = {"state": Case.State.CLOSED, "closed": at, "decision": decision}
    if not Case.objects.filter(pk=case.pk, state=Case.State.OPEN).update(**closed):
        raise CaseClosed(_("Somebody else has decided this meanwhile."))
    outcome = Report.Outcome.RIGHT if decision.is_restriction else Report.Outcome.WRONG
    case.reports.filter(outcome="").update(outcome=outcome)
    record("case.closed", case, by=decision.by, at=at, decision=decision.pk, outcome=outcome.value)
    tell_reporters.enqueue(case.pk)


def close_case_about(decision: Decision, *, at: datetime) -> Case | None:
    """Closes the open case of what a decision is about, if there is one: for decisions that were
    taken in another queue."""
    case = Case.objects.filter(subject=decision.subject, state=Case.State.OPEN).first()
    if case:
        close_case(case, decision, at=at)
    return case


def earlier_cases(subject: str) -> list[Case]:
    """What was decided about the same thing before, newest first: stands beside a new report."""
    closed = Case.objects.filter(subject=subject, state=Case.State.CLOSED)
    return list(closed.select_related("decision").order_by("-closed", "-pk"))
