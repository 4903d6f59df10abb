"""A rule is tried, then watched, then live; and goes back by itself."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail
from pytest_django import Settings

from lamppost.journal.actions import HOST, lines_about
from lamppost.notices.models import Notice
from lamppost.screening.models import Rule, RuleHit
from lamppost.screening.rules.actions import (
    RuleRefused,
    Said,
    add_rule,
    rule_named,
    send_back,
    start_rule,
    stop_rule,
)
from lamppost.screening.rules.refusing import RuleWrong
from lamppost.screening.rules.reviewing import review_rules_due
from lamppost.screening.rules.tests.making import (
    SAYS,
    WEEK,
    decide_many,
    decided,
    hit,
    in_shadow,
    live,
    make_rule,
    screened,
)
from lamppost.testing import NOON

pytestmark = pytest.mark.django_db


def test_a_rule_that_was_not_tried_does_not_start() -> None:
    with pytest.raises(RuleRefused, match="Try it first"):
        start_rule(make_rule(), by=HOST, at=NOON)


@pytest.mark.parametrize(
    ("matches", "after", "starts"),
    [
        (0, WEEK, True),
        (0, WEEK - timedelta(minutes=1), False),
        (20, timedelta(days=1), True),
        (20, timedelta(hours=23), False),
        (19, timedelta(days=1), False),
    ],
)
def test_a_rule_goes_live_after_a_week_in_shadow_or_with_enough_matches(
    matches: int, after: timedelta, starts: bool
) -> None:
    rule = in_shadow()
    for number in range(matches):
        hit(rule, screened(f"board.ad:{number}"))
    if starts:
        assert start_rule(rule, by=HOST, at=NOON + after).is_live
    else:
        with pytest.raises(RuleRefused, match="in shadow since"):
            start_rule(rule, by=HOST, at=NOON + after)


def test_one_ad_that_was_looked_at_twenty_times_is_one_match() -> None:
    rule = in_shadow()
    for _ in range(20):
        hit(rule, screened("board.ad:1"))
    with pytest.raises(RuleRefused, match="in shadow since"):
        start_rule(rule, by=HOST, at=NOON + timedelta(days=1))


def test_a_rule_that_was_wrong_in_shadow_does_not_go_live() -> None:
    rule = in_shadow()
    decide_many(rule, right=1, wrong=6)
    with pytest.raises(RuleRefused, match="Change it"):
        start_rule(rule, by=HOST, at=NOON + WEEK)


def test_a_rule_that_is_wrong_too_often_goes_back_to_shadow(settings: Settings) -> None:
    settings.BOARD_CONTACT = "host@example.org"
    rule = live()
    decide_many(rule, right=2, wrong=4)
    assert review_rules_due(NOON) == 1
    rule.refresh_from_db()
    assert (rule.state, rule.why_back) == ("shadow", "wrong")
    assert lines_about(rule).filter(act="rule.shadow", by="clock", reason="wrong").exists()
    assert "shadow again" in Notice.objects.get().subject
    assert not mail.outbox  # the outbox of notices delivers it


def test_a_rule_that_is_right_stays_and_is_known_to_be() -> None:
    rule = live()
    decide_many(rule, right=18, wrong=2)
    assert review_rules_due(NOON) == 0
    rule.refresh_from_db()
    assert rule.is_live
    assert rule.sure == pytest.approx(20 / 24)


def test_what_it_matched_in_shadow_does_not_send_a_live_rule_back() -> None:
    rule = in_shadow()
    shadow_hits = [screened(f"board.ad:{number}") for number in range(9)]
    for one in shadow_hits:
        hit(rule, one)
    rule = start_rule(rule, by=HOST, at=NOON + WEEK)
    for one in shadow_hits:
        one.outcome, one.decided = "overturned", NOON
        one.save()
    assert review_rules_due(NOON) == 0


def test_an_ad_counts_once_and_with_its_latest_decision() -> None:
    rule = live()
    for number in range(6):
        hit(rule, decided("board.ad:1", "overturned"))
        hit(rule, decided(f"board.ad:{number + 2}", "upheld"))
    assert review_rules_due(NOON) == 0


def test_a_rule_that_was_sent_back_needs_a_new_version() -> None:
    rule = live()
    decide_many(rule, right=2, wrong=4)
    review_rules_due(NOON)
    with pytest.raises(RuleRefused, match="Change it"):
        start_rule(rule_named("tickets"), by=HOST, at=NOON + 9 * WEEK)
    with pytest.raises(RuleRefused, match="says already"):
        make_rule()
    assert make_rule(sentence="Another sentence.").number == 2


def test_only_one_of_two_who_stop_a_rule_does_it() -> None:
    rule = live()
    same = Rule.objects.get(pk=rule.pk)
    stop_rule(rule, by=HOST, at=NOON)
    with pytest.raises(RuleRefused, match="just changed"):
        send_back(same, by=HOST, at=NOON)


def test_the_live_version_goes_on_until_the_new_one_is_live() -> None:
    old = live()
    new = in_shadow(sentence="Another sentence.")
    old.refresh_from_db()
    assert old.is_live
    start_rule(new, by=HOST, at=NOON + WEEK)
    old.refresh_from_db()
    assert old.state == "retired"
    assert rule_named("tickets@1") == old
    assert rule_named("tickets") == new


def test_a_rule_that_was_retired_does_not_start_again() -> None:
    rule = stop_rule(live(), by=HOST, at=NOON, for_good=True)
    with pytest.raises(RuleRefused, match="retired"):
        start_rule(rule, by=HOST, at=NOON)


@pytest.mark.parametrize(
    ("name", "given", "says"),
    [
        ("Tickets", {}, "small letters"),
        ("a--b", {}, "small letters"),
        ("a" * 41, {}, "small letters"),
        ("tickets", {"asks": "publish"}, "watch"),
        ("tickets", {"sentence": " "}, "--says"),
        ("tickets", {"bar": 0.99}, "0.95"),
        ("tickets", {"expression": "plain.matches('" + "(.*w){40}" * 20 + "z')"}, "longest text"),
    ],
)
def test_a_rule_that_would_harm_is_not_added(
    name: str, given: dict[str, object], says: str
) -> None:
    with pytest.raises(RuleRefused, match=says):
        make_rule(name, **given)
    assert not Rule.objects.exists()


def test_a_rule_that_only_watches_needs_no_sentence() -> None:
    assert make_rule(asks="watch", sentence="")


def test_a_rule_that_is_wrong_in_form_is_not_added() -> None:
    with pytest.raises(RuleWrong):
        add_rule("tickets", Said("categry == 'a'", "hold", SAYS), by=HOST, at=NOON)
    assert not Rule.objects.exists()


def test_matches_go_with_the_verdict_that_they_were_part_of() -> None:
    rule, screening = live(), screened("board.ad:1")
    hit(rule, screening)
    screening.delete()
    assert not RuleHit.objects.exists()
