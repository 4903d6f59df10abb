"""A rule with all that is known of it, for a command or a page to show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lamppost.screening.models import Rule
from lamppost.screening.rules.measuring import Match, latest_matches, matched, precision_of
from lamppost.screening.rules.precision import Precision
from lamppost.screening.rules.trial import Trial


@dataclass(frozen=True)
class RuleShown:
    """precision is of what it matched live, shadow of what it matched at all."""

    rule: Rule
    matched_live: int
    matched_shadow: int
    precision: Precision
    shadow: Precision
    trial: Trial | None
    matches: list[Match]


def shown(rule: Rule) -> RuleShown:
    return RuleShown(
        rule,
        matched(rule, is_live=True),
        matched(rule, is_live=False),
        precision_of(rule),
        precision_of(rule, live_alone=False),
        Trial(**rule.trial) if rule.trial else None,
        latest_matches(rule),
    )


def rules_shown(*, with_retired: bool = False) -> Iterator[RuleShown]:
    rules = Rule.objects.order_by("name", "number")
    if not with_retired:
        rules = rules.exclude(state=Rule.State.RETIRED)
    return (shown(rule) for rule in rules)
