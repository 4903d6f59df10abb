"""The host's own rules: which went back by themselves, and which fail."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from lamppost.config.doctor.finding import Findings, ok, warn
from lamppost.screening.models import Rule

TOLD_FOR = timedelta(days=30)  # then whoever did nothing about it meant to
FAILED_LATELY = timedelta(days=7)


def check_rules(now: datetime) -> Findings:
    yield from judge_rules(list(Rule.objects.exclude(state=Rule.State.RETIRED)), now)


def judge_rules(rules: Sequence[Rule], now: datetime) -> Findings:
    back = [rule for rule in rules if rule.why_back and now - rule.since < TOLD_FOR]
    failing = [rule for rule in rules if rule.failed and now - rule.failed < FAILED_LATELY]
    for rule in back:
        yield warn(
            "rules.back",
            f"The rule {rule} was stopped by itself: it was {_why(rule)}.",
            f"Look at it: lamppost rules show {rule}",
        )
    for rule in failing:
        yield warn(
            "rules.failing",
            f"The rule {rule} could not be asked {rule.failures:,} times ({rule.trouble}).",
            "What it asks divides by nothing or reads what is not there. Add a better version.",
        )
    if not back and not failing:
        live = sum(rule.is_live for rule in rules)
        yield ok("rules.back", f"Rules of your own that are live: {live:,}.")


def _why(rule: Rule) -> str:
    return "slow" if rule.why_back == Rule.Why.SLOW else "wrong more often than its bar allows"
