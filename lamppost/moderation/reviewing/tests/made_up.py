"""Things that wait for somebody, with what was noticed in them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from lamppost.board.actions.screening import stop_new
from lamppost.board.models import Ad
from lamppost.moderation.models import Case, Report
from lamppost.people.models import Person
from lamppost.screening.verdict import Finding, Screened, Verdict
from lamppost.testing import NOON, make_ad

TITLE = "Oak table"
TEXT = "I am abroad. Pay the deposit with a gift card, and the movers bring it."
GIFT_CARD = "Pay the deposit with a gift card"
CLEARS = "The money is handed over when the thing is."


def finding(words: str = GIFT_CARD, *, of: str = f"{TITLE}\n{TEXT}", **given: Any) -> Finding:
    start = of.find(words)
    return Finding(
        **{
            "check": "payment",
            "words": words,
            "sentence": "Nobody asks for a deposit here.",
            "asks": Verdict.HOLD,
            "sure": 0.9,
            "start": max(0, start),
            "end": start + len(words) if start >= 0 else 0,
            "clears": CLEARS,
            **given,
        }
    )


def held_ad(person: Person, *findings: Finding, **given: Any) -> Ad:
    """As posting leaves it: with its verdict, its decision and its time."""
    ad = make_ad(person, **{"title": TITLE, "text": TEXT, **given})
    found = Screened(Verdict.HOLD, findings or (finding(),), {"payment": 3})
    stop_new(ad, found, at=NOON)
    return ad


def open_case(subject: str, *words: str, kind: str = Report.Kind.SPAM) -> Case:
    case = Case.objects.create(subject=subject, opened=NOON, look_by=NOON + timedelta(hours=4))
    for number, said in enumerate(words or ("It is not true",)):
        Report.objects.create(case=case, kind=kind, words=said, at=NOON, key=str(number))
    return case
