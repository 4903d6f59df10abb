"""What the board writes to those who report. Never a word of theirs, nor whom it is about: so no
mail of ours can be made to say something to a stranger."""

from __future__ import annotations

import hmac

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from lamppost.board.mails import absolute
from lamppost.core.limits import Limit, TooOften
from lamppost.core.sealing import Unreadable, blind_tag, unseal
from lamppost.journal.models import Decision
from lamppost.moderation.models import Case, Report
from lamppost.moderation.reasons.links import reasons_url
from lamppost.moderation.reports.outcomes import outcome_words
from lamppost.notices.actions import tell
from lamppost.people.models import Person

# Of one address in a day, whoever types it into the form: most people report one thing.
MAILING = Limit("report_mail", times=3, per_secs=24 * 60 * 60)
_MARK_LENGTH = 16


def may_mail(address: str) -> bool:
    """Counts one. False: this address was typed in often today, and gets nothing more."""
    try:
        MAILING.spend(address.strip().lower())
    except TooOften:
        return False
    return True


def mark_of(report: Report) -> str:
    """Stands in the mailed link alone, so that opening it shows that the mail arrived."""
    return blind_tag("report receipt", report.receipt)[:_MARK_LENGTH]


def note_opened(report: Report, mark: str) -> None:
    """The link of the mail was opened: the address is theirs, and hears of the outcome."""
    if report.opened is None and hmac.compare_digest(mark.encode(), mark_of(report).encode()):
        Report.objects.filter(pk=report.pk, opened=None).update(opened=timezone.now())


def tell_receipt(report: Report) -> None:
    """The mail with the link, in the transaction of the report."""
    address = _address_of(report)
    if address:
        _tell(report, address, _("Your report has arrived"), "received", key=f"report-{report.pk}")


def tell_outcome_to_all(case_id: int) -> None:
    case = Case.objects.select_related("decision__undone_by").get(pk=case_id)
    untold = case.reports.filter(told=None).select_related("person").order_by("pk")
    for report in untold.iterator(chunk_size=500):
        with transaction.atomic():
            _tell_outcome(case, report)
            # Wiped whether or not they were mailed: there is nothing else to write to them.
            case.reports.filter(pk=report.pk).update(told=timezone.now(), address=b"")


def _tell_outcome(case: Case, report: Report) -> None:
    is_known = report.person is not None or report.opened is not None
    address = _address_of(report) if is_known else ""
    if address:
        # One mail for each reader of a case, however often they reported it.
        who = blind_tag("told of a case", address.lower())[:_MARK_LENGTH]
        subject = _("What came of your report")
        _tell(report, address, subject, "decided", key=f"case-{case.pk}-{who}")


def tell_warning(report: Report, person: Person) -> None:
    """That a report was found to be made up, and what comes if there are more."""
    body = _rendered("warning", link=absolute(report.get_absolute_url()))
    _mail(person, _("About a report of yours"), body, kind="report_warning", number=report.pk)


def tell_limit(decision: Decision, person: Person) -> None:
    body = _rendered(
        "limited", reasons=decision.reasons, until=decision.until, link=reasons_url(decision)
    )
    _mail(
        person, _("You may report less for a time"), body, kind="report_limit", number=decision.pk
    )


def _mail(person: Person, subject: str, body: str, *, kind: str, number: int) -> None:
    if person.email:
        tell(person.email, key=f"{kind}-{number}", kind=kind, subject=subject, body=body)


def _address_of(report: Report) -> str:
    if report.person:
        return report.person.email or ""
    try:
        return unseal(report.address) if report.address else ""
    except Unreadable:
        return ""


def _tell(report: Report, address: str, subject: str, template: str, *, key: str) -> None:
    link = absolute(report.get_absolute_url())
    if report.person is None:
        link = f"{link}?mail={mark_of(report)}"
    body = _rendered(
        template,
        link=link,
        has_account=report.person is not None,
        outcome=outcome_words(report),
    )
    tell(address, key=key, kind=f"report_{template}", subject=subject, body=body)


def _rendered(template: str, **given: object) -> str:
    path = f"moderation/reports/mail/{template}.txt"
    return render_to_string(path, {"board_name": settings.BOARD_NAME, **given})
