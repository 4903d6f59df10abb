"""Keeping what rules matched, and stopping at once the one that is slow."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import F

from lamppost.journal.actions import CLOCK, record
from lamppost.screening.models import Rule, RuleHit, Screening
from lamppost.screening.rules.evaluating import RUNNING
from lamppost.screening.rules.mails import tell_of_failing, tell_of_stop
from lamppost.screening.rules.ran import Looked

# Once may be a machine that was asleep; three times is the rule.
SLOW_TIMES = 3


def keep_hits(kept: Iterable[tuple[Screening, Iterable[Looked]]], *, at: datetime) -> None:
    """Within the transaction of the verdicts, once they have their keys."""
    pairs = [(screening, one) for screening, looked in kept for one in looked]
    RuleHit.objects.bulk_create(
        (
            RuleHit(rule_id=one.rule, screening=screening, is_live=one.is_live)
            for screening, one in pairs
            if one.matched
        ),
        batch_size=500,
        ignore_conflicts=True,
    )
    for _screening, one in pairs:
        if one.trouble:
            _note_failure(one, at)
        if one.is_slow:
            _note_slow(one, at)


def _note_failure(one: Looked, at: datetime) -> None:
    Rule.objects.filter(pk=one.rule).update(
        failures=F("failures") + 1, failed=at, trouble=one.trouble[:80]
    )
    tell_of_failing(Rule.objects.get(pk=one.rule), at=at)


def _note_slow(one: Looked, at: datetime) -> None:
    Rule.objects.filter(pk=one.rule).update(times_slow=F("times_slow") + 1)
    # It names the state that it expects: of two who see the third time, one stops it.
    stopped = Rule.objects.filter(
        pk=one.rule, state__in=RUNNING, times_slow__gte=SLOW_TIMES
    ).update(state=Rule.State.DRAFT, since=at, why_back=Rule.Why.SLOW)
    if stopped:
        rule = Rule.objects.get(pk=one.rule)
        record("rule.stopped", rule, by=CLOCK, at=at, reason=rule.why_back)
        tell_of_stop(rule)
