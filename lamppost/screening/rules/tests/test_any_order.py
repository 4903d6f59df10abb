"""The states of a rule, whatever is done to it and in whatever order."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from lamppost.journal.actions import HOST, lines_about
from lamppost.screening.models import Rule, RuleHit
from lamppost.screening.rules.actions import RuleRefused, rule_named, start_rule, stop_rule
from lamppost.screening.rules.reviewing import review_rules_due
from lamppost.screening.rules.tests.making import decided, hit, make_rule
from lamppost.screening.rules.trial import Trial, note_trial
from lamppost.testing import NOON

NEXT = {"draft": "shadow", "shadow": "live"}


class RuleMachine(RuleBasedStateMachine):
    """One name with all its versions."""

    def __init__(self) -> None:
        super().__init__()
        Rule.objects.all().delete()
        RuleHit.objects.all().delete()
        self.now, self.added, self.ads = NOON, 0, 0

    @rule(hours=st.sampled_from([1, 24, 24 * 6, 24 * 7]))
    def time_passes(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @rule()
    def host_writes_a_version(self) -> None:
        self.added += 1
        made = make_rule(sentence=f"Sentence {self.added}.")
        assert (made.number, made.state) == (self.added, "draft")

    @rule(number=st.integers(1, 3))
    def host_tries(self, number: int) -> None:
        for one in Rule.objects.filter(number=number):
            note_trial(one, Trial(), at=self.now)

    @rule(number=st.integers(1, 3))
    def host_starts(self, number: int) -> None:
        for before in Rule.objects.filter(number=number):
            try:
                after = start_rule(before, by=HOST, at=self.now)
            except RuleRefused:
                continue
            assert NEXT[before.state] == after.state
            assert after.tried
            if after.is_live:
                assert self.now - before.since >= timedelta(days=1)

    @rule(number=st.integers(1, 3), for_good=st.booleans())
    def host_stops(self, number: int, for_good: bool) -> None:
        for before in Rule.objects.filter(number=number):
            try:
                after = stop_rule(before, by=HOST, at=self.now, for_good=for_good)
            except RuleRefused:
                assert before.state in {"draft", "retired"}
                continue
            assert after.state == "retired" if for_good else NEXT[after.state] == before.state

    @rule(outcome=st.sampled_from(["upheld", "overturned"]), times=st.integers(1, 8))
    def people_decide(self, outcome: str, times: int) -> None:
        for one in Rule.objects.filter(state__in=["shadow", "live"]):
            for _ in range(times):
                self.ads += 1
                hit(one, decided(f"board.ad:{self.ads}", outcome))

    @rule()
    def clock_looks(self) -> None:
        live = set(Rule.objects.filter(state="live").values_list("pk", flat=True))
        back = review_rules_due(self.now)
        still = set(Rule.objects.filter(state="live").values_list("pk", flat=True))
        assert still <= live
        assert back == len(live - still)

    @invariant()
    def at_most_one_version_is_live(self) -> None:
        assert Rule.objects.filter(state="live").count() <= 1

    @invariant()
    def every_change_of_state_is_in_the_journal(self) -> None:
        for one in Rule.objects.exclude(state="draft").exclude(number__lt=self.added):
            assert lines_about(one).filter(act=f"rule.{one.state}").exists()


@pytest.mark.django_db
def test_no_order_of_doing_things_leads_a_rule_where_it_may_not_go() -> None:
    run_state_machine_as_test(
        RuleMachine, settings=settings(max_examples=40, stateful_step_count=25, deadline=None)
    )


@pytest.mark.django_db
def test_an_older_version_does_not_go_live_beside_a_newer_one() -> None:
    old = make_rule()
    Rule.objects.filter(pk=old.pk).update(state="shadow", since=NOON)
    new = make_rule(sentence="Another sentence.")
    Rule.objects.filter(pk=new.pk).update(state="live", since=NOON)
    with pytest.raises(RuleRefused, match="Another version"):
        start_rule(rule_named("tickets@1"), by=HOST, at=NOON + timedelta(days=7))
    assert rule_named("tickets").is_live
