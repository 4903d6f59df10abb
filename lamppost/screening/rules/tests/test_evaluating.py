from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries, Settings

from lamppost.notices.models import Notice
from lamppost.screening.models import RuleHit
from lamppost.screening.rules.evaluating import findings_of_rules
from lamppost.screening.rules.keeping import keep_hits
from lamppost.screening.rules.ran import Looked, Ran
from lamppost.screening.rules.tests.making import SAYS, in_shadow, live, make_rule, screened
from lamppost.screening.submission import Facts, Kind, Submission
from lamppost.screening.verdict import Finding, Verdict
from lamppost.testing import NOON

pytestmark = pytest.mark.django_db

SEATS = Submission(Kind.AD, title="Two seats", text="Row F, side by side.", category="tickets")
FACTS = Facts(now=NOON)


def test_a_live_rule_asks_for_its_verdict_with_its_own_sentence() -> None:
    rule = live()
    ran = findings_of_rules(SEATS, FACTS)
    (found,) = ran.findings
    assert (found.check, found.asks, found.sentence) == ("rule:tickets", Verdict.HOLD, SAYS)
    assert ran.versions == {"rule:tickets": rule.digest[:12]}


def test_a_rule_in_shadow_is_counted_and_has_no_say() -> None:
    rule = in_shadow()
    ran = findings_of_rules(SEATS, FACTS)
    assert ran == Ran(looked=(Looked(rule.pk, is_live=False, matched=True),))
    screening = screened("board.ad:1", verdict="publish")
    keep_hits([(screening, ran.looked)], at=NOON)
    assert RuleHit.objects.get().screening == screening


def test_a_draft_is_not_run() -> None:
    make_rule()
    assert findings_of_rules(SEATS, FACTS) == Ran()


def test_a_finding_shows_the_words_as_they_were_written() -> None:
    live(expression='plain.contains("side by side")')
    (found,) = findings_of_rules(SEATS, FACTS).findings
    assert found.words == "side by side"
    assert SEATS.whole[found.start : found.end] == "side by side"


def test_a_rule_can_ask_what_the_boards_checks_noticed() -> None:
    live(expression='"price" in checks')
    noticed = Finding(check="price", words="")
    assert not findings_of_rules(SEATS, FACTS).findings
    assert findings_of_rules(SEATS, FACTS, findings=[noticed]).findings


def test_all_rules_are_read_in_one_statement(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    live("one")
    live("two", expression="photos == 0")
    with django_assert_num_queries(1):
        assert len(findings_of_rules(SEATS, FACTS).findings) == 2


def test_a_rule_that_fails_matches_nothing_and_the_host_is_told_once_a_day(
    settings: Settings,
) -> None:
    settings.BOARD_CONTACT = "host@example.org"
    rule = live(expression="photos / links == 0")
    ran = findings_of_rules(SEATS, FACTS)
    assert not ran.findings
    for _ in range(2):
        keep_hits([(screened("board.ad:1"), ran.looked)], at=NOON)
    rule.refresh_from_db()
    assert (rule.failures, rule.trouble) == (2, "divide by zero")
    assert "divide by zero" in Notice.objects.get().body
    assert not RuleHit.objects.exists()


def test_a_rule_that_is_slow_three_times_is_stopped(settings: Settings) -> None:
    settings.BOARD_CONTACT = "host@example.org"
    rule = live()
    slow = Looked(rule.pk, is_live=True, matched=False, is_slow=True)
    keep_hits([(screened("board.ad:1"), [slow, slow])], at=NOON)
    assert findings_of_rules(SEATS, FACTS).findings
    keep_hits([(screened("board.ad:2"), [slow])], at=NOON)
    assert findings_of_rules(SEATS, FACTS) == Ran()
    rule.refresh_from_db()
    assert (rule.state, rule.why_back) == ("draft", "slow")
    assert "too slow" in Notice.objects.get().subject


def test_a_rule_that_a_later_library_cannot_read_breaks_nothing() -> None:
    rule = live()
    type(rule).objects.filter(pk=rule.pk).update(expression="no longer (")
    (looked,) = findings_of_rules(SEATS, FACTS).looked
    assert looked.trouble
    assert not looked.matched


def test_a_letter_is_asked_about_like_an_ad() -> None:
    live(expression='kind == "letter" && letters_before == 0 && length < 50')
    letter = Submission(Kind.LETTER, text="Look: https://example.org/a")
    assert findings_of_rules(letter, FACTS).findings
    assert not findings_of_rules(letter, Facts(now=NOON, letters_before=1)).findings
