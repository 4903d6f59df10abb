"""Reports on the small board: waiting, decided, and made up."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from lamppost.board.models import Ad
from lamppost.journal.actions import name_of
from lamppost.journal.decisions import Ruling, write_decision
from lamppost.journal.models.decisions import Done, Source
from lamppost.moderation.models import Report
from lamppost.moderation.reports.abuse import mark_abusive
from lamppost.moderation.reports.cases import NewReport, close_case, file_report
from lamppost.people.models import Person
from lamppost.relay.models import Conversation, new_secret

WORDS = "They ask for a deposit before I have seen the table.\n\nTwice now."


def make_reported(ad: Ad, talk: Conversation, by: Person, *, at: datetime) -> dict[str, Any]:
    """What paths may name. by: somebody with an account, beside one without."""
    report("spam", name_of(ad), by=by, at=at)
    grave = report("child", name_of(ad), by=None, at=at, address="dora@example.org")
    decided = report("money", name_of(ad.photos.all()[0]), by=by, at=at)
    decide(decided, Done.REMOVE, at=at)
    other = ad.persona.ads.exclude(pk=ad.pk)[0]
    for number in range(3):
        made_up = report("other", name_of(other), by=by, at=at)
        if number < 1:
            mark_abusive(made_up, by=by, at=at)
        decide(made_up, Done.KEEP, at=at)
    letters = talk.letters.filter(side__role="writer", state="sent")
    return {
        "photo_id": ad.photos.all()[0].pk,
        "letter_id": letters.order_by("pk")[0].pk,
        "receipt": grave.receipt,
        "decided_receipt": decided.receipt,
    }


def report(
    kind: str, subject: str, *, by: Person | None, at: datetime, address: str = ""
) -> Report:
    new = NewReport(kind, WORDS, new_secret(), address)
    return file_report(subject, new, by=by, at=at)[0]


def decide(report: Report, done: Done, *, at: datetime) -> None:
    ruling = Ruling(source=Source.REPORT)
    decision = write_decision(done, report.case.subject, ruling, by="people.person:0", at=at)
    close_case(report.case, decision, at=at)
