"""Rules, verdicts and decisions for tests."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from lamppost.journal.actions import HOST
from lamppost.screening.models import Rule, Rulebook, Screening
from lamppost.screening.rules.actions import Said, add_rule, start_rule
from lamppost.screening.rules.keeping import keep_hits
from lamppost.screening.rules.ran import Looked
from lamppost.screening.rules.trial import Trial, note_trial
from lamppost.testing import NOON

TICKETS = 'category == "tickets" && !plain.contains("printed price")'
SAYS = "Please add the printed price."
WEEK = timedelta(days=7)


def make_rule(name: str = "tickets", **given: Any) -> Rule:
    said = {"expression": TICKETS, "asks": "hold", "sentence": SAYS} | given
    return add_rule(name, Said(**said), by=HOST, at=NOON)


def in_shadow(name: str = "tickets", **given: Any) -> Rule:
    rule = make_rule(name, **given)
    note_trial(rule, Trial(), at=NOON)
    rule.refresh_from_db()
    return start_rule(rule, by=HOST, at=NOON)


def live(name: str = "tickets", **given: Any) -> Rule:
    return start_rule(in_shadow(name, **given), by=HOST, at=NOON + WEEK)


def screened(
    subject: str, *, verdict: str = "hold", at: datetime = NOON, **given: Any
) -> Screening:
    book, _ = Rulebook.objects.get_or_create(digest="", defaults={"versions": {}})
    return Screening.objects.create(subject=subject, at=at, verdict=verdict, rulebook=book, **given)


def decided(subject: str, outcome: str) -> Screening:
    return screened(subject, outcome=outcome, decided=NOON)


def hit(rule: Rule, screening: Screening) -> None:
    keep_hits([(screening, [Looked(rule.pk, rule.is_live, matched=True)])], at=NOON)


def decide_many(rule: Rule, *, right: int, wrong: int) -> None:
    for number in range(right + wrong):
        outcome = "upheld" if number < right else "overturned"
        hit(rule, decided(f"board.ad:{number}", outcome))
