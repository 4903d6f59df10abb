"""What the clock does with live rules."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from lamppost.journal.actions import CLOCK
from lamppost.screening.models import Rule
from lamppost.screening.rules.actions import RuleRefused, send_back
from lamppost.screening.rules.mails import tell_of_return
from lamppost.screening.rules.measuring import precision_of
from lamppost.screening.rules.precision import Precision, is_below


def review_rules_due(now: datetime) -> int:
    """Sends rules back to shadow that are wrong too often, and notes how sure the others are;
    how many went back."""
    return sum(_review(rule, now) for rule in Rule.objects.filter(state=Rule.State.LIVE))


def _review(rule: Rule, now: datetime) -> bool:
    precision = precision_of(rule)
    if is_below(precision, rule.bar):
        return _back(rule, precision, now)
    if rule.sure != precision.sure:
        Rule.objects.filter(pk=rule.pk).update(sure=precision.sure)
    return False


def _back(rule: Rule, precision: Precision, now: datetime) -> bool:
    try:
        with transaction.atomic():
            tell_of_return(send_back(rule, by=CLOCK, at=now), precision)
    except RuleRefused:  # the host stopped it in this moment
        return False
    return True
