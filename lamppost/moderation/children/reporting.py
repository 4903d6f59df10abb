"""A confirmed case on its way to the CyberTipline or to a hotline: once a person has clicked."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from lamppost.journal.actions import name_of, record
from lamppost.moderation.children.actions import NotInCase
from lamppost.moderation.children.cybertip.client import Away, CyberTipline, Door, TurnedDown
from lamppost.moderation.children.cybertip.sending import NotSendable, Sent, Unclear, send
from lamppost.moderation.children.jobs import send_report
from lamppost.moderation.children.packaging import package_of
from lamppost.moderation.evidence.actions import keep_longer
from lamppost.moderation.models import ChildCase
from lamppost.moderation.models.children import REPORT_LENGTH
from lamppost.people.models import Person

logger = logging.getLogger(__name__)

# As long as a job may take: a worker that was killed has let go of it by then.
SENDING_FOR = timedelta(minutes=15)
_CONFIRMED = ChildCase.State.CONFIRMED


def door() -> Door | None:
    """The way to the CyberTipline; None for a board without a name and a password there."""
    if not settings.CYBERTIP_USER or not settings.CYBERTIP_PASSWORD:
        return None
    return CyberTipline(settings.CYBERTIP_URL, settings.CYBERTIP_USER, settings.CYBERTIP_PASSWORD)


def ask_to_send(case: ChildCase, *, by: Person, at: datetime) -> None:
    """The click without which nothing goes anywhere. A second one does no harm."""
    if door() is None:
        raise NotInCase(_("This board has no name and password at the CyberTipline."))
    if problems := package_of(case).problems:
        raise NotInCase(_("It would be turned down: %(why)s") % {"why": problems[0]})
    waiting = ChildCase.objects.filter(pk=case.pk, state=_CONFIRMED)
    with transaction.atomic():
        if not waiting.update(send_asked=at, send_asked_by=name_of(by), trouble=""):
            raise NotInCase(_("It is not waiting to be reported."))
        record("child_case.send_asked", case, by=by, at=at)
        send_report.enqueue(case.pk)
    case.refresh_from_db()


def note_report(case: ChildCase, number: str, *, by: Person, at: datetime) -> None:
    """Somebody has reported it by hand, and writes down the number that they were given."""
    number = number.strip()
    if not number:
        raise NotInCase(_("Write the number or name under which it was reported."))
    with transaction.atomic():
        _arrived(case, number[:REPORT_LENGTH], by=name_of(by), at=at)


def send_case(case_id: int, *, at: datetime | None = None) -> None:
    """Sends it, from wherever an earlier try broke off. Raises Away: to be tried again."""
    now = at or timezone.now()
    mine = ChildCase.objects.filter(pk=case_id, state=_CONFIRMED, send_asked__isnull=False)
    free = Q(sending_until=None) | Q(sending_until__lte=now)
    if not mine.filter(free).update(sending_until=now + SENDING_FOR):
        return  # reported already, or another worker is at it
    case = ChildCase.objects.get(pk=case_id)
    there = door()
    try:
        if there is not None:
            _send(case, there, now)
    finally:
        ChildCase.objects.filter(pk=case_id).update(sending_until=None)


def _send(case: ChildCase, there: Door, now: datetime) -> None:
    def keep(sent: Sent) -> None:
        changes = {"report_id": sent.report_id, "is_finishing": sent.is_finishing}
        ChildCase.objects.filter(pk=case.pk, state=_CONFIRMED).update(**changes)

    so_far = Sent(case.report_id, is_finishing=case.is_finishing)
    try:
        sent = send(package_of(case), there, so_far, keep)
    except Away as trouble:
        _note_trouble(case, "away", str(trouble), now)
        raise
    except TurnedDown as refusal:
        _note_trouble(case, refusal.code, "turned down", now)
    except Unclear:
        _note_trouble(case, "unclear", "asked to finish, and now not known there", now)
    except NotSendable:
        _note_trouble(case, "unfit", "not as the CyberTipline demands it", now)
    else:
        with transaction.atomic():
            _arrived(case, sent.report_id, by=case.send_asked_by, at=now)


def _note_trouble(case: ChildCase, code: str, why: str, now: datetime) -> None:
    logger.warning("child case %s has not been reported: %s", case.pk, why)
    with transaction.atomic():
        ChildCase.objects.filter(pk=case.pk).update(trouble=code[:80])
        record("child_case.not_sent", case, by=case.send_asked_by, at=now, code=code[:80])


def _arrived(case: ChildCase, number: str, *, by: str, at: datetime) -> None:
    """From now on it is kept for a year: the law counts from the report."""
    waiting = ChildCase.objects.filter(pk=case.pk, state=_CONFIRMED)
    if not waiting.update(
        state=ChildCase.State.REPORTED,
        report_id=number,
        is_finishing=False,
        trouble="",
        reported=at,
        reported_by=by,
    ):
        raise NotInCase(_("It is not waiting to be reported."))
    record("child_case.reported", case, by=by, at=at, number=number)
    if case.evidence is not None:
        keep_longer(case.evidence, by=by, at=at)
    case.refresh_from_db()
